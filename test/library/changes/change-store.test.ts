import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleChange } from '../../../src/library/changes/article-change.ts';
import { diskChangeStore } from '../../../src/library/changes/change-store.ts';
import { newFolders } from '../folders.ts';

const CHANGES: ArticleChange[] = [
  { at: 1, kind: 'added', key: '0123456789', title: 'The fair', published: null, facts: [] },
];

describe('changes in files', () => {
  it('are stored in the folder of their server, and not where that is gone', async () => {
    const { data } = await newFolders({});
    const [there, gone] = ['100000000000000001', '100000000000000002'];
    await mkdir(path.join(data, 'servers', there!), { recursive: true });
    const store = diskChangeStore(data);
    for (const server of [there!, gone!]) await store.replace(server, CHANGES);
    expect(await store.read(there!)).toEqual(CHANGES);
    expect(await store.read(gone!)).toEqual([]);
    await expect(access(path.join(data, 'servers', gone!))).rejects.toThrow('ENOENT');
  });
});
