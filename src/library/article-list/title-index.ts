/** Indexes the articles of a segment by the words of their titles and openings. */

import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import { MONTHS, partsOf } from '../../day.ts';
import { termsOf } from '../../language/terms.ts';
import { GrowableArray } from '../../retrieval/growable-array.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { type CooperativeTask, sortCooperatively } from '../cooperative-scheduler.ts';

/** How many words of an article's opening are indexed. */
const OPENING_WORDS = 15;
/** Entries looked at between two yields. */
const ENTRIES_PER_STEP = 5_000;

/** How well an article matches what was typed, the lower the better; 0 is no match. */
export const MATCH = { wholeTitle: 1, title: 2, opening: 3 } as const;

/** The words by which people look for an article. */
export interface ListedWords {
  /** The words of its title, and of its day: "19", "june", "2023", "2023-06-19". */
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

/** An index of the articles of a segment by the words of their titles and openings. */
export class TitleIndex {
  /** The numbers of the articles, newest first. */
  readonly newestFirst: readonly number[];
  /** Each distinct word, sorted, and where its entries start. */
  readonly #words: readonly string[];
  readonly #starts: Uint32Array;
  /** Twice the number of an article, plus one when the word is in its title. */
  readonly #entries: Uint32Array;
  /** The hash of each article's title. */
  readonly #hashes: Uint32Array;
  readonly #articles: readonly Article[];

  private constructor(
    articles: readonly Article[],
    newestFirst: readonly number[],
    words: readonly string[],
    starts: Uint32Array,
    entries: Uint32Array,
    hashes: Uint32Array,
  ) {
    this.#articles = articles;
    this.newestFirst = newestFirst;
    this.#words = words;
    this.#starts = starts;
    this.#entries = entries;
    this.#hashes = hashes;
  }

  static *building(articleSegment: ArticleSegment): CooperativeTask<TitleIndex> {
    const { articles } = articleSegment;
    const numbers = new Map<string, number>();
    const hashes = new Uint32Array(articles.length);
    const terms = new GrowableArray();
    const entries = new GrowableArray();
    for (const [article, one] of articles.entries()) {
      const { title, opening } = listedWordsOf(articleSegment, article);
      for (const [words, isTitle] of [
        [title, 1],
        [opening, 0],
      ] as const)
        for (const word of words) {
          const number = numbers.get(word) ?? numbers.size;
          numbers.set(word, number);
          terms.push(number);
          entries.push(2 * article + isTitle);
        }
      hashes[article] = hashOf(displayTitle(one));
      yield;
    }
    const words = yield* sortCooperatively([...numbers.keys()], (a, b) => (a < b ? -1 : 1));
    const positions = new Uint32Array(words.length);
    for (const [position, word] of words.entries()) positions[numbers.get(word)!] = position;
    yield;
    const starts = new Uint32Array(words.length + 1);
    for (let i = 0; i < terms.length; i++) starts[positions[terms.at(i)]! + 1]! += 1;
    for (let position = 0; position < words.length; position++) starts[position + 1]! += starts[position]!;
    yield;
    const next = starts.slice();
    const sorted = new Uint32Array(entries.length);
    for (let i = 0; i < terms.length; i++) sorted[next[positions[terms.at(i)]!]!++] = entries.at(i);
    yield;
    const newestFirst = yield* sortCooperatively([...articles.keys()], (a, b) =>
      compareNewestFirst(articles[a]!, articles[b]!),
    );
    return new TitleIndex(articles, newestFirst, words, starts, sorted, hashes);
  }

  /** The distinct words with a prefix. */
  wordsWithPrefix(prefix: string): readonly string[] {
    return this.#words.slice(...this.#prefixRange(prefix));
  }

  /**
   * How well each article matches all the typed words.
   *
   * @param typed at most 16 words
   * @returns for each article, a value of `MATCH`, or 0
   */
  *matching(typed: readonly WordQuery[]): CooperativeTask<Uint8Array> {
    const inTitle = new Uint16Array(this.#articles.length);
    const inAny = new Uint16Array(this.#articles.length);
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
    return Uint8Array.from(inAny, (bits, article) =>
      bits !== all ? 0 : inTitle[article] === all ? MATCH.title : MATCH.opening,
    );
  }

  /** The numbers of the articles with exactly this title, whatever its capitals. */
  withTitle(title: string): number[] {
    const hash = hashOf(title);
    const found: number[] = [];
    for (let article = 0; article < this.#hashes.length; article++)
      if (this.#hashes[article] === hash && isSame(displayTitle(this.#articles[article]!), title))
        found.push(article);
    return found;
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

/** The index of each segment, or the task that builds it, which each caller resumes where the last one paused. */
const indexes = new WeakMap<ArticleSegment, TitleIndex | CooperativeTask<TitleIndex>>();

/** The title index of a segment, built when it is first needed. */
export function* titlesOf(articleSegment: ArticleSegment): CooperativeTask<TitleIndex> {
  for (;;) {
    const known = indexes.get(articleSegment) ?? TitleIndex.building(articleSegment);
    if (known instanceof TitleIndex) return known;
    const step = known.next();
    indexes.set(articleSegment, step.done ? step.value : known);
    yield;
  }
}

/** The words by which people look for an article of a segment. */
export function listedWordsOf(articleSegment: ArticleSegment, number: number): ListedWords {
  const article = articleSegment.articles[number]!;
  const title = wordsIn(displayTitle(article));
  const opening = wordsIn(articleSegment.textAt(number, 0)).slice(0, OPENING_WORDS);
  if (article.published) {
    const { year, month, day } = partsOf(article.published);
    title.push(article.published, String(year), MONTHS[month - 1]!.toLowerCase(), String(day));
  }
  return { title, opening };
}

function wordsIn(text: string): string[] {
  return [...new Set(termsOf(text).map(({ word }) => word))];
}

/** Compares articles for sorting: newest first, undated ones last, and by id on the same day. */
export function compareNewestFirst(a: Article, b: Article): number {
  const [one, other] = [a.published ?? '', b.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function isSame(title: string, typed: string): boolean {
  return title.toLowerCase() === typed.toLowerCase();
}

/** A 32-bit hash of a title, whatever its capitals: FNV-1a of Fowler, Noll & Vo, over code points. */
function hashOf(title: string): number {
  let hash = 0x811c9dc5;
  for (const letter of title.toLowerCase()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
