/**
 * Designations: nouns with a number, "day 1", years, and identifiers, `MAX_SIZE`, which tell one thing from others of its kind.
 */

import { MONTHS } from '../day.ts';
import { monthNumber } from './dates/date-vocabulary.ts';
import type { Term } from './terms.ts';

const NUMBER = /^\d{1,4}$/;
const YEAR = /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}])/gu;
/** Seasons, with their months. */
const SEASONS = { spring: [3, 4, 5], summer: [6, 7, 8], autumn: [9, 10, 11], winter: [12, 1, 2] };
const SEASON = /\b(?:spring|summer|autumn|winter)\b/gi;
const MONTH = new RegExp(
  `\\b(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\b`,
  'gi',
);
/** "May" and "march" are months where a preposition or a number is beside them. */
const VERBS = /^(?:mar|march|may)$/i;
const MONTH_CONTEXT =
  /(?:\b(?:in|on|of|by|for|since|until|till|from|to|next|last|this|early|mid|late)[ -]|\d(?:st|nd|rd|th)? )$/i;
const NUMERIC_DATE = /\d[-/.]\d{1,2}[-/.]\d/;
const IDENTIFIER = /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]*_[\p{L}\p{N}_]*/gu;

/** Whether a text has a noun of a question with another number only: "day 2" for "when is day 1 of the concert?" */
export function hasOtherNumberFor(question: readonly Term[], text: readonly Term[]): boolean {
  const stated = numberedIn(text);
  return numberedIn(question).some(({ noun, number }) => {
    const same = stated.filter((one) => one.noun === noun);
    return same.length > 0 && same.every((one) => one.number !== number);
  });
}

/** Whether a text has years, but none of a question, and none before and after it: "best plot 2026" for "who won in 2025?" */
export function hasOtherYearFor(question: string, text: string): boolean {
  const asked = question.match(YEAR)?.map(Number) ?? [];
  const stated = text.match(YEAR)?.map(Number) ?? [];
  if (asked.length === 0 || stated.length === 0) return false;
  const [first, last] = [Math.min(...stated), Math.max(...stated)];
  return asked.every((year) => year < first || year > last);
}

/**
 * Whether a text has months, but neither one of a question nor some before and after it, or nothing of the season that the
 * question names: "raffle in October" for "the spring raffle".
 */
export function hasOtherMonthFor(question: string, text: string): boolean {
  const stated = monthsIn(text);
  const isSeasonOf = (name: string) =>
    SEASONS[name as keyof typeof SEASONS].some((month) => stated.includes(month));
  const seasons = namesIn(question, SEASON);
  const inText = namesIn(text, SEASON);
  if (seasons.some((name) => !inText.includes(name) && !isSeasonOf(name))) return !NUMERIC_DATE.test(text);
  const asked = monthsIn(question);
  if (asked.length === 0 || stated.length === 0 || NUMERIC_DATE.test(text)) return false;
  const [first, last] = [Math.min(...stated), Math.max(...stated)];
  return asked.every((month) => month < first || month > last);
}

function namesIn(text: string, pattern: RegExp): string[] {
  return text.match(pattern)?.map((name) => name.toLowerCase()) ?? [];
}

function monthsIn(text: string): number[] {
  return Array.from(text.matchAll(MONTH)).flatMap(({ 0: name, index }) => {
    const isMonth =
      !VERBS.test(name) ||
      MONTH_CONTEXT.test(text.slice(Math.max(0, index - 12), index)) ||
      /^ \d/.test(text.slice(index + name.length, index + name.length + 2));
    return isMonth ? [monthNumber(name)] : [];
  });
}

/** Whether a text lacks an identifier of a question. */
export function lacksIdentifierOf(question: string, text: string): boolean {
  const lower = text.toLowerCase();
  return (question.match(IDENTIFIER) ?? []).some((identifier) => !lower.includes(identifier.toLowerCase()));
}

/** The nouns that a number follows; a month is a part of a date. */
function numberedIn(terms: readonly Term[]): { noun: string; number: string }[] {
  return terms.flatMap(({ key, word, stop }, i) => {
    const next = terms[i + 1];
    const isNumbered = next !== undefined && NUMBER.test(next.key) && !stop && !/\d/.test(word);
    return isNumbered && monthNumber(word) === 0 ? [{ noun: key, number: next.key }] : [];
  });
}
