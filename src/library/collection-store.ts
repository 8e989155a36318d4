/** The collections of a library in memory, each replaced as a whole when its articles change. */

import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import { runToCompletion } from '../run-to-completion.ts';
import type { ArticleSegment } from './article-segment.ts';
import { Collection } from './collection.ts';
import { runCooperatively } from './cooperative-scheduler.ts';
import { type Progress, reindex, unindexedIn } from './merge-policy.ts';

/** A consistent state of a library's collections. */
export interface Collections {
  seeds: Collection;
  /** The servers' own articles, by server. */
  own: ReadonlyMap<string, Collection>;
  /** When one of them was last replaced: milliseconds since 1970. */
  readAt: number;
}

/**
 * Indexes many articles in other threads. It may leave articles out, which the caller then indexes itself.
 *
 * @param onDone called from time to time with the number of articles done
 */
export type ParallelIndexer = (
  articles: readonly Article[],
  onDone: (done: number) => void,
) => Promise<ArticleSegment[]>;

/**
 * The collections of a library. `collections` is never changed in place but replaced, so whoever reads it once has one
 * consistent state for as long as they use it.
 */
export class CollectionStore {
  collections: Collections = { seeds: new Collection(null, [], []), own: new Map(), readAt: Date.now() };
  /** Called when a collection has been replaced, once what it does matters: not while the first ones are read. */
  onReplaced: (before: Collection, after: Collection) => Promise<void> = async () => {};
  readonly #indexSeeds: ParallelIndexer;
  readonly #indexOwn: ParallelIndexer;
  /** The last update of each collection, which the next one waits for. */
  readonly #updates = new Map<string | null, Promise<void>>();

  /**
   * @param indexSeeds indexes many seeds in other threads; by default they are indexed in this one, between other work
   * @param indexOwn the same for servers' own articles
   */
  constructor(indexSeeds: ParallelIndexer = async () => [], indexOwn: ParallelIndexer = indexSeeds) {
    this.#indexSeeds = indexSeeds;
    this.#indexOwn = indexOwn;
  }

  /** The seeds (`server` null), or a server's own articles. */
  of(server: string | null): Collection {
    if (server === null) return this.collections.seeds;
    return this.collections.own.get(server) ?? new Collection(server, [], []);
  }

  /** Replaces a collection without pausing. */
  replace(server: string | null, content: Content): void {
    const before = this.of(server);
    const after = runToCompletion(reindex(content, before));
    this.#put(after);
    void this.onReplaced(before, after);
  }

  /** Forgets the collection of a server of which everything is deleted. */
  discard(server: string): void {
    this.#put(new Collection(server, [], []));
  }

  /**
   * Replaces a collection cooperatively, while other work goes on. Updates of one collection run one after another.
   *
   * @param content returns the newest content when the update begins
   * @param indexed segments that have been built before, of articles of the content
   */
  update(
    server: string | null,
    content: () => Content,
    onProgress: (progress: Progress) => void = () => {},
    indexed: readonly ArticleSegment[] = [],
  ): Promise<void> {
    const before = this.#updates.get(server) ?? Promise.resolve();
    const update = before.then(() => this.#update(server, content(), onProgress, indexed));
    this.#updates.set(
      server,
      update.catch(() => {}),
    );
    return update;
  }

  async #update(
    server: string | null,
    content: Content,
    onProgress: (progress: Progress) => void,
    indexed: readonly ArticleSegment[],
  ): Promise<void> {
    const before = this.of(server);
    const fresh = unindexedIn(content, before, indexed);
    const total = content.articles.length;
    const index = server === null ? this.#indexSeeds : this.#indexOwn;
    const built = await index(fresh, (done) => onProgress({ done: total - fresh.length + done, total }));
    const after = await runCooperatively(reindex(content, before, [...indexed, ...built]), onProgress);
    this.#put(after);
    await this.onReplaced(before, after);
  }

  #put(collection: Collection): void {
    const { seeds, own } = this.collections;
    const readAt = Date.now();
    if (collection.server === null) this.collections = { seeds: collection, own, readAt };
    else this.collections = { seeds, own: new Map(own).set(collection.server, collection), readAt };
  }
}
