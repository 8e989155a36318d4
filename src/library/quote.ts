import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Quote } from './answers.ts';
import { contentOf, writeCitation } from './citation.ts';
import { articleKey, type ArticleRef } from './collection.ts';
import { sentenceDates, eventOf, type SentenceDate } from './sentence-dates.ts';
import { excerptAt, excerptInText } from './excerpt.ts';

/** What a question adds to a sentence. */
export interface Emphasis {
  highlight: [from: number, to: number][];
  confidence: number;
}

/** A sentence that is shown for itself, and not because a question was asked. */
const PLAIN: Emphasis = { highlight: [], confidence: 1 };

/**
 * A sentence of an article, ready to be shown.
 *
 * @param sentence its number in the article
 * @param dates the dates that it speaks of
 */
export function quoteAt(
  place: ArticleRef,
  sentence: number,
  dates: readonly SentenceDate[] = sentenceDates(place, sentence),
  { highlight, confidence }: Emphasis = PLAIN,
): Quote {
  const { article } = place;
  const analysed = analysedAt(place);
  const { starts, ends } = analysed;
  const quote = article.text.slice(starts[sentence], ends[sentence]);
  const leans = sentence > 0 && hasAnaphoricSubject(quote);
  const shown = excerptAt(analysed, sentence, leans);
  return {
    quote,
    article: article.id,
    title: displayTitle(article),
    published: article.published,
    source: article.source,
    citation: citationAt(place, sentence),
    start: starts[sentence]!,
    end: ends[sentence]!,
    highlight,
    confidence,
    events: dates.map(eventOf),
    leansOnBefore: leans,
    before: sentence > 0 ? textAt(place, sentence - 1) : null,
    after: sentence + 1 < starts.length ? textAt(place, sentence + 1) : null,
    kind: article.blocks[analysed.blockOf(sentence)]!.kind,
    ...shown,
    shown: excerptInText(shown),
  };
}

/** The article of a place with its sentences. */
export function analysedAt({ shelf, number }: ArticleRef): AnalysedArticle {
  return shelf.analysedAt(number);
}

/** The letters of a sentence of an article. */
export function textAt({ shelf, number }: ArticleRef, sentence: number): string {
  return shelf.textAt(number, sentence);
}

/** What names a sentence of an article, as it stands, for ever. */
export function citationAt(place: ArticleRef, sentence: number): string {
  return writeCitation({
    key: articleKey(place),
    place: sentence,
    content: contentOf(textAt(place, sentence)),
  });
}
