import type { QuestionKind } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import type { Span } from '../span.ts';
import { namesIn } from './highlight/named-entities.ts';
import {
  amountsIn,
  durationsIn,
  frequenciesIn,
  measuredIn,
  overlap,
  timesIn,
} from './highlight/quantities-and-times.ts';
import { asksOfBefore, supersededValuesIn } from './highlight/superseded-values.ts';
import { CELL_BREAK, expandToTokens } from './highlight/token-boundaries.ts';

/** A sentence that is to be quoted. */
export interface Quoted {
  text: string;
  terms: readonly Term[];
  /** The spans of the dates that it speaks of. */
  dates: readonly Span[];
}

const REASON =
  /\b(?:because|since(?! \d)|due to|owing to|in order to|so that|as a result of|in an effort to)\b/i;
/** A day and a time beside it are one answer: "5 July at 18:00 CET". */
const DAY_AND_TIME = /^(?:,? (?:at|from|on)|,| (?:·|–|-|@))? $/;

/*
 * So much of the attention has to fall on a part for it to be shown as the answer: with these, of the parts shown
 * 87 of 100 dates, 80 names and 75 other words are in the answer that people marked (SQuAD's development set).
 */
const LEAST_ATTENTION = 0.12;
const LEAST_ON_WORDS = 0.5;
/** A second part is shown with the first when it has at least this much of its attention: two dates, two names. */
const ALSO_SHOWN = 0.8;
/** Where no rule tells parts, words join the one with most attention while they have this much of what it has. */
const JOINING = 0.2;

/**
 * The part of a sentence that answers: of the dates and times for when, of the names for who and where, of the numbers
 * for how many, of the clauses after "because" for why, the one that the network attends to; for other kinds the words
 * that it attends to. What the question says itself is never the answer, and what is so no longer ("was 10") only when
 * that is asked for. Nothing where there is no such part: better none than a wrong one.
 *
 * @param whole the sentence; only the opening of a long one is read
 * @param wholeAttention how much of the answer each of its terms is: shares of 1
 * @returns spans within the sentence's text, in order: whole tokens, and none across the cells of a row
 */
export function highlight(
  kind: QuestionKind,
  question: readonly Term[],
  whole: Quoted,
  wholeAttention: Float64Array,
): Span[] {
  const sentence = openingOf(whole);
  const { text, terms } = sentence;
  const attention = wholeAttention.subarray(0, terms.length);
  const words = question.map(({ word }) => word).join(' ');
  const hidden = hiddenIn(text, kind, words);
  const open = terms.map((term) => !hidden.some((span) => overlap(span, term)));
  const known = new Set(question.flatMap(({ key, short = key }) => [key, short]));
  const fresh = (i: number) => {
    const { key, stop, short = key } = terms[i]!;
    return open[i]! && !stop && !known.has(key) && !known.has(short);
  };
  const isFresh = (span: Span) => terms.some((term, i) => fresh(i) && overlap(term, span));
  const attended = (span: Span) =>
    terms.reduce((sum, term, i) => (overlap(term, span) ? sum + attention[i]! : sum), 0);

  const spans = partsOf(kind, words, sentence, hidden);
  const parts = spans
    .map((group) => group.filter(isFresh))
    .filter((group) => group.length > 0)
    .map((group) => ({ group, attention: group.reduce((sum, span) => sum + attended(span), 0) }));
  const most = Math.max(...parts.map((part) => part.attention));
  // The attention on an old value, or on a number that measures something else, is for the value that is asked for.
  const aside = [...hidden, ...rivalsOf(kind, text, spans.flat())];
  const onAside = terms.reduce(
    (sum, term, i) => (aside.some((span) => overlap(span, term)) ? sum + attention[i]! : sum),
    0,
  );
  if (parts.length > 0 && most + onAside >= LEAST_ATTENTION) {
    const shown = parts.filter((part) => part.attention >= ALSO_SHOWN * most);
    if (most < LEAST_ATTENTION && shown.length > 1) return [];
    return expandToTokens(
      text,
      shown.flatMap(({ group }) => group),
    );
  }
  const shares = attention.map((share, i) => (open[i] ? share : 0));
  const left = 1 - attention.reduce((sum, share, i) => (open[i] ? sum : sum + share), 0);
  const phrase = attendedWords(sentence, shares, fresh);
  if (!phrase || attended(phrase) < LEAST_ON_WORDS * left) return [];
  const list = namesIn(text, terms, [...sentence.dates, ...hidden]).find(
    (names) => names.length > 1 && names.some((name) => name.start <= phrase.start && phrase.end <= name.end),
  );
  return expandToTokens(text, list?.filter(isFresh) ?? [phrase]);
}

/**
 * Code is quoted whole, and may be as long as a book. Each part is held against each word: no more is read than a card
 * shows, from 2,000 to 10,000 characters.
 */
const LONGEST_READ = 4_000;

