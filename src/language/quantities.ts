/** Quantities: reads the amounts in sentences, and tells when two of them contradict each other. */
import type { Span } from '../span.ts';
import { keysOf, type Term, termsOf } from './terms.ts';

/** An amount with its unit: "about 12 million crowns". */
export interface Quantity {
  value: number;
  /** The counted noun as a key, or a sign: `crown`, `percent`, `$`. */
  unit: string;
  /** "about", "nearly". */
  approximate: boolean;
  /** "more than", "up to": the value is a bound. */
  bound: boolean;
  /** The precision as written: 1,000 for "4,000", 1 for "4,012", 1,000,000 for "12 million". */
  exactTo: number;
}

/** Multipliers, by the keys of their words. */
const SCALES = new Map(
  Object.entries({
    dozen: 12,
    hundred: 1e2,
    thousand: 1e3,
    k: 1e3,
    million: 1e6,
    m: 1e6,
    billion: 1e9,
    bn: 1e9,
    trillion: 1e12,
  }).map(([word, scale]) => [termsOf(word)[0]!.key, scale]),
);
const HALF = termsOf('half')[0]!.key;
const APPROXIMATE = /\b(?:about|around|nearly|almost|some|roughly)\b/i;
const BOUND = /\b(?:over|more than|fewer than|less than|at least|at most|up to|under)\b/i;
/** Values with at least this precision may have been rounded. */
export const MIN_ROUNDED = 100;
/** How much two values may differ, relative to the larger, when one of them is approximate. */
const TOLERANCE = 0.1;

/**
 * Reads the amount in a part of a sentence, with its unit.
 *
 * @param part the offsets of the amount, such as "about 12 million" or "12 km"; the unit is at its end or follows it
 * @returns null when the value or the unit is not recognised
 */
export function quantityIn(sentence: string, part: Span): Quantity | null {
  const text = sentence.slice(part.start, part.end);
  const [first, ...rest] = termsOf(text).filter(({ stop, key }) => !stop && !MODIFIERS.has(key));
  if (!first) return null;
  const alone = SCALES.get(first.key);
  const value = alone === undefined ? Number(first.key) : 1;
  const noun = nounAtEnd(rest);
  const others = (noun === null ? rest : rest.slice(0, -1)).map(({ key }) => SCALES.get(key));
  // Other words, as in "five and a half", are not read.
  if (Number.isNaN(value) || others.includes(undefined)) return null;
  const scale = others.reduce<number>((product, one) => product * one!, alone ?? 1);
  const unit = signOf(text) ?? noun ?? nounAfter(sentence, part.end);
  if (unit === null) return null;
  return {
    value: value * scale,
    unit,
    approximate: APPROXIMATE.test(text),
    bound: BOUND.test(text),
    exactTo: scale * precisionOf(value),
  };
}

/**
 * Whether two amounts contradict each other: different values of the same unit that rounding does not explain. Bounds
 * ("more than 40") contradict nothing.
 */
export function contradict(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit || a.bound || b.bound) return false;
  const difference = Math.abs(a.value - b.value);
  if (a.approximate || b.approximate) return difference > TOLERANCE * Math.max(a.value, b.value);
  const precision = Math.max(a.exactTo, b.exactTo);
  return precision >= MIN_ROUNDED ? difference > precision / 2 : difference > 0;
}

/** The words of `APPROXIMATE`, `BOUND` and `SIGN`, as keys. */
const MODIFIERS = keysOf('around nearly almost roughly fewer less least under percent per cent');
const SIGN = /[$€£¥]|%|per ?cent\b/i;

/** The unit of an amount with a currency sign or a percentage; null for any other. */
function signOf(text: string): string | null {
  const [sign] = SIGN.exec(text) ?? [];
  if (sign === undefined) return null;
  return /[$€£¥]/.test(sign) ? sign : 'percent';
}

/** The last word when it is a noun rather than "half" or a number: "km" in "about 12 km". */
function nounAtEnd(words: readonly Term[]): string | null {
  const key = words.at(-1)?.key;
  return key === undefined || SCALES.has(key) || key === HALF || /^\d/.test(key) ? null : key;
}

/** The word directly after an amount: "crowns" in "12 million crowns", "metre" in "31-metre". */
function nounAfter(sentence: string, end: number): string | null {
  const after = sentence.slice(end, end + 60);
  const [noun] = termsOf(after);
  if (!noun || noun.stop || !/^[ -]?$/.test(after.slice(0, noun.start))) return null;
  return noun.key;
}

/** The largest power of ten that divides a number: 1,000 for 4,000; 0.1 for 3.4. */
export function precisionOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 1;
  const [, decimals = ''] = String(value).split('.');
  if (decimals !== '') return 10 ** -decimals.length;
  let precision = 1;
  while (value % (precision * 10) === 0) precision *= 10;
  return precision;
}
