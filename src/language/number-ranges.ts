/** Reads the range of numbers that a cell of a table is, and the number that a question has for one: "12–15" for "my 13 year old". */

import { amountIn } from './amounts.ts';
import { normalizeChat } from './chat-normalization.ts';
import { keysOf, termsOf } from './terms.ts';

/** Whether a number is in a range. */
export type NumberRange = (value: number) => boolean;

/** The range of "all ages" and "any rating". */
export const ANY_NUMBER: NumberRange = () => true;

/** In characters: longer cells are sentences, and only the beginning of a question is read. */
const MAX_CELL = 40;
const MAX_READ = 300;

const NUMBER = '(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)';
/** Each form of a range, with the numbers that are in it. What follows in a cell is its unit, without another number. */
const FORMS: [RegExp, (first: number, second: number) => NumberRange][] = [
  [
    form(`${NUMBER} ?(?:-|–|—|to|until) ?${NUMBER}`),
    (least, most) => (value) => value >= least && value <= most,
  ],
  [form(`(?:from|at least|min(?:imum|\\.)?|≥|>=) ?${NUMBER}`), (least) => (value) => value >= least],
  [
    form(`${NUMBER} ?(?:\\+|(?:years? )?(?:and|or) (?:over|up|above|older|more))`),
    (least) => (value) => value >= least,
  ],
  [form(`(?:over|above|more than|older than|>) ?${NUMBER}`), (bound) => (value) => value > bound],
  [form(`(?:up to|at most|max(?:imum|\\.)?|≤|<=) ?${NUMBER}`), (most) => (value) => value <= most],
  [form(`${NUMBER} (?:years? )?(?:and|or) (?:under|below|younger|less)`), (most) => (value) => value <= most],
  [form(`(?:under|below|less than|younger than|<) ?${NUMBER}`), (bound) => (value) => value < bound],
];
const ANY = /^(?:any|all|every(?:one|body)?)\b\D*$/;

function form(pattern: string): RegExp {
  return new RegExp(`^(?:ages? |aged )?${pattern}(?!\\d)\\D*$`);
}

/**
 * The range that a text is as a whole: "12–15", "16+", "18 and over", "under 12", "up to 6", "from 8 years", "all ages". What
 * stands in brackets is a note, and is not read.
 *
 * @returns null for a single number and any other text
 */
export function rangeIn(cell: string): NumberRange | null {
  const text = cell
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .toLowerCase();
  if (text.length > MAX_CELL) return null;
  if (ANY.test(text)) return ANY_NUMBER;
  for (const [pattern, rangeOf] of FORMS) {
    const [, first, second] = pattern.exec(text) ?? [];
    if (first !== undefined) return rangeOf(numberOf(first), numberOf(second ?? first));
  }
  return null;
}

/** The keys of the names of columns whose numbers are bounds. */
const MOST = keysOf('max maximum');
const LEAST = keysOf('min minimum');

/**
 * The range that a single number is in a column for bounds: "5" below "Max players". Null for other cells and columns.
 *
 * @param column the keys of its name
 */
export function boundIn(cell: string, column: ReadonlySet<string>): NumberRange | null {
  const [isMost, isLeast] = [MOST, LEAST].map((names) => [...column].some((key) => names.has(key)));
  const bound = amountIn(cell)?.amount;
  if (bound === undefined || isMost === isLeast) return null;
  return isMost ? (value) => value <= bound : (value) => value >= bound;
}

/** A number of a question, and what it is the number of. */
export interface AskedNumber {
  value: number;
  /** The keys of the words that name what it is a number of: "rating", "age". */
  names: ReadonlySet<string>;
  /** The keys of all words of the question that it accounts for. */
  words: ReadonlySet<string>;
}

/** "13 yr old", "13yo", "aged 13", "im 13", "my son is 13". */
const AGE =
  /\b(\d{1,2})[ -]?(?:yrs?|years?|y)[ -/]?(?:olds?|o)\b|\b(?:aged?|turning|i am|i['’]m|(?:s?he|son|daughter|kid|child|brother|sister)(?: is|['’]?s)) (?:only |just |of )?(\d{1,2})(?![:.,]?\d| ?[%€$£]| (?:sec|min|hour|day|week|month|k?m|mile|metre|point|level)\w*\b)/iu;
/** Words of a question for an age that say nothing else. */
const OF_AGE = 'age aged year years yr yrs yo old olds turning';
/** "A rating of 1550", "6 players", "level 12". */
const NUMBERS = [
  /\b(?<name>\p{L}{3,30}) (?:of|is) (?<value>\d[\d,]{0,9})(?![\d:.,]*\d)/iu,
  /(?<![\d:.,])\b(?<value>\d[\d,]{0,9}) (?<name>\p{L}{3,30})\b/iu,
  /\b(?<name>\p{L}{3,30}) (?<value>\d[\d,]{0,9})(?![\d:.,]*\d)/iu,
];

/**
 * The number that a question has for a range: an age, or the number of what is named beside it.
 *
 * @returns null without one
 */
export function askedNumberIn(question: string): AskedNumber | null {
  const text = normalizeChat(question.slice(0, MAX_READ));
  const [, beforeAge, afterAge] = AGE.exec(text) ?? [];
  const age = beforeAge ?? afterAge;
  if (age !== undefined)
    return { value: Number(age), names: keysOf('age'), words: keysOf(`${age} ${OF_AGE}`) };
  for (const pattern of NUMBERS) {
    const { name, value } = pattern.exec(text)?.groups ?? {};
    const term = termsOf(name ?? '')[0];
    if (term && !term.stop)
      return { value: numberOf(value!), names: new Set([term.key]), words: keysOf(`${name} ${value}`) };
  }
  return null;
}

function numberOf(written: string): number {
  return Number(written.replaceAll(',', ''));
}
