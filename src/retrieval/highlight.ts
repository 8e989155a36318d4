/** Marks the part of a quoted sentence that answers the question. */

import type { QuestionKind } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import { overlap, type Span } from '../span.ts';
import { namesIn } from './highlight/named-entities.ts';
import {
  amountsIn,
  amountsOfMeasure,
  durationsIn,
  frequenciesIn,
  timesIn,
} from './highlight/quantities-and-times.ts';
import { asksForSuperseded, supersededValuesIn } from './highlight/superseded-values.ts';
import { CELL_BREAK, expandToTokens } from './highlight/token-boundaries.ts';

/** A sentence to be quoted. */
export interface Quoted {
  text: string;
  terms: readonly Term[];
  /** The spans of its event dates. */
  dates: readonly Span[];
}

const REASON =
  /\b(?:because|since(?! \d)|due to|owing to|in order to|so that|as a result of|in an effort to)\b/i;
/** A day and a time beside it are one answer: "5 July at 18:00 CET". */
const DAY_AND_TIME = /^(?:,? (?:at|from|on)|,| (?:·|–|-|@))? $/;

/*
 * The least attention that a part needs to be shown as the answer. With these values, of 100 parts shown, 87 dates, 80
 * names and 75 other words are in the answer that people marked (SQuAD's development set).
 */
const MIN_ATTENTION = 0.12;
const MIN_PHRASE_ATTENTION = 0.5;
/** A second part (two dates, two names) is shown when it has at least this share of the first one's attention. */
const SECOND_PART_SHARE = 0.8;
/** Where no rule finds parts, words join the one with most attention while they have this share of its attention. */
const JOIN_SHARE = 0.2;

/**
 * Finds the part of a sentence that answers. A rule for each kind of question finds the parts that may be the answer
 * (dates and times for when, names for who and where, numbers for how many, the clause after "because" for why), and the
 * network's attention chooses among them; for other kinds it is the words that have the attention. Words of the question
 * itself are never the answer, and superseded values ("was 10") only when they are asked for. Where no part has enough
 * attention, none is returned: no highlight is better than a wrong one.
 *
 * @param question the terms of the question, stop words included
 * @param whole the sentence; only the first 4,000 characters of a long one are read
 * @param wholeAttention the share of the answer that each of its terms is, from the network: 0 to 1
 * @returns spans within the sentence's text, in order, of whole tokens; none goes across the cells of a row
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
  const hidden = hiddenSpans(text, kind, words);
  const open = terms.map((term) => !hidden.some((span) => overlap(span, term)));
  const known = new Set(question.flatMap(({ key, short = key }) => [key, short]));
  const fresh = (i: number) => {
    const { key, stop, short = key } = terms[i]!;
    return open[i]! && !stop && !known.has(key) && !known.has(short);
  };
  const isFresh = (span: Span) => terms.some((term, i) => fresh(i) && overlap(term, span));
  const attended = (span: Span) =>
    terms.reduce((sum, term, i) => (overlap(term, span) ? sum + attention[i]! : sum), 0);

  const spans = candidateParts(kind, words, sentence, hidden);
  const parts = spans
    .map((group) => group.filter(isFresh))
    .filter((group) => group.length > 0)
    .map((group) => ({ group, attention: group.reduce((sum, span) => sum + attended(span), 0) }));
  const most = Math.max(...parts.map((part) => part.attention));
  // Attention on a superseded value, or on a number of another measure, counts for the value that is asked for.
  const rivals = [...hidden, ...otherAmounts(kind, text, spans.flat())];
  const onRivals = terms.reduce(
    (sum, term, i) => (rivals.some((span) => overlap(span, term)) ? sum + attention[i]! : sum),
    0,
  );
  if (parts.length > 0 && most + onRivals >= MIN_ATTENTION) {
    const shown = parts.filter((part) => part.attention >= SECOND_PART_SHARE * most);
    if (most < MIN_ATTENTION && shown.length > 1) return [];
    return expandToTokens(
      text,
      shown.flatMap(({ group }) => group),
    );
  }
  const shares = attention.map((share, i) => (open[i] ? share : 0));
  const left = 1 - attention.reduce((sum, share, i) => (open[i] ? sum : sum + share), 0);
  const phrase = attendedPhrase(sentence, shares, fresh);
  if (!phrase || attended(phrase) < MIN_PHRASE_ATTENTION * left) return [];
  const list = namesIn(text, terms, [...sentence.dates, ...hidden]).find(
    (names) => names.length > 1 && names.some((name) => name.start <= phrase.start && phrase.end <= name.end),
  );
  return expandToTokens(text, list?.filter(isFresh) ?? [phrase]);
}

/**
 * How many characters of a sentence are read: no more than a card shows, since code is quoted whole, may be very long,
 * and each part is compared with each word. From 2,000 to 10,000.
 */
