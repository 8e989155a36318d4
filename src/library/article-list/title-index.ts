import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import { MONTHS, partsOf } from '../../day.ts';
import { termsOf } from '../../language/terms.ts';
import { GrowableArray } from '../../retrieval/growable-array.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { type CooperativeTask, sortCooperatively } from '../cooperative-scheduler.ts';

/** As many opening words tell an article. */
const OPENING_WORDS = 15;
/** So many entries are passed over between two pauses. */
const AT_ONCE = 5_000;

/** How well what was typed fits an article; the lower the better, and 0 not at all. */
export const FIT = { same: 1, title: 2, opening: 3 } as const;

/** The words by which people look for an article. */
export interface Listed {
  /** Those of its title, and its day: "19", "june", "2023", "2023-06-19". */
  title: readonly string[];
  /** Those that it opens with. */
  opening: readonly string[];
}

/** What one word that was typed may stand for. */
export interface Typed {
  /** Every word that starts so. */
  start: string;
  /** And these. */
  words: readonly string[];
}

/** An index of the articles of a shelf by the words of their titles and openings; made once, a step at a time. */
export class TitleIndex {
  /** The numbers of the articles, by their days. */
  readonly newestFirst: readonly number[];
  /** Every word once, sorted, and where the entries of each start. */
  readonly #words: readonly string[];
  readonly #starts: Uint32Array;
  /** Twice an article's number, and one more where the word is of its title. */
  readonly #entries: Uint32Array;
  /** The titles by their hashes. */
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

  static *make(articleSegment: ArticleSegment): CooperativeTask<TitleIndex> {
    const { articles } = articleSegment;
    const numbers = new Map<string, number>();
    const hashes = new Uint32Array(articles.length);
    const terms = new GrowableArray();
    const entries = new GrowableArray();
    for (const [article, one] of articles.entries()) {
      const { title, opening } = wordsOf(articleSegment, article);
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
    const places = new Uint32Array(words.length);
    for (const [place, word] of words.entries()) places[numbers.get(word)!] = place;
    yield;
    const starts = new Uint32Array(words.length + 1);
    for (let i = 0; i < terms.length; i++) starts[places[terms.at(i)]! + 1]! += 1;
    for (let place = 0; place < words.length; place++) starts[place + 1]! += starts[place]!;
    yield;
    const next = starts.slice();
    const sorted = new Uint32Array(entries.length);
    for (let i = 0; i < terms.length; i++) sorted[next[places[terms.at(i)]!]!++] = entries.at(i);
    yield;
    const newestFirst = yield* sortCooperatively([...articles.keys()], (a, b) =>
      comesFirst(articles[a]!, articles[b]!),
    );
    return new TitleIndex(articles, newestFirst, words, starts, sorted, hashes);
  }

  /** The words that start so, each once. */
  wordsFrom(start: string): readonly string[] {
    return this.#words.slice(...this.#range(start));
  }

  /**
   * How well all that was typed fits each article: see `FIT`.
   *
   * @param typed 16 words at most
   */
  *fitting(typed: readonly Typed[]): CooperativeTask<Uint8Array> {
    const titled = new Uint16Array(this.#articles.length);
    const said = new Uint16Array(this.#articles.length);
    let passed = 0;
    for (const [i, { start, words }] of typed.entries()) {
      const bit = 1 << i;
      for (const [first, last] of [this.#range(start), ...words.map((word) => this.#placeOf(word))])
        for (let at = this.#starts[first]!; at < this.#starts[last]!; at++) {
          const entry = this.#entries[at]!;
          said[entry >>> 1]! |= bit;
          if (entry % 2 === 1) titled[entry >>> 1]! |= bit;
          if (++passed % AT_ONCE === 0) yield;
        }
    }
    const all = (1 << typed.length) - 1;
    return Uint8Array.from(said, (one, article) =>
      one !== all ? 0 : titled[article] === all ? FIT.title : FIT.opening,
    );
  }

  /** The articles that are called so, by their numbers; capitals change nothing. */
  called(title: string): number[] {
    const hash = hashOf(title);
    const found: number[] = [];
    for (let article = 0; article < this.#hashes.length; article++)
      if (this.#hashes[article] === hash && isSame(displayTitle(this.#articles[article]!), title))
        found.push(article);
    return found;
  }

  #range(start: string): [first: number, last: number] {
    return [this.#firstFrom(start), this.#firstFrom(`${start}\uffff`)];
  }

  #placeOf(word: string): [first: number, last: number] {
    const place = this.#firstFrom(word);
    return [place, this.#words[place] === word ? place + 1 : place];
  }

  /** The place of the first word that does not come before one: a binary search. */
  #firstFrom(word: string): number {
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

/** A shelf's index, or what is making it: whoever needs it goes on with that where the last has paused. */
const made = new WeakMap<ArticleSegment, TitleIndex | CooperativeTask<TitleIndex>>();

export function* titlesOf(articleSegment: ArticleSegment): CooperativeTask<TitleIndex> {
  for (;;) {
    const known = made.get(articleSegment) ?? TitleIndex.make(articleSegment);
    if (known instanceof TitleIndex) return known;
    const step = known.next();
    made.set(articleSegment, step.done ? step.value : known);
    yield;
  }
}

/** The words by which an article of a shelf is looked for. */
export function wordsOf(articleSegment: ArticleSegment, number: number): Listed {
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

/** Newest first, undated ones last. */
export function comesFirst(a: Article, b: Article): number {
  const [one, other] = [a.published ?? '', b.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

export function isSame(title: string, typed: string): boolean {
  return title.toLowerCase() === typed.toLowerCase();
}

/** 32 bits that stand for a title, whatever its capitals: Fowler, Noll & Vo's hash, 1a. */
function hashOf(title: string): number {
  let hash = 0x811c9dc5;
  for (const letter of title.toLowerCase()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
