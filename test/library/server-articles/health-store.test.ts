import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  diskHealthStore,
  type HealthStore,
  memoryHealthStore,
  NO_NOTES,
} from '../../../src/library/server-articles/health-store.ts';
import { describeHealthStore } from './describe-health-store.ts';

const KEY = '0123456789ab';

let root: string;
let store: HealthStore;
const file = () => path.join(root, '1', 'health.json');
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  store = diskHealthStore(root);
});
afterEach(() => rm(root, { recursive: true }));

describeHealthStore('notes in memory', async () => memoryHealthStore());
describeHealthStore('notes on disk', async () => store);

describe('the notes of a server on disk', () => {
  it('are in a file that only the bot reads', async () => {
    await store.dismiss('1', KEY, 10);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ ...NO_NOTES, dismissed: [KEY] });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it.each(['null', '[]', '7', '"x"', '{"dismissed":["0123', ''])(
    'are none when the file holds %j, and are noted again',
    async (content) => {
      await store.replace('1', NO_NOTES);
      await writeFile(file(), content);
      expect(await store.read('1')).toEqual(NO_NOTES);
      await store.dismiss('1', KEY, 10);
      expect(await store.read('1')).toEqual({ ...NO_NOTES, dismissed: [KEY] });
    },
  );

  it('are read without what is no key, no day and no count', async () => {
    await store.replace('1', NO_NOTES);
    const wrong = {
      dismissed: [KEY, 7, null, '../x', 'ABCDEF012345'],
      since: 'yesterday',
      answers: -1,
      quoted: { hut0000000: 2, mill000000: 0.5, fair000000: '3', 'a/b': 4 },
    };
    await writeFile(file(), JSON.stringify(wrong));
    expect(await store.read('1')).toEqual({
      dismissed: [KEY],
      since: null,
      answers: 0,
      quoted: { hut0000000: 2 },
    });
  });

  it('are refused for a server id that is a path', async () => {
    await expect(store.dismiss('../1', KEY, 10)).rejects.toThrow('letters and digits');
  });
});
