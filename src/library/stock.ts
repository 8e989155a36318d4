import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import { collect, newIn, type Progress } from './collect.ts';
import { Collection } from './collection.ts';
import type { Shelf } from './shelf.ts';
import { atOnce, inSteps } from './steps.ts';

/** All that a library holds at one moment. */
export interface Holdings {
  seeds: Collection;
  /** By server. */
  own: ReadonlyMap<string, Collection>;
  /** When it was read: milliseconds since 1970. */
  read: number;
}

/**
 * Puts many articles onto shelves, elsewhere: those that it leaves are put there here.
 *
 * @param onDone hears how many have been, now and then
 */
export type Fill = (articles: readonly Article[], onDone: (done: number) => void) => Promise<Shelf[]>;

/**
 * What a library holds. Whoever takes `holdings` has one version of everything for as long as they use it: the next is
 * made beside it, and then takes its place.
 */
export class Stock {
  holdings: Holdings = { seeds: new Collection(null, [], []), own: new Map(), read: Date.now() };
  readonly #fill: Fill;
  readonly #turns = new Map<string | null, Promise<void>>();

  /** @param fill puts many articles onto shelves; by default that is done here, between other work */
  constructor(fill: Fill = async () => []) {
    this.#fill = fill;
  }

  /** The articles that ship (`server` null), or a server's own. */
  of(server: string | null): Collection {
    if (server === null) return this.holdings.seeds;
    return this.holdings.own.get(server) ?? new Collection(server, [], []);
  }

  /** Replaces what `of` gives, at once. */
  replace(server: string | null, content: Content): void {
    this.#put(atOnce(collect(content, this.of(server))));
  }

  /**
   * Replaces what `of` gives, a step at a time while other work goes on; one replacement follows another.
   *
   * @param content gives the newest content when its turn comes
   * @param ready shelves that have been filled before, with articles of the content
   */
  update(
    server: string | null,
    content: () => Content,
    onProgress: (progress: Progress) => void = () => {},
    ready: readonly Shelf[] = [],
  ): Promise<void> {
    const before = this.#turns.get(server) ?? Promise.resolve();
    const update = before.then(() => this.#update(server, content(), onProgress, ready));
    this.#turns.set(
      server,
      update.catch(() => {}),
    );
    return update;
  }

  async #update(
    server: string | null,
    content: Content,
    onProgress: (progress: Progress) => void,
    ready: readonly Shelf[],
  ): Promise<void> {
    const before = this.of(server);
    const fresh = newIn(content, before, ready);
    const total = content.articles.length;
    const filled = await this.#fill(fresh, (done) =>
      onProgress({ done: total - fresh.length + done, total }),
    );
    this.#put(await inSteps(collect(content, before, [...ready, ...filled]), onProgress));
  }

  #put(collection: Collection): void {
    const { seeds, own } = this.holdings;
    const read = Date.now();
    if (collection.server === null) this.holdings = { seeds: collection, own, read };
    else this.holdings = { seeds, own: new Map(own).set(collection.server, collection), read };
  }
}
