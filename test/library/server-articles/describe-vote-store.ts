/** What every store of votes does. */

import { describe, expect, it } from 'vitest';
import type { VoteStore } from '../../../src/library/server-articles/vote-store.ts';
import type { VoteCounts } from '../../../src/library/votes.ts';

/** Votes on the sentence of a number. */
const votesOn = (number: number, helpful: number, unhelpful: number): VoteCounts => ({
  citation: `0123456789.${number}.abcdefg`,
  helpful,
  unhelpful,
});

/** @param open opens an empty store */
export function describeVoteStore(name: string, open: () => Promise<VoteStore>): void {
  describe(name, () => {
    it('are kept on the citations that were voted on last', async () => {
      const store = await open();
      for (const number of [1, 2, 3, 1, 4]) await store.add('1', votesOn(number, 1, 0), 3);
      await store.add('2', votesOn(9, 0, 1), 3);
      expect(await store.read('1')).toEqual([votesOn(3, 1, 0), votesOn(1, 2, 0), votesOn(4, 1, 0)]);
      expect(await store.read('2')).toEqual([votesOn(9, 0, 1)]);
    });

    it('are never below zero', async () => {
      const store = await open();
      await store.add('1', votesOn(1, 1, -1), 3);
      expect(await store.read('1')).toEqual([votesOn(1, 1, 0)]);
      await store.add('1', votesOn(1, -2, 1), 3);
      expect(await store.read('1')).toEqual([votesOn(1, 0, 1)]);
    });

    it('are replaced in their order, after which more are counted', async () => {
      const store = await open();
      await store.add('1', votesOn(1, 1, 0), 3);
      await store.replace('1', [votesOn(5, 0, 3), votesOn(2, 7, 1), votesOn(4, 1, 1)]);
      await store.add('1', votesOn(5, 1, 0), 3);
      expect(await store.read('1')).toEqual([votesOn(2, 7, 1), votesOn(4, 1, 1), votesOn(5, 1, 3)]);
      await store.replace('1', []);
      expect(await store.read('1')).toEqual([]);
    });
  });
}
