import type { Article } from '../articles/article.ts';
import type { Day } from '../day.ts';
import { askedDateTermsOf, isDateTerm } from '../language/date-terms.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { idf, type Match, type Ranking } from '../retrieval/index.ts';
import { LABEL, type Segment } from '../retrieval/segment.ts';
import type { Event, Timeline } from './answers.ts';
import { type ArticleRef, articleKey, textAt } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';
import { quoteAt } from './quote.ts';
import { eventOf, type SentenceDate, sentenceDates } from './sentence-dates.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** So many sentences are ranked by a topic, and looked through for days: of one topic, a library has rarely more. */
export const DATED = 1_000;
/** So many more are looked through in articles that the topic is the title of: a changelog of ten years has fewer. */
const MOST_TITLED = 5_000;
/** A sentence is near to the topic from this share of the best one's score on. */
const NEAR = 0.4;
/** So much of the topic, by the rarity of its words (their idf), a sentence, or what stands above it, has to name. */
const LEAST_NAMED = 0.6;

/** What people write to a topic because they want its times: no word of the topic itself. */
const OF_TIME = new Set(
  termsOf('timeline chronology history happened happens happen events dates').map(({ key }) => key),
);

/**
 * What happened when: the sentences about a topic that speak of a day, or stand below the heading of one, in the order of
 * those days; of equals, the more exact day first, and then the nearer article in its own order. A sentence that speaks
 * of two days is there twice, and one that stands in two articles once. See `Library.timeline`.
 *
 * @param limit how many at most: the nearest to the topic
 * @param known the best sentences for the topic in the view, where they are known
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
  const places = new Map<Article, number>();
  for (const { ref, number } of yield* ofTopic(view, ranking)) {
    const dates = sentenceDates(ref, number);
    for (const event of eventsOf(dates, ref.article.published)) {
      const key = `${event.from} ${event.to} ${textAt(ref, number)}`;
      if (seen.has(key) || !isBetween(event, from, to)) continue;
      seen.add(key);
      const nearness = places.get(ref.article) ?? places.size;
      places.set(ref.article, nearness);
      found.push({ ref, number, dates, event, nearness });
    }
    yield;
  }
  const kept = found.slice(0, limit).sort((a, b) => comesFirst(a, b));
  const dated: Timeline['dated'] = [];
  for (const { ref, number, dates, event } of kept) {
    dated.push({ quote: quoteAt(ref, number, dates), event });
    yield;
  }
  return { dated, leftOut: found.length - kept.length };
}

function rankingOf(view: ServerView, topic: readonly Term[], scope: Scope): CooperativeTask<Ranking> {
  return view.index.ranking(view.index.matchesOf(topic), DATED, (segment, article) =>
    isWithin(view.articleAt(segment, article), scope),
  );
}

/** A day of a sentence. */
interface Found {
  ref: ArticleRef;
  number: number;
  dates: readonly SentenceDate[];
  event: Event;
  /** The first article that was found is 0. */
  nearness: number;
}

/** A sentence by its article and its number there. */
interface Sentence {
  ref: ArticleRef;
  number: number;
}

/**
 * The sentences of a topic: first those near to it, then the others of articles whose title names it, in their order, and
 * last those that are far. Headings, and names of columns, are none.
 */
function* ofTopic(view: ServerView, { candidates, matches: all }: Ranking): CooperativeTask<Sentence[]> {
  // A word that only titles have is no rarer than one of a single sentence.
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
  const nearest = new Set(near.map(nameOf));
  yield;
  const below = [...titled.values()].flatMap(sentencesOf).slice(0, MOST_TITLED);
  yield;
  const others = below.filter((one) => !nearest.has(nameOf(one)));
  yield;
  const known = new Set(others.map(nameOf));
  return [...near, ...others, ...far.filter((one) => !known.has(nameOf(one)))];
}

function nameOf({ ref, number }: Sentence): string {
  return `${articleKey(ref)} ${number}`;
}

function sentencesOf(ref: ArticleRef): Sentence[] {
  const { segment } = ref.articleSegment;
  const first = segment.articleStarts[ref.number]!;
  const length = segment.articleStarts[ref.number + 1]! - first;
  return Array.from({ length }, (_, number) => ({ ref, number })).filter(
    ({ number }) => !isLabel(segment, first + number),
  );
}

function isLabel({ labels, paragraphOf }: Segment, sentence: number): boolean {
  return labels[paragraphOf[sentence]!] !== LABEL.none;
}

/** The terms that a topic is ranked by. */
export function topicTermsOf(topic: string, scope: Scope): Term[] {
  const words = termsOf(topic).filter(({ key }) => !OF_TIME.has(key));
  return [...words, ...askedDateTermsOf(topic, scope.asked ?? null)];
}

/** Whether something has the topic's names, and most of the rest; of two days that may be meant, one is enough. */
function isNamedIn(named: number, matches: readonly Match[]): boolean {
  let sum = 0;
  let all = 0;
  for (const [i, { idf, name, asked }] of matches.entries()) {
    const isNamed = (named & (1 << i)) !== 0;
    if (!isNamed && isNamedOtherwise(asked, named, matches)) continue;
    if (name && !isNamed) return false;
    all += idf;
    if (isNamed) sum += idf;
  }
  return all > 0 && sum >= LEAST_NAMED * all;
}

/** "02/01/2025" is asked for as both days. */
function isNamedOtherwise(day: Term, named: number, matches: readonly Match[]): boolean {
  return (
    isDateTerm(day) &&
    matches.some(({ asked }, i) => asked.start === day.start && isDateTerm(asked) && (named & (1 << i)) !== 0)
  );
}

/**
 * The times of a sentence, each once, and none that only says less exactly what another does: "June 2023" beside "18 June".
 * The day of a heading is another matter. Of two days that may be meant, the nearer to the article's is the time.
 */
function eventsOf(dates: readonly SentenceDate[], published: Day | null): Event[] {
  const events = dates.map((date) => nearest(eventOf(date), published));
  const said = events.filter(({ basis }) => basis !== 'heading');
  return events.filter((event, i) => event.basis === 'heading' || isMostExact(event, i, said));
}

function isMostExact(event: Event, i: number, said: readonly Event[]): boolean {
  return said.every((other, j) => {
    if (i === j || !isIn(other, event)) return true;
    return isIn(event, other) && i < j;
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

function comesFirst(a: Found, b: Found): number {
  const [one, other] = [a.event, b.event];
  if (one.from !== other.from) return one.from < other.from ? -1 : 1;
  if (one.to !== other.to) return lastOf(one) < lastOf(other) ? -1 : 1;
  return a.nearness - b.nearness || a.number - b.number;
}
