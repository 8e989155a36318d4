import { describe, expect, it } from 'vitest';
import { RecentVotes } from '../../src/discord/recent-votes.ts';
import type { Vote } from '../../src/library/votes.ts';

const MIRA = { server: '1', citation: '0123456789.0.abcdefg', person: '7' };

/** Casts a vote, and returns the one that it replaces: 'none' for a first vote, null where nothing is counted. */
async function cast(recent: RecentVotes, voter: typeof MIRA, vote: Vote): Promise<Vote | 'none' | null> {
  let replaced: Vote | 'none' | null = null;
  await recent.cast(voter, vote, async (before) => {
    replaced = before ?? 'none';
  });
  return replaced;
}

describe('the vote of a person on a quote', () => {
  it('counts once, and is replaced when they change their mind', async () => {
    const recent = new RecentVotes();
    expect(await cast(recent, MIRA, 'helpful')).toBe('none');
    expect(await cast(recent, MIRA, 'helpful')).toBeNull();
    expect(await cast(recent, MIRA, 'unhelpful')).toBe('helpful');
    expect(await cast(recent, MIRA, 'unhelpful')).toBeNull();
  });

  it('counts beside that of another person, on another quote, in another server', async () => {
    const recent = new RecentVotes();
    for (const other of [{}, { person: '8' }, { citation: '0123456789.1.abcdefg' }, { server: '2' }])
      expect(await cast(recent, { ...MIRA, ...other }, 'helpful')).toBe('none');
  });

  it('counts once when the button is pressed again before it is stored', async () => {
    const recent = new RecentVotes();
    const counted: unknown[] = [];
    const press = () => recent.cast(MIRA, 'helpful', async (before) => void counted.push(before));
    expect(await Promise.all([press(), press()])).toEqual([true, false]);
    expect(counted).toHaveLength(1);
  });

  it('counts again when it could not be stored, in the place of the one before', async () => {
    const recent = new RecentVotes();
    const fail = () =>
      recent.cast(MIRA, 'unhelpful', async () => {
        throw new Error('no room');
      });
    await expect(fail()).rejects.toThrow('no room');
    expect(await cast(recent, MIRA, 'helpful')).toBe('none');
    await expect(fail()).rejects.toThrow('no room');
    expect(await cast(recent, MIRA, 'unhelpful')).toBe('helpful');
  });

  it('is forgotten when many others have voted since', async () => {
    const recent = new RecentVotes(2);
    await cast(recent, MIRA, 'helpful');
    for (const person of ['8', '9']) await cast(recent, { ...MIRA, person }, 'helpful');
    expect(await cast(recent, MIRA, 'helpful')).toBe('none');
  });
});