function openingOf(whole: Quoted): Quoted {
  const { text, terms, dates } = whole;
  if (text.length <= LONGEST_READ) return whole;
  const after = terms.findIndex(({ end }) => end > LONGEST_READ);
  return {
    text: text.slice(0, LONGEST_READ),
    terms: after < 0 ? terms : terms.slice(0, after),
    dates: dates.filter(({ end }) => end <= LONGEST_READ),
  };
}

/** What of a sentence is not to be shown: what is so no longer, or, where that is asked for, all else. */
function hiddenIn(text: string, kind: QuestionKind, words: string): Span[] {
  const before = asksOfBefore(words);
  if (kind === 'why' || before === 'perhaps') return [];
  const replaced = supersededValuesIn(text, kind !== 'who' && kind !== 'where');
  if (before === 'no' || replaced.length === 0) return replaced;
  const rest: Span[] = [];
  let at = 0;
  for (const { start, end } of replaced.sort((a, b) => a.start - b.start)) {
    if (start > at) rest.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return [...rest, { start: at, end: text.length }];
}

/** Where an amount is asked for, those that are no part: they measure something else. */
function rivalsOf(kind: QuestionKind, text: string, parts: readonly Span[]): Span[] {
  if (parts.length === 0 || !(kind === 'how many' || kind === 'how long' || kind === 'what')) return [];
  return amountsIn(text).filter((span) => !parts.some((part) => overlap(part, span)));
}

/** The parts of a sentence that may be an answer of a kind, by rule; the spans of each belong together. */
function partsOf(
  kind: QuestionKind,
  words: string,
  { text, terms, dates }: Quoted,
  hidden: readonly Span[],
): Span[][] {
  // Blanks in place of what is hidden: "from 10 to 5" is no range then.
  const open = hidden.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  const openDates = dates
    .filter((date) => !hidden.some((span) => overlap(span, date)))
    .map(({ start, end }) => ({ start, end }));
  /** Numbers that belong to a date are no amounts. */
  const undated = (spans: Span[]) => spans.filter((span) => !dates.some((date) => overlap(date, span)));
  const measured = () => measuredIn(open, words);
  switch (kind) {
    case 'when': {
      const times = timesIn(open);
      return alone(/\btime\b/.test(words) && times.length > 0 ? times : withTimes(text, openDates, times));
    }
    case 'who':
    case 'where':
      return namesIn(text, terms, [...dates, ...hidden]);
    case 'how many': {
      const frequencies = /\bhow often\b/.test(words) ? frequenciesIn(open) : [];
      return alone(frequencies.length > 0 ? frequencies : undated(measured() ?? amountsIn(open)));
    }
    case 'how long': {
      const durations = undated(durationsIn(open));
      return alone(durations.length > 0 ? durations : undated(measured() ?? []));
    }
    case 'why':
      return alone(reasonIn(text));
    case 'what':
      return alone(undated(measured() ?? []));
  }
}

function alone(spans: readonly Span[]): Span[][] {
  return spans.map((span) => [span]);
}

/** Days and times of day, those that stand side by side as one. */
function withTimes(text: string, days: Span[], times: readonly Span[]): Span[] {
  const found = [...days];
  for (const time of times) {
    const day = found.find((one) => DAY_AND_TIME.test(between(text, one, time)) || overlap(one, time));
    if (day) {
      day.start = Math.min(day.start, time.start);
      day.end = Math.max(day.end, time.end);
    } else found.push(time);
  }
  return found.sort((a, b) => a.start - b.start);
}

function between(text: string, a: Span, b: Span): string {
  return a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
}

/** The words around the one with most attention that have some as well, without small words at their ends. */
function attendedWords(
  { text, terms }: Quoted,
  attention: Float64Array,
  fresh: (i: number) => boolean,
): Span | null {
  const peak = attention.indexOf(Math.max(...attention));
  if (terms[peak] === undefined) return null;
  const cell = cellAround(text, terms[peak]!);
  const isNear = (i: number) => terms[i] !== undefined && overlap(cell, terms[i]!);
  const joins = (i: number) => isNear(i) && attention[i]! >= JOINING * attention[peak]!;
  let first = peak;
  let last = peak;
  // One word between may be a small one: "the right to vote".
  while (joins(first - 1) || (terms[first - 1]?.stop && joins(first - 2))) first--;
  while (joins(last + 1) || (terms[last + 1]?.stop && joins(last + 2))) last++;
  while (first < last && !fresh(first)) first++;
  while (last > first && !fresh(last)) last--;
  // What takes up most of a sentence is no part of it.
  if (last - first + 1 > terms.length / 2) return null;
  return fresh(first) ? { start: terms[first]!.start, end: terms[last]!.end } : null;
}

/** The cell of a row that a word stands in; the whole of any other text. */
function cellAround(text: string, { start }: Span): Span {
  const end = text.indexOf(CELL_BREAK, start);
  return { start: text.lastIndexOf(CELL_BREAK, start) + 1, end: end < 0 ? text.length : end };
}

function reasonIn(text: string): Span[] {
  const found = REASON.exec(text);
  if (!found) return [];
  return [{ start: found.index, end: text.replace(/[\s.!?"'”’)]+$/, '').length }];
}
