/** Makes a quote of a sentence. */

import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { Quote } from './answers.ts';
import { sentenceHash, writeCitation } from './citation.ts';
import { type ArticleRef, analysedAt, articleKey, textAt } from './collection.ts';
import { type Extent, excerptAt } from './excerpt.ts';
import { excerptInText } from './excerpt-text.ts';
import { hasStartOf } from './repeated-words.ts';
import { eventOf, type SentenceDate, sentenceDates } from './sentence-dates.ts';

/** What a question adds to a quote. */
type Relevance = Pick<Quote, 'highlight' | 'confidence'> & {
  /** What follows as part of the answer. */
  extent?: Extent;
};

/** For a quote that answers no question. */
const NO_QUESTION: Relevance = { highlight: [], confidence: 1 };

/**
 * Makes a quote of a sentence of an article.
 *
 * @param sentence its number in the article
 * @param dates the dates that it mentions
 */
export function quoteAt(
  ref: ArticleRef,
  sentence: number,
  dates: readonly SentenceDate[] = sentenceDates(ref, sentence),
  { highlight, confidence, extent }: Relevance = NO_QUESTION,
): Quote {
  const { article } = ref;
  const analysed = analysedAt(ref);
  const { starts, ends } = analysed;
  const quote = article.text.slice(starts[sentence], ends[sentence]);
  const isAnaphoric = sentence > 0 && hasAnaphoricSubject(quote);
  const { kind, page } = article.blocks[analysed.blockOf(sentence)]!;
  const excerpt = excerptAt(analysed, sentence, isAnaphoric, extent);
  return {
    quote,
    article: article.id,
    title: displayTitle(article),
    published: article.published,
    ...(article.expires && { expired: article.expires }),
    source: article.source,
    citation: citationAt(ref, sentence),
    start: starts[sentence]!,
    end: ends[sentence]!,
    highlight,
    confidence,
    events: dates.map(eventOf),
    hasAnaphoricSubject: isAnaphoric,
    before: sentence > 0 ? textAt(ref, sentence - 1) : null,
    after: sentence + 1 < starts.length ? textAt(ref, sentence + 1) : null,
    ...(article.source !== null && {
      isRepeated: hasStartOf(quote, article.text.slice(0, starts[sentence])),
    }),
    kind,
    ...(page !== undefined && { page }),
    ...excerpt,
    shown: excerptInText(excerpt),
  };
}

/** The citation of a sentence of an article, by its number. */
export function citationAt(ref: ArticleRef, sentence: number): string {
  return writeCitation({ key: articleKey(ref), sentence, hash: sentenceHash(textAt(ref, sentence)) });
}
