/** Numbers of items: "rule 4" in a question; "Rule 4:", "§ 4", "4." and "2.2" at the start of a text. */

import type { Term } from './terms.ts';

/** Nouns before the number of an item: "rule 4". */
const NUMBERED = new Set('rule step point item section paragraph clause question number no nr'.split(' '));
/** "4" and "2.2". */
const NUMBER = /^\d{1,3}(?:\.\d{1,3}){0,3}$/;
const AT_START =
  /^(?:(?:(?:rule|step|point|item|section|paragraph|clause|question|no\.|nr\.)\s?#?|[§#]\s?)(\d{1,3}(?:\.\d{1,3}){0,3})(?=[\s.:)–—-]|$)|(\d{1,3})[.)]\s|(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?\s)/i;

/** Words of a question that asks for an item itself: "can you explain rule 4?" */
const ASKING = new Set(
  'about content explain give list meaning mean please quote read recite remind say show state text wording'.split(
    ' ',
  ),
);
const ORDINAL = /^(\d{1,3})(?:rd|th)$/;

/** An item that a question asks for. */
export interface AskedItem {
  key: string;
  /** The other words of the question, all of which name the item: "rule" and "market" in "rule 4 of the market". */
  names: readonly Term[];
}

/** The key by which an item is searched for by its number: `#4`, `#2.2`. It equals no word's key. */
export function itemKey(number: number | string): string {
  return `#${String(number).replace(/^0+(?=\d)/, '')}`;
}

/** Whether a key is that of an item. */
export function isItemKey(key: string): boolean {
  return key.startsWith('#');
}

/**
 * The number that a text starts with as items, rules and sections do: "4" of "Rule 4 – Be kind", "2.2" of "2.2 Claims".
 *
 * @returns null when there is none: "4 people" and "2024 in review" start with no such number
 */
export function itemNumberAtStart(text: string): string | null {
  const match = AT_START.exec(text.slice(0, MAX_START));
  return match ? (match[1] ?? match[2] ?? match[3])! : null;
}

/** In characters: the longest start that is read, "paragraph #100.100.100.100 ". */
const MAX_START = 40;

/** Whether a noun calls the items of any list: "step", "rule". */
export function callsItem({ word }: Pick<Term, 'word'>): boolean {
  return NUMBERED.has(word);
}

/**
 * The key of the item that a term of a question numbers: `#4` for "4" in "rule 4", "rule four", "rule #4" and "§ 4".
 *
 * @param before the term before it, if any
 * @returns null for any other term
 */
export function numberItemKey(question: string, term: Term, before: Term | undefined): string | null {
  const isNumbered = NUMBERED.has(before?.word ?? '') || /[#§]\s?$/.test(question.slice(0, term.start));
  if (!isNumbered) return null;
  // "One" is no number elsewhere.
  const number = term.word === 'one' ? '1' : term.key;
  return NUMBER.test(number) ? itemKey(number) : null;
}

/** The key of the item that an ordinal names with the noun after it: "third" in "the third rule"; null for others. */
export function ordinalItemKey(
  { key }: Pick<Term, 'key'>,
  next: Pick<Term, 'word'> | undefined,
): string | null {
  if (!next || !NUMBERED.has(next.word)) return null;
  const number = key === 'first' ? '1' : key === 'second' ? '2' : ORDINAL.exec(key)?.[1];
  return number === undefined ? null : itemKey(number);
}

/**
 * The item that a question may ask for by its number: "what is rule 4?", "whats the third rule of the market". Whether its
 * other words name the item is for the library to say: in "what happens after rule 4" they do not.
 *
 * @param terms those of the question
 */
export function itemAskedFor(terms: readonly Term[]): AskedItem | null {
  const content = terms.filter(({ stop, word }) => !stop && !ASKING.has(word));
  for (const [i, term] of content.entries()) {
    const key = isItemKey(term.key) ? term.key : ordinalItemKey(term, content[i + 1]);
    if (key !== null) return { key, names: content.filter((other) => other !== term) };
  }
  return null;
}
