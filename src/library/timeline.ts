import type { Day } from '../day.ts';
import { askedDateTermsOf } from '../language/date-terms.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Candidate, Match } from '../retrieval/index.ts';
import type { Dated, Event } from './answers.ts';
import { datesAt, eventOf } from './events.ts';
import type { Scope } from './library.ts';
import { quoteAt } from './quote.ts';
import { isWithin, type View } from './view.ts';

/** So many sentences are looked through for days: of a topic of its own, a library has rarely more. */
export const DATED = 500;
/** A sentence is of the topic from this share of the best one's score on. */
const LEAST_SCORE = 0.4;
/** So much of the topic, by the rarity of its words (their idf), the sentence, its paragraph or its title has to name. */
const LEAST_NAMED = 0.6;

/** What people write to a topic because they want its times: no word of the topic itself. */
const OF_TIME = new Set(
  termsOf('timeline chronology history happened happens happen events dates').map(({ key }) => key),
);

/**
 * What happened when: the sentences that are nearest to a topic and speak of a day, in the order of those days; of
 * equals, the more exact day first, and then the nearer sentence. A sentence that speaks of two days is there twice, and
 * one that stands in two articles once. See `Library.timeline`.
 *
 * @param limit how many at most: the nearest to the topic
 */
export function timelineOf(view: View, topic: string, scope: Scope, limit: number): Dated[] {
  const { from, to, ...articles } = scope;
  const { candidates, matches } = view.index.rank(topicTermsOf(topic, scope), DATED, (segment, article) =>
    isWithin(view.placeAt(segment, article), articles),
  );
  const dated: Dated[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (dated.length >= limit || candidate.score < LEAST_SCORE * candidates[0]!.score) break;
    if (!isOfTopic(candidate, matches)) continue;
    const { place, number } = view.sentenceAt(candidate.segment, candidate.sentence);
    const dates = datesAt(place, number);
    const events = mostExact(dates.map(eventOf)).filter((event) => isBetween(event, from, to));
    if (events.length === 0) continue;
    const quote = quoteAt(place, number, dates);
    for (const event of events) {
      const key = `${event.from} ${event.to} ${quote.quote}`;
      if (!seen.has(key)) dated.push({ quote, event });
      seen.add(key);
    }
  }
  return dated.slice(0, limit).sort((a, b) => comesFirst(a.event, b.event));
}

/** The terms that a topic is ranked by. */
export function topicTermsOf(topic: string, scope: Scope): Term[] {
  const words = termsOf(topic).filter(({ key }) => !OF_TIME.has(key));
  return [...words, ...askedDateTermsOf(topic, scope.asked ?? null)];
}

/** Whether a sentence, the one before, its paragraph or its title has the topic's names, and most of the rest. */
function isOfTopic({ held }: Candidate, matches: readonly Match[]): boolean {
  const named = held.sentence | held.before | held.paragraph | held.title;
  let sum = 0;
  let all = 0;
  for (const [i, { idf, name }] of matches.entries()) {
    const isNamed = (named & (1 << i)) !== 0;
    if (name && !isNamed) return false;
    all += idf;
    if (isNamed) sum += idf;
  }
  return sum >= LEAST_NAMED * all;
}

/** Each time once, and none that only says less exactly what another does: "June 2023" beside "18 June". */
function mostExact(events: readonly Event[]): Event[] {
  return events.filter((event, i) =>
    events.every((other, j) => {
      if (i === j || !isIn(other, event)) return true;
      return isIn(event, other) && i < j;
    }),
  );
}

function isIn(inner: Event, outer: Event): boolean {
  return inner.from >= outer.from && lastOf(inner) <= lastOf(outer);
}

function isBetween(event: Event, from: Day | undefined, to: Day | undefined): boolean {
  return (to === undefined || event.from <= to) && (from === undefined || lastOf(event) >= from);
}

/** What goes on has no last day: a text that is greater than any day's. */
function lastOf({ to }: Event): string {
  return to ?? 'later';
}

function comesFirst(a: Event, b: Event): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.to === b.to) return 0;
  return lastOf(a) < lastOf(b) ? -1 : 1;
}
