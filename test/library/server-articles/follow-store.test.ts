import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Follow, followKey } from '../../../src/library/follows.ts';
import { diskFollowStore, type FollowStore } from '../../../src/library/server-articles/follow-store.ts';

const ANSWER = { citation: '0123456789.0.abcdefg', text: 'At noon.', title: 'Ferry', published: null };
const NEW = {
  person: '20',
  server: '1',
  question: 'When?',
  day: '2024-03-01',
  answer: ANSWER,
  locale: 'de',
} as const;
const FOLLOW: Follow = { ...NEW, key: followKey(NEW), failures: 0 };
const { key: _, server: __, ...STORED } = FOLLOW;

let data: string;
let store: FollowStore;
const file = () => path.join(data, 'servers', '1', 'follows.json');
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  store = diskFollowStore(data);
});
afterEach(() => rm(data, { recursive: true }));

describe('the follows of a server on disk', () => {
  it('are in a file of its folder that only the bot reads', async () => {
    await store.put(FOLLOW);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual([STORED]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('are gone with the folder, and those of direct messages are not', async () => {
    const direct = { ...FOLLOW, server: null, key: followKey({ ...FOLLOW, server: null }) };
    await store.put(FOLLOW);
    await store.put(direct);
    await rm(path.join(data, 'servers', '1'), { recursive: true });
    expect(await store.list()).toEqual([direct]);
    expect(await store.replace(FOLLOW, { ...FOLLOW, failures: 1 })).toBe(false);
  });

  it.each(['null', '{}', '7', '[{"person": "20"', ''])(
    'are none when the file holds %j, and are stored again',
    async (content) => {
      await mkdir(path.dirname(file()), { recursive: true });
      await writeFile(file(), content);
      expect(await store.list({ server: '1' })).toEqual([]);
      await store.put(FOLLOW);
      expect(await store.list()).toEqual([FOLLOW]);
    },
  );

  it.each([
    null,
    { ...STORED, person: 20 },
    { ...STORED, question: null },
    { ...STORED, day: 'yesterday' },
    { ...STORED, failures: '1' },
    { ...STORED, answer: undefined },
    { ...STORED, answer: { ...ANSWER, citation: 'storm' } },
    { ...STORED, answer: { ...ANSWER, text: 1 } },
    { ...STORED, answer: { ...ANSWER, published: '2024-13-01' } },
  ])('are read without what is no follow: %j', async (invalid) => {
    await mkdir(path.dirname(file()), { recursive: true });
    await writeFile(file(), JSON.stringify([invalid, STORED]));
    expect(await store.list()).toEqual([FOLLOW]);
  });

  it.each([undefined, null, 7, 'tlh'])('are in English where their language is %j', async (locale) => {
    await mkdir(path.dirname(file()), { recursive: true });
    await writeFile(file(), JSON.stringify([{ ...STORED, locale }]));
    expect(await store.list()).toEqual([{ ...FOLLOW, locale: 'en' }]);
  });

  it('are refused for a server id that is a path', async () => {
    await expect(store.put({ ...FOLLOW, server: '../1' })).rejects.toThrow('letters and digits');
  });
});
