import { addDays } from '../day.ts';
import { contradict, type Quantity, quantityIn } from '../language/quantities.ts';
import { isAnswerTypeWord, type QuestionKind } from '../language/question.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import type { Span } from '../span.ts';
import type { Answers, Quote } from './answers.ts';
import type { SentenceDate } from './sentence-dates.ts';

/** A quote as an answer to one question. */
export interface Answer {
  quote: Quote;
  /** The dates of the quote with their places. */
  dates: readonly SentenceDate[];
  /** Which of the question's matches the sentence has, each by the bit of its number. */
  said: number;
}

/** Another article has to be so sure of what it says, as a share of the first quote. */
const LEAST_SURE = 0.1;
/** So much of what is asked, by the rarity of its words, both sentences have to say. */
const LEAST_SHARED = 0.75;
/** "The old bridge" is not "the new bridge". */
const TELLING_APART = new Set(
  termsOf(
    'old new first second third fourth fifth last next previous former other another not never upper lower main left right ' +
      'northern southern eastern western north south east west male female',
  ).map(({ key }) => key),
);
/** What an article tells within so many days of its own day is news; other news is of another time. */
const NEWS_DAYS = 14;

/** "What caused the delay?" has one answer, as "why" has. */
const ASKS_CAUSE = /\b(?:caus(?:e[ds]?|ing)|reasons?)\b/i;
const BE = /^(?:is|are|was|were)$/;

/**
 * Two answers that say otherwise of the same thing: the first, and the surest of those of other articles that contradict
 * it. Only where there is little doubt that they speak of the same: they give another day or number for it (see
 * `nameTheSame`), or are equal but for the part that answers. Null otherwise.
 *
 * @param kind the question's
 * @param answers best first
 * @param matches the question's, which `said` counts
 * @returns the newer first; an undated one last
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
  const saysOtherwise = (one: Answer) => {
    if (!sayWhatIsAsked(first, one, matches)) return false;
    const otherValue = OTHER_VALUE[kind]?.(first, one) ?? null;
    if (otherValue === true && nameTheSame(first, one)) return true;
    const parting = partingOf(first, one, matches);
    if (!parting || otherValue !== null) return parting !== null && otherValue === true;
    return kind !== 'what' || asksCause || BE.test(parting.after);
  };
  const other = answers.find(
    (one) =>
      one.quote.article !== first.quote.article &&
      one.quote.confidence >= LEAST_SURE * first.quote.confidence &&
      saysOtherwise(one),
  );
  if (!other) return null;
  const isNewer = (other.quote.published ?? '') > (first.quote.published ?? '');
  return isNewer ? [other.quote, first.quote] : [first.quote, other.quote];
}

/** Whether two answers give other values; null where neither gives one that can be compared, such as a time of day. */
const OTHER_VALUE: Partial<Record<QuestionKind, (a: Answer, b: Answer) => boolean | null>> = {
  when: (a, b) => {
    if (a.dates.length === 0 && b.dates.length === 0) return null;
    const [one, other] = [dayIn(a), dayIn(b)];
    return one !== null && other !== null && areApart(one, other) && !areBothNews(a, one, b, other);
  },
  'how many': giveOtherAmounts,
  'how long': giveOtherAmounts,
};

function giveOtherAmounts(a: Answer, b: Answer): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return one !== null && other !== null && contradict(one, other) && !areOfOtherTimes(a, b);
}

/** Whether two sentences say most of what is asked and any article knows, all its numbers among it. */
function sayWhatIsAsked(a: Answer, b: Answer, matches: readonly Match[]): boolean {
  const both = a.said & b.said;
  let said = 0;
  let all = 0;
  for (const [i, { idf, asked, key }] of matches.entries()) {
    if (isAnswerTypeWord(asked)) continue;
    const isSaid = (both & (1 << i)) !== 0;
    if (!isSaid && /\d/.test(asked.word)) return false;
    if (key === undefined) continue;
    all += idf;
    if (isSaid) said += idf;
  }
  return said >= LEAST_SHARED * all;
}

function nameTheSame(a: Answer, b: Answer): boolean {
  const [one, other] = [tellingApartIn(a), tellingApartIn(b)];
  return one.size === other.size && [...one].every((word) => other.has(word));
}

/**
 * Where two sentences part that are equal but for what answers: the word before. Null when they differ in more than one
 * place, before the answer, in a word that is asked about, or in the days that they speak of.
 */
function partingOf(a: Answer, b: Answer, matches: readonly Match[]): { after: string } | null {
  const [one, other] = [termsOf(a.quote.quote), termsOf(b.quote.quote)];
  const length = Math.min(one.length, other.length);
  let before = 0;
  while (before < length && one[before]!.key === other[before]!.key) before++;
  let behind = 0;
  while (behind < length - before && one.at(-1 - behind)!.key === other.at(-1 - behind)!.key) behind++;
  const asked = new Set(matches.flatMap(({ key, others }) => [key, ...others]));
  const restOf = (answer: Answer, terms: readonly Term[]) => {
    const part = terms.slice(before, terms.length - behind);
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
  const rest = restOf(a, one);
  return rest !== null && rest === restOf(b, other) ? { after: one[before - 1]?.word ?? '' } : null;
}

function daysOf({ from, to }: SentenceDate): string {
  return `${from} ${to}`;
}

/** The names of a sentence, those in its dates not among them, and the words that tell one of its kind from another. */
function tellingApartIn({ quote: { quote }, dates }: Answer): Set<string> {
  const isOfDate = ({ start, end }: Span) => dates.some((date) => date.start < end && date.end > start);
  const isName = (term: Term) => (term.capital || term.letters === 'upper') && !isOfDate(term);
  const telling = termsOf(quote).filter((term) => isName(term) || TELLING_APART.has(term.key));
  return new Set(telling.map(({ key, short = key }) => short));
}

/** The one date that answers. */
function dayIn({ quote, dates }: Answer): SentenceDate | null {
  const [date, ...more] = dates.filter(({ start, end }) =>
    quote.highlight.some(([from, to]) => start < to && end > from),
  );
  return date && more.length === 0 && quote.highlight.length === 1 ? date : null;
}

/** The amount that the part in bold begins with: "20 days" of "20 days of leave a year". */
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

/** Whether two dates, said equally exactly, have no day in common. */
function areApart(a: SentenceDate, b: SentenceDate): boolean {
  if (a.grain !== b.grain || a.approximate || b.approximate || a.or || b.or) return false;
  if (a.to === null || b.to === null) return a.to === b.to && a.from !== b.from;
  return a.to < b.from || b.to < a.from;
}

/** Whether each article tells of a day of its own time: what happens again is no contradiction. */
function areBothNews(a: Answer, dayOfA: SentenceDate, b: Answer, dayOfB: SentenceDate): boolean {
  const isNews = ({ quote: { published } }: Answer, { from, to }: SentenceDate) => {
    if (published === null) return false;
    const [first, last] = [addDays(published, -NEWS_DAYS), addDays(published, NEWS_DAYS)];
    return (to ?? from) >= (first ?? published) && from <= (last ?? published);
  };
  return isNews(a, dayOfA) && isNews(b, dayOfB) && !isNews(a, dayOfB) && !isNews(b, dayOfA);
}

/** Whether two sentences say themselves that they speak of other times. */
function areOfOtherTimes(a: Answer, b: Answer): boolean {
  return a.dates.some((one) => b.dates.length > 0 && b.dates.every((other) => areSeparate(one, other)));
}

function areSeparate(a: SentenceDate, b: SentenceDate): boolean {
  if (a.or || b.or) return false;
  return (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from);
}
