import type { Article } from '../articles/article.ts';
import { dateTermsOf, publishedTermsOf } from '../language/date-terms.ts';
import { longFormsDefinedIn } from '../language/long-forms.ts';
import { splitSentences } from '../language/sentences.ts';
import { termsOf } from '../language/terms.ts';
import { Growing } from '../retrieval/growing.ts';
import { buildSegment, type IndexedArticle, type Segment } from '../retrieval/segment.ts';
import type { Span } from '../span.ts';

/** Some articles and their segment of the index, whose numbers of articles and sentences are those of the shelf. */
export interface Shelf {
  articles: readonly Article[];
  segment: Segment;
  /** Where a sentence stands: its article, and the offsets in that article's text. */
  sentenceAt(number: number): Span & { article: Article };
}

/** Splits the articles into sentences and indexes them. */
export function shelve(articles: readonly Article[]): Shelf {
  const starts = new Growing();
  const ends = new Growing();
  const segment = buildSegment(indexed());
  return {
    articles,
    segment,
    sentenceAt: (number) => ({
      article: articles[segment.articleOf[segment.paragraphOf[number]!]!]!,
      start: starts.at(number),
      end: ends.at(number),
    }),
  };

  function* indexed(): Iterable<IndexedArticle> {
    for (const { title, published, text, paragraphs } of articles)
      yield {
        title: [...termsOf(title ?? ''), ...publishedTermsOf(published)],
        longForms: longFormsDefinedIn(text),
        paragraphs: paragraphs.map((paragraph) =>
          splitSentences(text, paragraph).map(({ start, end }) => {
            starts.push(start);
            ends.push(end);
            const sentence = text.slice(start, end);
            return [...termsOf(sentence), ...dateTermsOf(sentence, published)];
          }),
        ),
      };
  }
}
