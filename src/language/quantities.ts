import type { Span } from '../span.ts';
import { type Term, termsOf } from './terms.ts';

/** How many of what: "about 12 million crowns". */
export interface Quantity {
  value: number;
  /** What is counted, as a key: `crown`, `percent`, `$`. */
  unit: string;
  /** "about", "nearly". */
  approximate: boolean;
  /** "more than", "up to": the number itself is not said. */
  bound: boolean;
  /** Of how many the number is a multiple as it is written: 1,000 for "4,000", 1 for "4,012", 1,000,000 for "12 million". */
  exactTo: number;
}

/** By the keys of their words. */
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
/** What is written as round as this may have been rounded. */
const ROUND_FROM = 100;
/** So much, as a share, may two numbers differ when one is only about right. */
const ABOUT = 0.1;

/**
 * The amount that a part of a sentence gives, with the noun that it counts.
 *
 * @param part the number's words, such as "about 12 million" or "12 km"; the noun stands at its end or after it
 * @returns null when the number or the noun cannot be told
 */
export function quantityIn(sentence: string, part: Span): Quantity | null {
  const text = sentence.slice(part.start, part.end);
  const [first, ...rest] = termsOf(text).filter(({ stop, key }) => !stop && !SMALL.has(key));
  if (!first) return null;
  const alone = SCALES.get(first.key);
  const value = alone === undefined ? Number(first.key) : 1;
  const noun = nounAtEnd(rest);
  const others = (noun === null ? rest : rest.slice(0, -1)).map(({ key }) => SCALES.get(key));
  // Any word but a scale: "five and a half".
  if (Number.isNaN(value) || others.includes(undefined)) return null;
  const scale = others.reduce<number>((product, one) => product * one!, alone ?? 1);
  const unit = markOf(text) ?? noun ?? nounAfter(sentence, part.end);
  if (unit === null) return null;
  return {
    value: value * scale,
    unit,
    approximate: APPROXIMATE.test(text),
    bound: BOUND.test(text),
    exactTo: scale * stepOf(value),
  };
}

/**
 * Whether two amounts contradict each other: other numbers of the same thing, which no rounding explains. What is only
 * bounded ("more than 40") contradicts nothing.
 */
export function contradict(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit || a.bound || b.bound) return false;
  const apart = Math.abs(a.value - b.value);
  if (a.approximate || b.approximate) return apart > ABOUT * Math.max(a.value, b.value);
  const step = Math.max(a.exactTo, b.exactTo);
  return step >= ROUND_FROM ? apart > step / 2 : apart > 0;
}

/** The words that `APPROXIMATE`, `BOUND` and `MARK` are made of, as keys. */
const SMALL = new Set(
  termsOf('around nearly almost roughly fewer less least under percent per cent').map(({ key }) => key),
);
const MARK = /[$€£¥]|%|per ?cent\b/i;

/** A sign, or a word like one, that says what is counted. */
function markOf(text: string): string | null {
  const [mark] = MARK.exec(text) ?? [];
  if (mark === undefined) return null;
  return /[$€£¥]/.test(mark) ? mark : 'percent';
}

/** The last of a part's words when it says what is counted: "km" in "about 12 km". Not "half", and no other number. */
function nounAtEnd(words: readonly Term[]): string | null {
  const key = words.at(-1)?.key;
  return key === undefined || SCALES.has(key) || key === HALF || /^\d/.test(key) ? null : key;
}

/** The word right after a number: "crowns" in "12 million crowns", "metre" in "31-metre". */
function nounAfter(sentence: string, end: number): string | null {
  const after = sentence.slice(end, end + 60);
  const [noun] = termsOf(after);
  if (!noun || noun.stop || !/^[ -]?$/.test(after.slice(0, noun.start))) return null;
  return noun.key;
}

/** The largest power of ten that a number is a multiple of: 1,000 for 4,000; 0.1 for 3.4. */
function stepOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 1;
  const [, decimals = ''] = String(value).split('.');
  if (decimals !== '') return 10 ** -decimals.length;
  let step = 1;
  while (value % (step * 10) === 0) step *= 10;
  return step;
}
