import { type Day, partsOf } from '../../day.ts';
import { numberOf } from './date-vocabulary.ts';

/** Below a hundred, after a hundred or a thousand: "eighty-one", "twelve", "oh five". */
const LAST_TWO = '( {tens} -? {ones} | {tens} | {teens} | (oh|o|and) -? {ones} )';
/** "nineteen eighty-one", "eighteen hundred and five", "two thousand and twelve". */
export const YEAR_IN_WORDS = `( {hundreds} -? hundred (and? ${LAST_TWO})? | {hundreds} -? ${LAST_TWO}
  | two thousand and? ${LAST_TWO} )`;
/** A year as it stands beside a day or a month: "1786", "70 AD", "AD 70", "'98", "nineteen eighty-one". */
export const WRITTEN_YEAR = `( {digits} (AD|CE) | (AD|CE) {digits} | {year} | ' {short} | ${YEAR_IN_WORDS} )`;

/**
 * The number of a written year; NaN where it is none.
 *
 * @param published what two figures mean hangs on the article's day: they are hardly ever of a year to come
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

/** So many years ahead of an article may two figures be. */
const SHORT_AHEAD = 5;

function shortYear(digits: string, published: Day | null): number {
  if (digits.length < 2) return Number.NaN;
  const figures = Number(digits);
  const latest = published ? (partsOf(published).year % 100) + SHORT_AHEAD : LAST_CENTURY_FROM - 1;
  return (figures <= latest ? 2000 : 1900) + figures;
}

/** Where no article's day tells, two figures from this one on are of the last century, as POSIX has it (strptime, %y). */
export const LAST_CENTURY_FROM = 69;

/** "70 AD" has its whole year, "'98" and "19-Nov-12" have not. */
function isShort(text: string): boolean {
  return /^['’]?\d\d?$/.test(text.trim());
}
