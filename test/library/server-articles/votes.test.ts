import { expect, it } from 'vitest';
import { serverMutex } from '../../../src/library/server-articles/mutex.ts';
import { memoryVoteStore } from '../../../src/library/server-articles/vote-store.ts';
import { manageVotes } from '../../../src/library/server-articles/votes.ts';

it('votes are kept on the 1,000 citations of a server that were voted on last', async () => {
  const library = manageVotes(memoryVoteStore(), serverMutex());
  const citationOf = (number: number) => `0123456789.${number.toString(36)}.abcdefg`;
  for (let i = 0; i <= 1_000; i++) await library.vote(citationOf(i), 'helpful', '1');
  const citations = (await library.votes('1')).map(({ citation }) => citation);
  expect(citations).toHaveLength(1_000);
  expect(citations[0]).toBe(citationOf(1));
});