const MAX_LENGTH = 4_000;

function openingOf(whole: Quoted): Quoted {
  const { text, terms, dates } = whole;
  if (text.length <= MAX_LENGTH) return whole;
  const after = terms.findIndex(({ end }) => end > MAX_LENGTH);
  return {
    text: text.slice(0, MAX_LENGTH),
    terms: after < 0 ? terms : terms.slice(0, after),
    dates: dates.filter(({ end }) => end <= MAX_LENGTH),
  };
}

/** What is not to be shown of a sentence: superseded values or, where these are asked for, everything else. */
function hiddenSpans(text: string, kind: QuestionKind, words: string): Span[] {
  const superseded = asksForSuperseded(words);
  if (kind === 'why' || superseded === 'perhaps') return [];
  const replaced = supersededValuesIn(text, kind !== 'who' && kind !== 'where');
  if (superseded === 'no' || replaced.length === 0) return replaced;
  const rest: Span[] = [];
  let at = 0;
  for (const { start, end } of replaced.sort((a, b) => a.start - b.start)) {
    if (start > at) rest.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  return [...rest, { start: at, end: text.length }];
}

/** Where an amount is asked for, the amounts that are not among the parts: they are of another measure. */
function otherAmounts(kind: QuestionKind, text: string, parts: readonly Span[]): Span[] {
  if (parts.length === 0 || !(kind === 'how many' || kind === 'how long' || kind === 'what')) return [];
  return amountsIn(text).filter((span) => !parts.some((part) => overlap(part, span)));
}

/** The parts of a sentence that may answer a kind of question, by rule; each is a group of spans. */
function candidateParts(
  kind: QuestionKind,
  words: string,
  { text, terms, dates }: Quoted,
  hidden: readonly Span[],
): Span[][] {
  // Hidden text is replaced with blanks, so that "from 10 to 5" is not read as a range.
  const open = hidden.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  const openDates = dates
    .filter((date) => !hidden.some((span) => overlap(span, date)))
    .map(({ start, end }) => ({ start, end }));
  /** Numbers that belong to a date are not amounts. */
  const undated = (spans: Span[]) => spans.filter((span) => !dates.some((date) => overlap(date, span)));
  const measured = () => amountsOfMeasure(open, words);
  switch (kind) {
    case 'when': {
      const times = timesIn(open);
      return singly(
        /\btime\b/.test(words) && times.length > 0 ? times : joinDaysAndTimes(text, openDates, times),
      );
    }
    case 'who':
    case 'where':
      return namesIn(text, terms, [...dates, ...hidden]);
    case 'how many': {
      const frequencies = /\bhow often\b/.test(words) ? frequenciesIn(open) : [];
      return singly(frequencies.length > 0 ? frequencies : undated(measured() ?? amountsIn(open)));
    }
    case 'how long': {
      const durations = undated(durationsIn(open));
      return singly(durations.length > 0 ? durations : undated(measured() ?? []));
    }
    case 'why':
      return singly(reasonIn(text));
    case 'what':
      return singly(undated(measured() ?? []));
  }
}

function singly(spans: readonly Span[]): Span[][] {
  return spans.map((span) => [span]);
}

/** Days and times of day; a day and a time side by side are one span. */
function joinDaysAndTimes(text: string, days: Span[], times: readonly Span[]): Span[] {
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

/** The word with most attention and its neighbours that have some as well, trimmed of stop words. */
function attendedPhrase(
  { text, terms }: Quoted,
  attention: Float64Array,
  fresh: (i: number) => boolean,
): Span | null {
  const peak = attention.indexOf(Math.max(...attention));
  if (terms[peak] === undefined) return null;
  const cell = cellAround(text, terms[peak]!);
  const isNear = (i: number) => terms[i] !== undefined && overlap(cell, terms[i]!);
  const joins = (i: number) => isNear(i) && attention[i]! >= JOIN_SHARE * attention[peak]!;
  let first = peak;
  let last = peak;
  // One stop word may stand between: "the right to vote".
  while (joins(first - 1) || (terms[first - 1]?.stop && joins(first - 2))) first--;
  while (joins(last + 1) || (terms[last + 1]?.stop && joins(last + 2))) last++;
  while (first < last && !fresh(first)) first++;
  while (last > first && !fresh(last)) last--;
  // A phrase of more than half of the sentence is not a part of it.
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
