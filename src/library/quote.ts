import { displayTitle } from '../articles/title.ts';
import { type EventDate, resolveDates } from '../language/dates.ts';
import type { Event, Quote } from './answers.ts';
import { contentOf, writeCitation } from './citation.ts';
import type { Place } from './view.ts';

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
 * @param sentence its number in the shelf's segment
 * @param dates the dates that it speaks of
 */
export function quoteAt(
  place: Place,
  sentence: number,
  dates: readonly EventDate[] = datesAt(place, sentence),
  { highlight, confidence }: Emphasis = PLAIN,
): Quote {
  const { article, shelf } = place;
  const { start, end } = shelf.sentenceAt(sentence);
  const quote = article.text.slice(start, end);
  return {
    quote,
    article: article.id,
    title: displayTitle(article),
    published: article.published,
    source: article.source,
    citation: citationAt(place, sentence),
    start,
    end,
    highlight,
    confidence,
    events: dates.flatMap(eventsOf),
    leansOnBefore: false,
    before: neighbourAt(place, sentence - 1),
    after: neighbourAt(place, sentence + 1),
  };
}

/** The letters of a sentence. */
export function textAt({ article, shelf }: Place, sentence: number): string {
  const { start, end } = shelf.sentenceAt(sentence);
  return article.text.slice(start, end);
}

/** The dates that a sentence speaks of, resolved against the day of its article. */
export function datesAt(place: Place, sentence: number): EventDate[] {
  return resolveDates(textAt(place, sentence), place.article.published);
}

/** What names a sentence, as it stands, for ever. */
export function citationAt(place: Place, sentence: number): string {
  const first = place.shelf.segment.articleStarts[place.number]!;
  return writeCitation({
    key: place.key,
    place: sentence - first,
    content: contentOf(textAt(place, sentence)),
  });
}

function neighbourAt(place: Place, sentence: number): string | null {
  const { articleStarts } = place.shelf.segment;
  const inArticle = sentence >= articleStarts[place.number]! && sentence < articleStarts[place.number + 1]!;
  return inArticle ? textAt(place, sentence) : null;
}

function eventsOf({ text, from, to, grain, basis, approximate, open }: EventDate): Event[] {
  if (!from || grain === 'vague') return [];
  return [{ text, from, to: open ? null : to, grain, basis, approximate }];
}
