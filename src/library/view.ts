import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { Index } from '../retrieval/index.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Segment } from '../retrieval/segment.ts';
import type { Entry } from './answers.ts';
import { keyOf } from './citation.ts';
import type { Scope } from './library.ts';
import type { Shelf } from './shelf.ts';

/** Part of the revision: to be raised when the same articles begin to give other answers. */
const ANALYSER = 3;

/** An article where it stands: on which shelf, and as which of it. */
export interface Place {
  shelf: Shelf;
  number: number;
  article: Article;
  /** Its short name. */
  key: string;
  own: boolean;
}

/** What one server sees: the articles that ship, and its own. Immutable. */
export class View {
  readonly index: Index;
  readonly revision: string;
  readonly newest: Day | null;
  /** In the order of the index. */
  readonly places: readonly Place[];
  readonly #byName = new Map<string, Place>();
  readonly #bySegment = new Map<Segment, Place[]>();

  /**
   * @param seeds the articles that ship
   * @param own the server's own
   * @param server null for the articles that ship alone
   */
  constructor(seeds: readonly Shelf[], own: readonly Shelf[], server: string | null, lexicon: Lexicon) {
    const shelves = [...seeds, ...own];
    this.index = new Index(
      shelves.map(({ segment }) => segment),
      lexicon,
    );
    const places = [...placesOn(seeds, null), ...placesOn(own, server)];
    for (const place of places) {
      this.#byName.set(place.article.id, place);
      this.#byName.set(place.key, place);
      const onShelf = this.#bySegment.get(place.shelf.segment);
      if (onShelf) onShelf.push(place);
      else this.#bySegment.set(place.shelf.segment, [place]);
    }
    this.places = places;
    this.newest = places.reduce<Day | null>(
      (newest, { article: { published } }) =>
        published && (!newest || published > newest) ? published : newest,
      null,
    );
    this.revision = revisionOf(places);
  }

  /** The article of an id or a short name; undefined when the server sees none. */
  find(name: string): Place | undefined {
    return this.#byName.get(name);
  }

  /** The article that a sentence of a segment stands in. */
  placeOf(segment: Segment, sentence: number): Place {
    return this.placeAt(segment, segment.articleOf[segment.paragraphOf[sentence]!]!);
  }

  placeAt(segment: Segment, article: number): Place {
    return this.#bySegment.get(segment)![article]!;
  }
}

/** Whether an article is among those that a scope asks of. */
export function isWithin({ article: { id, published }, key }: Place, scope: Scope): boolean {
  if (scope.article !== undefined && scope.article !== id && scope.article !== key) return false;
  const { from, to, asOf } = scope;
  if (from === undefined && to === undefined && asOf === undefined) return true;
  if (published === null) return false;
  return (
    (from === undefined || published >= from) &&
    (to === undefined || published <= to) &&
    (asOf === undefined || published <= asOf)
  );
}

/** An article as it stands in a list. */
export function entryOf({ shelf, number, article, key, own }: Place): Entry {
  const { articleStarts } = shelf.segment;
  return {
    id: article.id,
    key,
    title: displayTitle(article),
    published: article.published,
    source: article.source,
    sentences: articleStarts[number + 1]! - articleStarts[number]!,
    own,
  };
}

function placesOn(shelves: readonly Shelf[], server: string | null): Place[] {
  return shelves.flatMap((shelf) =>
    shelf.articles.map((article, number) => ({
      shelf,
      number,
      article,
      key: keyOf(article.id, server),
      own: server !== null,
    })),
  );
}

/** Twelve hexadecimal digits of the SHA-256 of all that the answers come from. */
function revisionOf(places: readonly Place[]): string {
  const hash = createHash('sha256').update(`${ANALYSER}`);
  for (const { article } of places) hash.update(`\0${article.id}\0${article.text}`);
  return hash.digest('hex').slice(0, 12);
}
