import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DismissalStore,
  diskDismissalStore,
  memoryDismissalStore,
} from '../../../src/library/server-articles/dismissal-store.ts';
import { describeDismissalStore } from './describe-dismissal-store.ts';

const KEY = '0123456789ab';

let root: string;
let store: DismissalStore;
const file = () => path.join(root, '1', 'dismissed.json');
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  store = diskDismissalStore(root);
});
afterEach(() => rm(root, { recursive: true }));

describeDismissalStore('dismissals in memory', async () => memoryDismissalStore());
describeDismissalStore('dismissals on disk', async () => store);

describe('the dismissals of a server on disk', () => {
  it('are in a file that only the bot reads', async () => {
    await store.dismiss('1', KEY, 10);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual([KEY]);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it.each(['null', '{}', '7', '"x"', '["0123', ''])(
    'are none when the file holds %j, and are noted again',
    async (content) => {
      await store.replace('1', []);
      await writeFile(file(), content);
      expect(await store.read('1')).toEqual([]);
      await store.dismiss('1', KEY, 10);
      expect(await store.read('1')).toEqual([KEY]);
    },
  );

  it('are read without what is no key', async () => {
    await store.replace('1', []);
    await writeFile(
      file(),
      JSON.stringify([KEY, 123_456_789_012, null, ['0123456789ab'], '../x', 'ABCDEF012345']),
    );
    expect(await store.read('1')).toEqual([KEY]);
  });

  it('are refused for a server id that is a path', async () => {
    await expect(store.dismiss('../1', KEY, 10)).rejects.toThrow('letters and digits');
  });
});
