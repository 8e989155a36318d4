import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  diskVoteStore,
  memoryVoteStore,
  type VoteStore,
} from '../../../src/library/server-articles/vote-store.ts';
import { describeVoteStore } from './describe-vote-store.ts';

const CITATION = '0123456789.0.abcdefg';
const OTHER = '0123456789.1.abcdefg';
const VOTES = { citation: CITATION, helpful: 1, unhelpful: 4 };

let root: string;
let store: VoteStore;
const file = () => path.join(root, '1', 'votes.json');
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  store = diskVoteStore(root);
});
afterEach(() => rm(root, { recursive: true }));

describeVoteStore('votes in memory', async () => memoryVoteStore());
describeVoteStore('votes on disk', async () => store);

describe('the votes of a server on disk', () => {
  it('are counts by citation in a file that only the bot reads', async () => {
    await store.add('1', VOTES, 10);
    await store.add('1', { citation: OTHER, helpful: 0, unhelpful: 1 }, 10);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({
      [CITATION]: { helpful: 1, unhelpful: 4 },
      [OTHER]: { helpful: 0, unhelpful: 1 },
    });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it.each(['null', '[]', '7', '"x"', '{"0123456789.0.abc', ''])(
    'are none when the file holds %j, and are counted again',
    async (content) => {
      await store.replace('1', []);
      await writeFile(file(), content);
      expect(await store.read('1')).toEqual([]);
      await store.add('1', VOTES, 10);
      expect(await store.read('1')).toEqual([VOTES]);
    },
  );

  it.each([
    { [OTHER]: null },
    { [OTHER]: { helpful: 1 } },
    { [OTHER]: { helpful: '1', unhelpful: 0 } },
    { [OTHER]: { helpful: -1, unhelpful: 0 } },
    { [OTHER]: { helpful: 0.5, unhelpful: 0 } },
    { [OTHER]: { helpful: 1e300, unhelpful: 0 } },
    { storm: { helpful: 1, unhelpful: 0 } },
  ])('are read without what are no counts of a citation: %j', async (invalid) => {
    const valid = { [CITATION]: { helpful: 1, unhelpful: 4 } };
    await store.replace('1', []);
    await writeFile(file(), JSON.stringify({ ...invalid, ...valid }));
    expect(await store.read('1')).toEqual([VOTES]);
  });

  it('are refused for a server id that is a path', async () => {
    await expect(store.add('../1', VOTES, 10)).rejects.toThrow('letters and digits');
  });
});
