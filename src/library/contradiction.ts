/** Finds two quotes that contradict each other. */

import { addDays } from '../day.ts';
import { contradict, type Quantity, quantityIn } from '../language/quantities.ts';
import { isAnswerTypeWord, type QuestionKind } from '../language/question.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Span } from '../span.ts';
import type { Answers, Quote } from './answers.ts';
import type { SentenceDate } from './sentence-dates.ts';

/** A quote as an answer to one question. */
export interface Answer {
  quote: Quote;
  /** The dates of the quote, with their offsets in it. */
  dates: readonly SentenceDate[];
  /** Which of the question's matches the sentence has: bit i stands for match i. */
  matched: number;
}

/** The confidence that the other quote needs, as a share of the first quote's. */
const MIN_CONFIDENCE_SHARE = 0.1;
/** The share of the question's words, weighted by their rarity (idf), that both sentences need. */
const MIN_SHARED = 0.75;
/** Words that distinguish things of one kind: "the old bridge" is not "the new bridge". */
const DISTINGUISHING = new Set(
  termsOf(
    'old new first second third fourth fifth last next previous former other another not never upper lower main left right ' +
      'northern southern eastern western north south east west male female',
  ).map(({ key }) => key),
);
/**
 * An event within this many days of its article's date is news: the same event in other news happened at another time.
 */
const NEWS_DAYS = 14;

/** "What caused the delay?" has one answer, as "why" questions have. */
const ASKS_CAUSE = /\b(?:caus(?:e[ds]?|ing)|reasons?)\b/i;
const BE = /^(?:is|are|was|were)$/;

/**
 * The first answer, and the most confident answer of another article that contradicts it. It has to be nearly certain
 * that both speak of the same thing: they give different days or numbers and name the same (see `nameTheSame`), or they
 * are equal except for the part that answers.
 *
 * @param kind the kind of the question
 * @param answers best first
 * @param matches of the question, which the bits of `matched` refer to
 * @returns the newer first and an undated one last; null when nothing contradicts the first answer
 */
export function conflictAmong(
  question: string,
  kind: QuestionKind,
  answers: readonly Answer[],
  matches: readonly Match[],
): Answers['conflict'] {
  const [first] = answers;
  if (!first) return null;
  const asksCause = ASKS_CAUSE.test(question);
  const contradictsFirst = (one: Answer) => {
    if (!haveMostMatches(first, one, matches)) return false;
    const valuesDiffer = VALUES_DIFFER[kind]?.(first, one) ?? null;
    if (valuesDiffer === true && nameTheSame(first, one)) return true;
    const difference = differenceOf(first, one, matches);
    if (!difference || valuesDiffer !== null) return difference !== null && valuesDiffer === true;
    return kind !== 'what' || asksCause || BE.test(difference.after);
  };
  const other = answers.find(
    (one) =>
      one.quote.article !== first.quote.article &&
      one.quote.confidence >= MIN_CONFIDENCE_SHARE * first.quote.confidence &&
      contradictsFirst(one),
  );
  if (!other) return null;
  const isNewer = (other.quote.published ?? '') > (first.quote.published ?? '');
  return isNewer ? [other.quote, first.quote] : [first.quote, other.quote];
}

/** Whether two answers give different values; null when neither gives a comparable one (a time of day is not). */
const VALUES_DIFFER: Partial<Record<QuestionKind, (a: Answer, b: Answer) => boolean | null>> = {
  when: (a, b) => {
    if (a.dates.length === 0 && b.dates.length === 0) return null;
    const [one, other] = [dayIn(a), dayIn(b)];
    return one !== null && other !== null && areApart(one, other) && !areBothNews(a, one, b, other);
  },
  'how many': amountsDiffer,
  'how long': amountsDiffer,
};

function amountsDiffer(a: Answer, b: Answer): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return one !== null && other !== null && contradict(one, other) && !areOfDifferentTimes(a, b);
}

/** Whether two sentences have most of the question's words that any article has, including all its numbers. */
function haveMostMatches(a: Answer, b: Answer, matches: readonly Match[]): boolean {
  const both = a.matched & b.matched;
  let matched = 0;
  let all = 0;
  for (const [i, { idf, asked, key }] of matches.entries()) {
    if (isAnswerTypeWord(asked)) continue;
    const isMatched = (both & (1 << i)) !== 0;
    if (!isMatched && /\d/.test(asked.word)) return false;
    if (key === undefined) continue;
    all += idf;
    if (isMatched) matched += idf;
  }
  return matched >= MIN_SHARED * all;
}

