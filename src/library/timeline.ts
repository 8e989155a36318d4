/** Lists the sentences about a topic in the order of the dates that they mention. */

import type { Article } from '../articles/article.ts';
import type { Day } from '../day.ts';
import { askedDateTermsOf, isDateTerm } from '../language/date-terms.ts';
import { keysOf, type Term, termsOf } from '../language/terms.ts';
import type { Ranking } from '../retrieval/index.ts';
import { idf, type Match } from '../retrieval/matcher.ts';
import { LABEL, type Segment } from '../retrieval/segment.ts';
import type { Event, Timeline } from './answers.ts';
import { type ArticleRef, articleKey, sentenceCountOf, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { quoteAt } from './quote.ts';
import { eventOf, type SentenceDate, sentenceDates } from './sentence-dates.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** How many sentences are ranked by the topic, and searched for dates: a library rarely has more on one topic. */
export const MAX_RANKED = 1_000;
/** How many more are searched in articles whose title names the topic: a changelog of ten years has fewer. */
const MAX_TITLED = 5_000;
/** The share of the best score from which a sentence is near to the topic. */
const NEAR = 0.4;
/** The share of the topic's words, weighted by their idf, that a sentence and its context need. */
const MIN_NAMED = 0.6;

/** Words that people add to a topic to ask for a timeline; they are not part of the topic. */
const TIMELINE_WORDS = keysOf('timeline chronology history happened happens happen events dates');

/**
 * The sentences about a topic that mention a date, or are below a heading that gives one, in the order of those dates.
 * Of entries that start on the same day, the shorter period comes first, then the nearer article, in its own order. A
 * sentence with two dates is listed twice, and a sentence of two articles once. See `Library.timeline`.
 *
 * @param limit the maximum number of entries: the nearest to the topic are taken
 * @param known the ranking of the view's sentences by the topic; computed when left out
 */
export function* timelineOf(
  view: ServerView,
  topic: string,
  scope: Scope,
  limit: number,
  known?: Ranking,
): CooperativeTask<Timeline> {
  const { from, to, ...articles } = scope;
  const ranking = known ?? (yield* rankingOf(view, topicTermsOf(topic, scope), articles));
  const found: Found[] = [];
  const seen = new Set<string>();
  const ranks = new Map<Article, number>();
  for (const { ref, number } of yield* sentencesOn(view, ranking)) {
    const dates = sentenceDates(ref, number);
    for (const event of eventsOf(dates, ref.article.published)) {
      const key = `${event.from} ${event.to} ${textAt(ref, number)}`;
      if (seen.has(key) || !isBetween(event, from, to)) continue;
      seen.add(key);
      const articleRank = ranks.get(ref.article) ?? ranks.size;
      ranks.set(ref.article, articleRank);
      found.push({ ref, number, dates, event, articleRank });
    }
    yield;
  }
  const kept = found.slice(0, limit).sort(compareByDate);
  const dated: Timeline['dated'] = [];
  for (const { ref, number, dates, event } of kept) {
    dated.push({ quote: quoteAt(ref, number, dates), event });
    yield;
  }
  return { dated, leftOut: found.length - kept.length };
}

function rankingOf(view: ServerView, topic: readonly Term[], scope: Scope): CooperativeTask<Ranking> {
  return view.index.ranking(view.index.matchesOf(topic), MAX_RANKED, (segment, article) =>
    isWithin(view.articleAt(segment, article), scope),
  );
}

/** A sentence by its article and its number in it. */
interface Sentence {
  ref: ArticleRef;
  number: number;
}

/** A sentence with one of its dates. */
interface Found extends Sentence {
  dates: readonly SentenceDate[];
  event: Event;
  /** The rank of its article, the first that was found being 0. */
  articleRank: number;
}

/**
 * The sentences on a topic: first those near to it, then the others of articles whose title names it, in their order,
 * and last those that are far from it. Headings and column names are left out.
 */
function* sentencesOn(view: ServerView, { candidates, matches: all }: Ranking): CooperativeTask<Sentence[]> {
  // A word that only titles have counts no more than a word of a single sentence.
  const rarest = idf(view.index.sentenceCount, 1);
  const matches = all.map((match) => ({ ...match, idf: Math.min(match.idf, rarest) }));
  const titled = new Map<Article, ArticleRef>();
  const near: Sentence[] = [];
  const far: Sentence[] = [];
  for (const { segment, sentence, held, score } of candidates) {
    yield;
    const { ref, number } = view.sentenceAt(segment, sentence);
    if (isNamedIn(held.title, matches)) titled.set(ref.article, ref);
    else if (!isNamedIn(held.sentence | held.before | held.paragraph | held.heading | held.title, matches))
      continue;
    if (!isLabel(segment, sentence))
      (score >= NEAR * candidates[0]!.score ? near : far).push({ ref, number });
  }
  const nearest = new Set(near.map(sentenceKey));
  yield;
  const ofTitled = [...titled.values()].flatMap(sentencesOf).slice(0, MAX_TITLED);
  yield;
  const others = ofTitled.filter((one) => !nearest.has(sentenceKey(one)));
  yield;
  const known = new Set(others.map(sentenceKey));
  return [...near, ...others, ...far.filter((one) => !known.has(sentenceKey(one)))];
}

function sentenceKey({ ref, number }: Sentence): string {
  return `${articleKey(ref)} ${number}`;
}

/** The sentences of an article, without labels. */
function sentencesOf(ref: ArticleRef): Sentence[] {
  const { segment } = ref.articleSegment;
  const first = segment.articleStarts[ref.number]!;
  return Array.from({ length: sentenceCountOf(ref) }, (_, number) => ({ ref, number })).filter(
    ({ number }) => !isLabel(segment, first + number),
  );
}

function isLabel({ labels, paragraphOf }: Segment, sentence: number): boolean {
  return labels[paragraphOf[sentence]!] !== LABEL.none;
}

/** The terms that a topic is ranked by. */
export function topicTermsOf(topic: string, scope: Scope): Term[] {
  const words = termsOf(topic).filter(({ key }) => !TIMELINE_WORDS.has(key));
  return [...words, ...askedDateTermsOf(topic, scope.asked ?? null)];
}

/**
 * Whether a field has the topic's names, and most of its other words. Of two days that an ambiguous date may mean, one
 * is enough.
 *
 * @param held which of the matches the field has: bit i stands for match i
 */
function isNamedIn(held: number, matches: readonly Match[]): boolean {
  let sum = 0;
  let all = 0;
  for (const [i, { idf, name, asked }] of matches.entries()) {
    const isNamed = (held & (1 << i)) !== 0;
    if (!isNamed && hasOtherReading(asked, held, matches)) continue;
    if (name && !isNamed) return false;
    all += idf;
    if (isNamed) sum += idf;
  }
  return all > 0 && sum >= MIN_NAMED * all;
}

/** Whether a field has the other day of an ambiguous date: both days of "02/01/2025" are terms of the topic. */
function hasOtherReading(day: Term, held: number, matches: readonly Match[]): boolean {
  return (
    isDateTerm(day) &&
    matches.some(({ asked }, i) => asked.start === day.start && isDateTerm(asked) && (held & (1 << i)) !== 0)
  );
}

/**
 * The events of a sentence, each once. An event that includes a more exact one is left out ("June 2023" beside "18
 * June"), unless it is that of a heading. Of the two days of an ambiguous date, the one nearer to the article's day
 * comes first.
 */
function eventsOf(dates: readonly SentenceDate[], published: Day | null): Event[] {
  const events = dates.map((date) => nearest(eventOf(date), published));
  const inSentence = events.filter(({ basis }) => basis !== 'heading');
  return events.filter((event, i) => event.basis === 'heading' || isMostExact(event, i, inSentence));
}

function isMostExact(event: Event, i: number, events: readonly Event[]): boolean {
  return events.every((other, j) => {
    if (i === j || !isIncluded(other, event)) return true;
    return isIncluded(event, other) && i < j;
  });
}

function nearest(event: Event, published: Day | null): Event {
  const { from, to, or } = event;
  if (!or || !published || distance(from, published) <= distance(or, published)) return event;
  return { ...event, from: or, to: to && or, or: from };
}

function distance(a: Day, b: Day): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}

function isIncluded(inner: Event, outer: Event): boolean {
  return inner.from >= outer.from && endOf(inner) <= endOf(outer);
}

function isBetween(event: Event, from: Day | undefined, to: Day | undefined): boolean {
  return (to === undefined || event.from <= to) && (from === undefined || endOf(event) >= from);
}

/** The last day of an event; for an open-ended one, a string that sorts after every day. */
function endOf({ to }: Event): string {
  return to ?? 'later';
}

function compareByDate(a: Found, b: Found): number {
  const [one, other] = [a.event, b.event];
  if (one.from !== other.from) return one.from < other.from ? -1 : 1;
  if (one.to !== other.to) return endOf(one) < endOf(other) ? -1 : 1;
  return a.articleRank - b.articleRank || a.number - b.number;
}
