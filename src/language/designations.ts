/**
 * Designations: nouns with a number, "day 1", years, and identifiers, `MAX_SIZE`, which tell one thing from others of its kind.
 */

import { monthNumber } from './dates/date-vocabulary.ts';
import type { Term } from './terms.ts';

const NUMBER = /^\d{1,4}$/;
const YEAR = /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}])/gu;
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
