import { displayTitle } from '../articles/title.ts';
import { hasAnaphoricSubject } from '../language/anaphora.ts';
import type { Analysed } from './analysed.ts';
import type { Quote } from './answers.ts';
import { contentOf, writeCitation } from './citation.ts';
import { keyAt, type Place } from './collection.ts';
import { datesAt, eventOf, type SpokenDate } from './events.ts';
import { shownAt, shownInText } from './shown.ts';

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
  place: Place,
  sentence: number,
  dates: readonly SpokenDate[] = datesAt(place, sentence),
  { highlight, confidence }: Emphasis = PLAIN,
): Quote {
  const { article } = place;
  const analysed = analysedAt(place);
  const { starts, ends } = analysed;
  const quote = article.text.slice(starts[sentence], ends[sentence]);
  const leans = sentence > 0 && hasAnaphoricSubject(quote);
  const shown = shownAt(analysed, sentence, leans);
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
    shown: shownInText(shown),
  };
}

/** The article of a place with its sentences. */
export function analysedAt({ shelf, number }: Place): Analysed {
  return shelf.analysedAt(number);
}

/** The letters of a sentence of an article. */
export function textAt({ shelf, number }: Place, sentence: number): string {
  return shelf.textAt(number, sentence);
}

/** What names a sentence of an article, as it stands, for ever. */
export function citationAt(place: Place, sentence: number): string {
  return writeCitation({
    key: keyAt(place),
    place: sentence,
    content: contentOf(textAt(place, sentence)),
  });
}