/** Whether two sentences have the same names and distinguishing words. */
function nameTheSame(a: Answer, b: Answer): boolean {
  const [one, other] = [distinguishingWordsIn(a), distinguishingWordsIn(b)];
  return one.size === other.size && [...one].every((word) => other.has(word));
}

/**
 * For two sentences that are equal except for the part that answers: the word before that part. Null when they differ
 * in more than one part, before the answer, in a word that is asked about, or in the other dates that they mention.
 */
function differenceOf(a: Answer, b: Answer, matches: readonly Match[]): { after: string } | null {
  const [one, other] = [termsOf(a.quote.quote), termsOf(b.quote.quote)];
  const length = Math.min(one.length, other.length);
  let before = 0;
  while (before < length && one[before]!.key === other[before]!.key) before++;
  let after = 0;
  while (after < length - before && one.at(-1 - after)!.key === other.at(-1 - after)!.key) after++;
  const asked = new Set(matches.flatMap(({ key, others }) => [key, ...others]));
  const otherDatesOf = (answer: Answer, terms: readonly Term[]) => {
    const part = terms.slice(before, terms.length - after);
    const [from, to] = [answer.quote.highlight[0]?.[0] ?? 0, answer.quote.highlight.at(-1)?.[1] ?? 0];
    const isAnswer =
      part.some(({ start, end }) => start < to && end > from) &&
      part.every(({ key, stop, end }) => (stop || end > from) && !asked.has(key));
    if (!isAnswer) return null;
    const [start, end] = [part[0]!.start, part.at(-1)!.end];
    return answer.dates
      .filter((date) => date.end <= start || date.start >= end)
      .map(daysOf)
      .join();
  };
  const dates = otherDatesOf(a, one);
  return dates !== null && dates === otherDatesOf(b, other) ? { after: one[before - 1]?.word ?? '' } : null;
}

function daysOf({ from, to }: SentenceDate): string {
  return `${from} ${to}`;
}

/** The names in a sentence, except those in its dates, and its distinguishing words. */
function distinguishingWordsIn({ quote: { quote }, dates }: Answer): Set<string> {
  const isInDate = ({ start, end }: Span) => dates.some((date) => date.start < end && date.end > start);
  const isName = (term: Term) => (term.capital || term.letters === 'upper') && !isInDate(term);
  const found = termsOf(quote).filter((term) => isName(term) || DISTINGUISHING.has(term.key));
  return new Set(found.map(({ key, short = key }) => short));
}

/** The only date in the highlighted part; null when there are none or several. */
function dayIn({ quote, dates }: Answer): SentenceDate | null {
  const [date, ...more] = dates.filter(({ start, end }) =>
    quote.highlight.some(([from, to]) => start < to && end > from),
  );
  return date && more.length === 0 && quote.highlight.length === 1 ? date : null;
}

/** The amount that the highlighted part begins with: "20 days" in "20 days of leave a year". */
function amountOf({ quote: { quote, highlight } }: Answer): Quantity | null {
  const [part, ...more] = highlight;
  if (!part || more.length > 0) return null;
  const [start, last] = part;
  const ends = termsOf(quote).filter((term) => term.start >= start && term.end <= last);
  for (const { end } of ends.reverse()) {
    const amount = quantityIn(quote, { start, end });
    if (amount) return amount;
  }
  return null;
}

/** Whether two dates of the same granularity have no day in common. */
function areApart(a: SentenceDate, b: SentenceDate): boolean {
  if (a.grain !== b.grain || a.approximate || b.approximate || a.or || b.or) return false;
  if (a.to === null || b.to === null) return a.to === b.to && a.from !== b.from;
  return a.to < b.from || b.to < a.from;
}

/** Whether each article reports an event of its own time: an event that happens again is no contradiction. */
function areBothNews(a: Answer, dayOfA: SentenceDate, b: Answer, dayOfB: SentenceDate): boolean {
  const isNews = ({ quote: { published } }: Answer, { from, to }: SentenceDate) => {
    if (published === null) return false;
    const [first, last] = [addDays(published, -NEWS_DAYS), addDays(published, NEWS_DAYS)];
    return (to ?? from) >= (first ?? published) && from <= (last ?? published);
  };
  return isNews(a, dayOfA) && isNews(b, dayOfB) && !isNews(a, dayOfB) && !isNews(b, dayOfA);
}

/** Whether two sentences mention dates that show that they speak of different times. */
function areOfDifferentTimes(a: Answer, b: Answer): boolean {
  return a.dates.some((one) => b.dates.length > 0 && b.dates.every((other) => areSeparate(one, other)));
}

function areSeparate(a: SentenceDate, b: SentenceDate): boolean {
  if (a.or || b.or) return false;
  return (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from);
}
