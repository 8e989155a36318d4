import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import { runToCompletion } from '../run-to-completion.ts';
import type { ArticleSegment } from './article-segment.ts';
import { Collection } from './collection.ts';
import { runCooperatively } from './cooperative-scheduler.ts';
import { type Progress, reindex, unindexedIn } from './merge-policy.ts';

/** All that a library holds at one moment. */
export interface Collections {
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
export type ParallelIndexer = (
  articles: readonly Article[],
  onDone: (done: number) => void,
) => Promise<ArticleSegment[]>;

/**
 * What a library holds. Whoever takes `holdings` has one version of everything for as long as they use it: the next is
 * made beside it, and then takes its place.
 */
export class CollectionStore {
  collections: Collections = { seeds: new Collection(null, [], []), own: new Map(), read: Date.now() };
  readonly #fill: ParallelIndexer;
  readonly #fillOwn: ParallelIndexer;
  readonly #turns = new Map<string | null, Promise<void>>();

  /**
   * @param fill puts many articles that ship onto shelves; by default that is done here, between other work
   * @param fillOwn the same for servers' own
   */
  constructor(fill: ParallelIndexer = async () => [], fillOwn: ParallelIndexer = fill) {
    this.#fill = fill;
    this.#fillOwn = fillOwn;
  }

  /** The articles that ship (`server` null), or a server's own. */
  of(server: string | null): Collection {
    if (server === null) return this.collections.seeds;
    return this.collections.own.get(server) ?? new Collection(server, [], []);
  }

  /** Replaces what `of` gives, at once. */
  replace(server: string | null, content: Content): void {
    this.#put(runToCompletion(reindex(content, this.of(server))));
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
    ready: readonly ArticleSegment[] = [],
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
    ready: readonly ArticleSegment[],
  ): Promise<void> {
    const before = this.of(server);
    const fresh = unindexedIn(content, before, ready);
    const total = content.articles.length;
    const fill = server === null ? this.#fill : this.#fillOwn;
    const filled = await fill(fresh, (done) => onProgress({ done: total - fresh.length + done, total }));
    this.#put(await runCooperatively(reindex(content, before, [...ready, ...filled]), onProgress));
  }

  #put(collection: Collection): void {
    const { seeds, own } = this.collections;
    const read = Date.now();
    if (collection.server === null) this.collections = { seeds: collection, own, read };
    else this.collections = { seeds, own: new Map(own).set(collection.server, collection), read };
  }
}
