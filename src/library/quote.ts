import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { Quote } from './answers.ts';
import { contentOf, writeCitation } from './citation.ts';
import { type ArticleRef, analysedAt, articleKey, textAt } from './collection.ts';
import { excerptAt, excerptInText } from './excerpt.ts';
import { eventOf, type SentenceDate, sentenceDates } from './sentence-dates.ts';

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
  ref: ArticleRef,
  sentence: number,
  dates: readonly SentenceDate[] = sentenceDates(ref, sentence),
  { highlight, confidence }: Emphasis = PLAIN,
): Quote {
  const { article } = ref;
  const analysed = analysedAt(ref);
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
    citation: citationAt(ref, sentence),
    start: starts[sentence]!,
    end: ends[sentence]!,
    highlight,
    confidence,
    events: dates.map(eventOf),
    leansOnBefore: leans,
    before: sentence > 0 ? textAt(ref, sentence - 1) : null,
    after: sentence + 1 < starts.length ? textAt(ref, sentence + 1) : null,
    kind: article.blocks[analysed.blockOf(sentence)]!.kind,
    ...shown,
    shown: excerptInText(shown),
  };
}

/** What names a sentence of an article, as it stands, for ever. */
export function citationAt(ref: ArticleRef, sentence: number): string {
  return writeCitation({
    key: articleKey(ref),
    place: sentence,
    content: contentOf(textAt(ref, sentence)),
  });
}
