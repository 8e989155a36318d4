import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PageStatus } from '../../../src/library/page-status.ts';
import {
  diskPageStatusStore,
  type PageStatusStore,
} from '../../../src/library/server-articles/page-status-store.ts';

const STATUS: PageStatus = {
  version: '1',
  checkedAt: 2,
  readOn: '2026-11-02',
  goneSince: null,
  goneChecks: 0,
  unreachableSince: null,
  missing: 1,
  firstMissing: ['0123456789.0.abcdefg'],
  validators: { etag: '"1"' },
};

let root: string;
let store: PageStatusStore;
const file = () => path.join(root, '1', 'pages.json');
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  store = diskPageStatusStore(root);
});
afterEach(() => rm(root, { recursive: true }));

it('what is known of pages is in a file that only the bot reads, with each article', async () => {
  await store.put('1', new Map([['a', STATUS]]));
  await store.put('1', new Map([['b', { ...STATUS, checkedAt: 3 }]]));
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ a: STATUS, b: { ...STATUS, checkedAt: 3 } });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  await store.forget('1', ['a', 'c']);
  expect(await store.read('1')).toEqual(new Map([['b', { ...STATUS, checkedAt: 3 }]]));
});

it('nothing is written of a server of which nothing is known', async () => {
  await store.forget('1', ['a']);
  await expect(stat(file())).rejects.toThrow('ENOENT');
});

it.each(['null', '[1]', '7', '"x"', '{"a": {"version": 1}, "b": null}', '{"a":', ''])(
  'nothing is known of pages when the file holds %j, and it is noted again',
  async (content) => {
    await store.put('1', new Map());
    await writeFile(file(), content);
    expect(await store.read('1')).toEqual(new Map());
    await store.put('1', new Map([['a', STATUS]]));
    expect(await store.read('1')).toEqual(new Map([['a', STATUS]]));
  },
);

it.each([{ readOn: 'today' }, { missing: '1' }, { firstMissing: [1] }, { goneSince: undefined }])(
  'nothing is known of a page of which the file says %j',
  async (wrong) => {
    await store.put('1', new Map([['a', STATUS]]));
    await writeFile(file(), JSON.stringify({ a: { ...STATUS, ...wrong }, b: STATUS }));
    expect(await store.read('1')).toEqual(new Map([['b', STATUS]]));
  },
);

it('a server id that is a path is refused', async () => {
  await expect(store.read('../1')).rejects.toThrow('letters and digits');
});
