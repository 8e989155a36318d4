/** What is noted of a change of an article. */

import type { Day } from '../../day.ts';

/** How many changes of a collection are kept, and for how many days. */
export const MAX_CHANGES = 200;
export const CHANGE_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A sentence whose fact is another one now: see `factChanges`. Both are verbatim. */
export interface FactChange {
  before: string;
  after: string;
  /** The citation of the sentence as it is now. */
  citation: string;
}

/** A change of an article. */
export interface ArticleChange {
  /** When: milliseconds since 1970. Of two changes of a collection, the later one has the greater number. */
  at: number;
  kind: 'added' | 'changed' | 'removed';
  /** The key of the article, and its title and day after the change, or before it was removed. */
  key: string;
  title: string;
  published: Day | null;
  /** The facts that have changed in it, in the order of its sentences; none of an article that was added or removed. */
  facts: FactChange[];
}

/** A change that is not noted yet. */
export type NewChange = Omit<ArticleChange, 'at'>;

/**
 * The changes of a collection after others were added, oldest first: at most `MAX_CHANGES`, of the last `CHANGE_DAYS`.
 *
 * @param now milliseconds since 1970
 */
export function withChanges(
  known: readonly ArticleChange[],
  changes: readonly NewChange[],
  now: number,
): ArticleChange[] {
  const first = Math.max(now, (known.at(-1)?.at ?? 0) + 1);
  const added = changes.slice(-MAX_CHANGES).map((change, i) => ({ at: first + i, ...change }));
  return [...known.filter(({ at }) => at > now - CHANGE_DAYS * DAY_MS), ...added].slice(-MAX_CHANGES);
}
