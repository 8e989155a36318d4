import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import { keyOf } from './citation.ts';
import type { Shelf, Stand } from './shelf.ts';
import type { Steps } from './steps.ts';

/** An article where it stands: on which shelf, as which of it, and whose. */
export interface Place {
  collection: Collection;
  shelf: Shelf;
  number: number;
  article: Article;
}

/**
 * Articles that belong together, in the order of their ids: those that ship, or those of one server. Another moment's
 * articles are another collection, which shares the shelves that stand in both.
 */
export class Collection {
  /** The server whose own they are; null when they ship. */
  readonly server: string | null;
  readonly stands: readonly Stand[];
  /** The files that were left out. */
  readonly problems: readonly Problem[];
  readonly size: number;
  /** The latest published day. */
  readonly newest: Day | null;
  /** Stands for all its articles, ids and letters. */
  readonly digest: string;
  #byName: Map<string, Place> | null = null;

  constructor(server: string | null, stands: readonly Stand[], problems: readonly Problem[]) {
    this.server = server;
    this.stands = stands;
    this.problems = problems;
    let size = 0;
    let newest: Day | null = null;
    for (const { shelf, ordinals } of stands)
      for (let number = 0; number < ordinals.length; number++) {
        if (ordinals[number]! < 0) continue;
        size++;
        const { published } = shelf.articles[number]!;
        if (published !== null && (newest === null || published > newest)) newest = published;
      }
    this.size = size;
    this.newest = newest;
    this.digest = BigInt.asUintN(
      128,
      stands.reduce((sum, { digest }) => sum + digest, 0n),
    ).toString(16);
  }

  /** The articles with their places, in the order of their ids. */
  places(): Place[] {
    const found = new Array<Place>(this.size);
    for (const { shelf, ordinals } of this.stands)
      ordinals.forEach((ordinal, number) => {
        if (ordinal >= 0) found[ordinal] = this.placeAt(shelf, number);
      });
    return found;
  }

  placeAt(shelf: Shelf, number: number): Place {
    return { collection: this, shelf, number, article: shelf.articles[number]! };
  }

  /** The article of an id or a key. The names are gathered when the first is asked for. */
  *find(name: string): Steps<Place | undefined> {
    this.#byName ??= yield* this.#gatherNames();
    return this.#byName.get(name);
  }

  *#gatherNames(): Steps<Map<string, Place>> {
    const byName = new Map<string, Place>();
    for (const place of this.places()) {
      byName.set(place.article.id, place).set(keyAt(place), place);
      yield;
    }
    return byName;
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
