/** Finds items by the words, or the starts of words, that somebody types. */

import { termsOf } from '../../language/terms.ts';
import { GrowableArray } from '../../retrieval/growable-array.ts';
import { type CooperativeTask, sortCooperatively } from '../cooperative-scheduler.ts';

/** Entries looked at between two yields. */
const ENTRIES_PER_STEP = 5_000;

/** How well an item matches what was typed, the lower the better; 0 is no match. */
export const MATCH = { wholeTitle: 1, title: 2, opening: 3 } as const;

/** The words by which people look for an item. */
export interface ListedWords {
  /** The words of its title; of an article, those of its day as well: "19", "june", "2023", "2023-06-19". */
  title: readonly string[];
  /** The words that it opens with. */
  opening: readonly string[];
}

/** The words that match one typed word. */
export interface WordQuery {
  /** Every word with this prefix. */
  prefix: string;
  /** And each of these. */
  words: readonly string[];
}

/** An index of items, numbered from 0, by the words of their titles and openings. */
export class PrefixIndex {
  readonly #size: number;
  /** Each distinct word, sorted, and where its entries start. */
  readonly #words: readonly string[];
  readonly #starts: Uint32Array;
  /** Twice the number of an item, plus one when the word is in its title. */
  readonly #entries: Uint32Array;

  private constructor(size: number, words: readonly string[], starts: Uint32Array, entries: Uint32Array) {
    this.#size = size;
    this.#words = words;
    this.#starts = starts;
    this.#entries = entries;
  }

  /** Builds the index, and yields after each item. */
  static *building(items: Iterable<ListedWords>): CooperativeTask<PrefixIndex> {
    const numbers = new Map<string, number>();
    const terms = new GrowableArray();
    const entries = new GrowableArray();
    let size = 0;
    for (const { title, opening } of items) {
      for (const [words, isTitle] of [
        [title, 1],
        [opening, 0],
      ] as const)
        for (const word of words) {
          const number = numbers.get(word) ?? numbers.size;
          numbers.set(word, number);
          terms.push(number);
          entries.push(2 * size + isTitle);
        }
      size += 1;
      yield;
    }
    const words = yield* sortCooperatively([...numbers.keys()], (a, b) => (a < b ? -1 : 1));
    const positions = new Uint32Array(words.length);
    for (const [position, word] of words.entries()) {
      positions[numbers.get(word)!] = position;
      if (position % ENTRIES_PER_STEP === 0) yield;
    }
    const starts = new Uint32Array(words.length + 1);
    for (let i = 0; i < terms.length; i++) {
      starts[positions[terms.at(i)]! + 1]! += 1;
      if (i % ENTRIES_PER_STEP === 0) yield;
    }
    for (let position = 0; position < words.length; position++) starts[position + 1]! += starts[position]!;
    const next = starts.slice();
    const sorted = new Uint32Array(entries.length);
    for (let i = 0; i < terms.length; i++) {
      sorted[next[positions[terms.at(i)]!]!++] = entries.at(i);
      if (i % ENTRIES_PER_STEP === 0) yield;
    }
    return new PrefixIndex(size, words, starts, sorted);
  }

  /** The distinct words with a prefix. */
  wordsWithPrefix(prefix: string): readonly string[] {
    return this.#words.slice(...this.#prefixRange(prefix));
  }

  /**
   * How well each item matches all the typed words.
   *
   * @param typed at most 16 words
   * @returns for each item, a value of `MATCH`, or 0
   */
  *matching(typed: readonly WordQuery[]): CooperativeTask<Uint8Array> {
    const inTitle = new Uint16Array(this.#size);
    const inAny = new Uint16Array(this.#size);
    let seen = 0;
    for (const [i, { prefix, words }] of typed.entries()) {
      const bit = 1 << i;
      for (const [first, end] of [this.#prefixRange(prefix), ...words.map((word) => this.#wordRange(word))])
        for (let at = this.#starts[first]!; at < this.#starts[end]!; at++) {
          const entry = this.#entries[at]!;
          inAny[entry >>> 1]! |= bit;
          if (entry % 2 === 1) inTitle[entry >>> 1]! |= bit;
          if (++seen % ENTRIES_PER_STEP === 0) yield;
        }
    }
    const all = (1 << typed.length) - 1;
    return Uint8Array.from(inAny, (bits, item) =>
      bits !== all ? 0 : inTitle[item] === all ? MATCH.title : MATCH.opening,
    );
  }

  #prefixRange(prefix: string): [first: number, end: number] {
    return [this.#lowerBound(prefix), this.#lowerBound(`${prefix}\uffff`)];
  }

  #wordRange(word: string): [first: number, end: number] {
    const position = this.#lowerBound(word);
    return [position, this.#words[position] === word ? position + 1 : position];
  }

  /** The position of the first word that is not before a given one, by binary search. */
  #lowerBound(word: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#words[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The distinct words of a text, in the form in which they are typed and indexed. */
export function wordsIn(text: string): string[] {
  return [...new Set(termsOf(text).map(({ word }) => word))];
}
