import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import type { Content, Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import { Analysed } from './analysed.ts';
import { keyOf } from './citation.ts';
import { type Shelf, shelve } from './shelf.ts';

/** An article where it stands: on which shelf, as which of it, and whose. */
export interface Place {
  collection: Collection;
  shelf: Shelf;
  number: number;
  article: Article;
}

/**
 * Articles that belong together, on shelves in the order of their ids: those that ship, or those of one server. Another
 * moment's articles are another collection, which shares the shelves that have not changed.
 */
export class Collection {
  /** The server whose own they are; null when they ship. */
  readonly server: string | null;
  readonly shelves: readonly Shelf[];
  /** The files that were left out. */
  readonly problems: readonly Problem[];
  readonly size: number;
  /** The latest published day. */
  readonly newest: Day | null;
  /** Stands for all its articles, ids and letters. */
  readonly digest: string;
  #byName: Map<string, Place> | null = null;

  constructor(server: string | null, shelves: readonly Shelf[], problems: readonly Problem[]) {
    const articles = shelves.flatMap((shelf) => shelf.articles);
    const hash = createHash('sha256');
    for (const { digest } of articles) hash.update(digest);
    this.server = server;
    this.shelves = shelves;
    this.problems = problems;
    this.size = articles.length;
    this.digest = hash.digest('base64');
    this.newest = articles.reduce<Day | null>(
      (newest, { article: { published } }) =>
        published && (!newest || published > newest) ? published : newest,
      null,
    );
  }

  /** The articles with their places, in the order of their ids. */
  *places(): Iterable<Place> {
    for (const shelf of this.shelves)
      for (let number = 0; number < shelf.articles.length; number++) yield this.placeAt(shelf, number);
  }

  placeAt(shelf: Shelf, number: number): Place {
    return { collection: this, shelf, number, article: shelf.articles[number]!.article };
  }

  /** The article of an id or a key. */
  find(name: string): Place | undefined {
    this.#byName ??= new Map(
      [...this.places()].flatMap((place): [string, Place][] => [
        [place.article.id, place],
        [keyAt(place), place],
      ]),
    );
    return this.#byName.get(name);
  }
}

const keys = new WeakMap<Article, string>();

/** An article's key: see `keyOf`. */
export function keyAt({ article, collection }: Place): string {
  const known = keys.get(article);
  if (known !== undefined) return known;
  const key = keyOf(article.id, collection.server);
  keys.set(article, key);
  return key;
}

/** How far a collection is: so many of its articles have been read. */
export interface Progress {
  done: number;
  total: number;
}

/** One article in so many begins a shelf: a change costs one shelf, and a question a little for each. */
const SHELF_SIZE = 128;

/** Remembers the articles that it has read, as long as anyone holds them. */
export class Collector {
  readonly #read = new WeakMap<Article, Analysed>();

  /**
   * Makes a collection, a step at a time: each pause is one in which other work can be done. Articles that are the very
   * same as in an earlier collection are not read again, nor are shelves that have only such articles indexed again.
   *
   * @param before the collection that the new one takes the place of
   */
  *collect(content: Content, before: Collection): Generator<Progress, Collection> {
    const articles: Analysed[] = [];
    for (const article of content.articles) {
      const known = this.#read.get(article);
      const analysed = known ?? new Analysed(article);
      this.#read.set(article, analysed);
      articles.push(analysed);
      if (!known) yield { done: articles.length, total: content.articles.length };
    }
    const earlier = new Map(before.shelves.map((shelf) => [shelf.articles[0], shelf]));
    const shelves: Shelf[] = [];
    for (const group of groupsOf(articles)) {
      const same = earlier.get(group[0]);
      const isSame =
        same?.articles.length === group.length && group.every((one, i) => one === same.articles[i]);
      shelves.push(isSame ? same : shelve(group));
      if (!isSame) yield { done: articles.length, total: articles.length };
    }
    return new Collection(before.server, shelves, content.problems);
  }
}

/**
 * Parts articles where their ids say so, and nowhere else: so the shelves of a folder do not depend on what it held
 * before, and a change of one article changes one shelf, or two (after "content-defined chunking": Muthitacharoen, Chen
 * & Mazières 2001, "A low-bandwidth network file system").
 */
function groupsOf(articles: readonly Analysed[]): Analysed[][] {
  const groups: Analysed[][] = [];
  for (const one of articles) {
    const last = groups.at(-1);
    if (last && !beginsShelf(one.article.id)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** FNV-1a (Fowler, Noll & Vo), 32 bits: as if by chance, and always the same. */
function beginsShelf(id: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % SHELF_SIZE === 0;
}
