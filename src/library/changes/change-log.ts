/** Notes what changes in collections, as they are replaced. */

import { isDeepStrictEqual } from 'node:util';
import type { Collection } from '../collection.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import { type ArticleChange, type NewChange, withChanges } from './article-change.ts';
import type { ChangeStore } from './change-store.ts';
import { changesBetween } from './collection-changes.ts';

/** Notes changes of collections, one after another. Where they cannot be stored, they are lost, and nothing else is. */
export class ChangeLog {
  readonly #store: ChangeStore;
  #noting: Promise<void> = Promise.resolve();

  constructor(store: ChangeStore) {
    this.#store = store;
  }

  /**
   * Notes the changes from one state of a collection to another.
   *
   * @param before as it may have been at the last start; then what was noted before is not noted again
   */
  note(before: Collection, after: Collection, isStart = false): Promise<void> {
    this.#noting = this.#noting.then(() => this.#note(before, after, isStart)).catch(() => {});
    return this.#noting;
  }

  /** Resolves when what has been noted so far is stored. */
  settled(): Promise<void> {
    return this.#noting;
  }

  /** Returns the changes of a collection, oldest first. */
  async read(server: string | null): Promise<readonly ArticleChange[]> {
    await this.#noting;
    return this.#store.read(server);
  }

  async #note(before: Collection, after: Collection, isStart: boolean): Promise<void> {
    const { server } = after;
    const changes = await runCooperatively(changesBetween(before, after));
    if (changes.length === 0) return;
    const known = await this.#store.read(server);
    const fresh = isStart ? changes.filter((change) => !isLastOf(known, change)) : changes;
    if (fresh.length > 0) await this.#store.replace(server, withChanges(known, fresh, Date.now()));
  }
}

/** Whether a change is the one that was noted last of its article. */
function isLastOf(known: readonly ArticleChange[], change: NewChange): boolean {
  const last = known.findLast(({ key }) => key === change.key);
  if (!last) return false;
  const { at: _, ...noted } = last;
  return isDeepStrictEqual(noted, change);
}
