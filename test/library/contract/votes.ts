/** The part of the contract that is about votes. */

import { describe, expect, it } from 'vitest';
import { LibraryFailure } from '../../../src/library/library.ts';
import type { VoteCounts } from '../../../src/library/votes.ts';
import type { Subject } from './subject.ts';

const ONE = '0123456789.0.abcdefg';
const OTHER = '0123456789.1.abcdefg';
const counts = (citation: string, helpful: number, unhelpful: number): VoteCounts => ({
  citation,
  helpful,
  unhelpful,
});

export function describeVotes(subject: Subject): void {
  describe('with votes', () => {
    it('counts them by citation, for the server alone, those that were voted on longest ago first', async () => {
      const { library } = subject;
      await library.vote(ONE, 'helpful', '300');
      await library.vote(OTHER, 'unhelpful', '300');
      await library.vote(ONE, 'unhelpful', '300');
      await library.vote(ONE, 'unhelpful', '300');
      expect(await library.votes('300')).toEqual([counts(OTHER, 0, 1), counts(ONE, 1, 2)]);
      expect(await library.votes('301')).toEqual([]);
    });

    it('replaces the vote of somebody whose mind has changed', async () => {
      const { library } = subject;
      await library.vote(ONE, 'helpful', '302');
      await library.vote(ONE, 'unhelpful', '302', 'helpful');
      expect(await library.votes('302')).toEqual([counts(ONE, 0, 1)]);
    });

    it('deletes those that moderators clear, after which no count is below zero', async () => {
      const { library } = subject;
      await library.vote(ONE, 'unhelpful', '303');
      await library.vote(OTHER, 'helpful', '303');
      await library.clearVotes([ONE, 'nothing'], '303');
      expect(await library.votes('303')).toEqual([counts(OTHER, 1, 0)]);
      await library.vote(ONE, 'helpful', '303', 'unhelpful');
      await library.vote(OTHER, 'unhelpful', '303', 'helpful');
      expect(await library.votes('303')).toEqual([counts(ONE, 1, 0), counts(OTHER, 0, 1)]);
    });

    it('counts all that arrive at the same time', async () => {
      const { library } = subject;
      await Promise.all(Array.from({ length: 20 }, () => library.vote(ONE, 'unhelpful', '304')));
      expect(await library.votes('304')).toEqual([counts(ONE, 0, 20)]);
    });

    it.each(['', 'storm.md', '__proto__', ONE.toUpperCase(), ` ${ONE}`, '0123456789.00.abcdefg'])(
      'refuses what is no citation: %j',
      async (citation) => {
        const { library } = subject;
        await expect(library.vote(citation, 'helpful', '306')).rejects.toThrow(LibraryFailure);
        expect(await library.votes('306')).toEqual([]);
      },
    );
  });
}
