/** Years in words, and the number of a written year. */
import { type Day, partsOf } from '../../day.ts';
import { LAST_CENTURY_FROM } from '../../numeric-date.ts';
import { numberOf } from './date-vocabulary.ts';

/** The part of a year below a hundred: "eighty-one", "twelve", "oh five". */
const LAST_TWO = '( {tens} -? {ones} | {tens} | {teens} | (oh|o|and) -? {ones} )';
/** "nineteen eighty-one", "eighteen hundred and five", "two thousand and twelve". */
export const YEAR_IN_WORDS = `( {hundreds} -? hundred (and? ${LAST_TWO})? | {hundreds} -? ${LAST_TWO}
  | two thousand and? ${LAST_TWO} )`;
/** A year beside a day or a month: "1786", "70 AD", "AD 70", "'98", "nineteen eighty-one". */
export const WRITTEN_YEAR = `( {digits} (AD|CE) | (AD|CE) {digits} | {year} | ' {short} | ${YEAR_IN_WORDS} )`;

/**
 * The number of a written year; NaN when the text is not a year.
 *
 * @param published the article's day, which decides the century of a year of two digits: it is rarely in the future
 */
export function yearNumber(text: string, published: Day | null): number {
  const digits = /\d+/.exec(text)?.[0];
  if (digits) return isShort(text) ? shortYear(digits, published) : Number(digits);
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => !/^(?:oh|o|and)$/.test(word));
  const [hundreds = '', ...rest] = words;
  const isThousand = rest[0] === 'thousand';
  const tail = rest.filter((word) => word !== 'thousand' && word !== 'hundred');
  return numberOf(hundreds) * (isThousand ? 1000 : 100) + tail.reduce((sum, word) => sum + numberOf(word), 0);
}

/** How many years after the article a year of two digits may be. */
const MAX_AHEAD = 5;

function shortYear(digits: string, published: Day | null): number {
  if (digits.length < 2) return Number.NaN;
  const value = Number(digits);
  const latest = published ? (partsOf(published).year % 100) + MAX_AHEAD : LAST_CENTURY_FROM - 1;
  return (value <= latest ? 2000 : 1900) + value;
}

/** Whether only the last two digits are written, as in "'98" and "19-Nov-12", but not in "70 AD". */
function isShort(text: string): boolean {
  return /^['’]?\d\d?$/.test(text.trim());
}
