import type { Article } from '../articles/article.ts';
import { buildSegment, type Segment } from '../retrieval/segment.ts';
import type { Span } from '../span.ts';
import type { Analysed } from './analysed.ts';

/** Some articles and their segment of the index, whose numbers of articles and sentences are those of the shelf. */
export interface Shelf {
  articles: readonly Analysed[];
  segment: Segment;
  /** Where a sentence stands: its article, and the offsets in that article's text. */
  sentenceAt(number: number): Span & { article: Article };
}

/** Indexes some articles. */
export function shelve(articles: readonly Analysed[]): Shelf {
  const segment = buildSegment(indexed(articles));
  return {
    articles,
    segment,
    sentenceAt(number) {
      const place = segment.articleOf[segment.paragraphOf[number]!]!;
      const { article, starts, ends } = articles[place]!;
      const within = number - segment.articleStarts[place]!;
      return { article, start: starts[within]!, end: ends[within]! };
    },
  };
}

function* indexed(articles: readonly Analysed[]) {
  for (const article of articles) yield article.indexed();
}
