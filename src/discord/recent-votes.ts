/** Remembers who has voted how of late, so that nobody's vote on a quote counts twice. */

import { createHash } from 'node:crypto';
import type { Vote } from '../library/votes.ts';
import { LruCache } from '../lru-cache.ts';

/** How many votes are remembered, a few hundred bytes each. From 1,000 to 100,000. */
const MAX_VOTES = 10_000;

/** Who votes on what. */
export interface Voter {
  server: string;
  citation: string;
  person: string;
}

/**
 * The last vote of each person on each quote of a server, under any message that shows it: who asks again does not count
 * twice. It is in memory alone, by a hash; nothing of it is stored.
 */
export class RecentVotes {
  /** Null: the vote could not be stored. */
  readonly #votes: LruCache<string, Vote | null>;

  constructor(max = MAX_VOTES) {
    this.#votes = new LruCache(max);
  }

  /**
   * Counts a vote, unless it is the same as that person's last one on the quote.
   *
   * @param count stores the vote in the place of the one that it replaces, if any
   * @returns whether it was counted
   */
  async cast(
    { server, citation, person }: Voter,
    vote: Vote,
    count: (replaced: Vote | undefined) => Promise<void>,
  ): Promise<boolean> {
    const key = createHash('sha256').update(`${server} ${citation} ${person}`).digest('base64url');
    const before = this.#votes.find(key) ?? null;
    if (before === vote) return false;
    // Remembered first, as the button may be pressed again while the vote is being stored.
    this.#votes.keep(key, vote);
    try {
      await count(before ?? undefined);
      return true;
    } catch (error) {
      this.#votes.keep(key, before);
      throw error;
    }
  }
}
