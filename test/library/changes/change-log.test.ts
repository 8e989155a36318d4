/** The changes that are noted over folders, across starts. */

import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { diskChangeStore } from '../../../src/library/changes/change-store.ts';
import { openFolders } from '../../../src/library/folder-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { newFolders } from '../folders.ts';

const WAIT = { timeout: 60_000, interval: 50 };
const FAIR = '# The fair\n\nThe fair opens at 9 on Saturday. It has 27 stalls.';
const MILL = '# The mill\n\nThe mill burned down. It was old.';

type Folders = Awaited<ReturnType<typeof newFolders>>;
const open = (folders: Folders): Promise<Library> => openFolders(folders, () => {}, { events: false });
const noted = (folders: Folders) => diskChangeStore(folders.data).read(null);

/** Opens a library, waits until its snapshot is saved, and closes it. */
async function run(folders: Folders): Promise<void> {
  const library = await open(folders);
  await vi.waitFor(() => stat(path.join(folders.data, 'snapshot', 'shelves')), WAIT);
  await library.close();
}

describe('the changes of the seeds', () => {
  it('are none at the first start, and those since the snapshot at the next, noted once', async () => {
    const folders = await newFolders({ 'fair.md': FAIR, 'mill.md': MILL });
    await run(folders);
    expect(await noted(folders)).toEqual([]);
    await writeFile(path.join(folders.seeds, 'fair.md'), FAIR.replace('at 9', 'at 10'));
    await rm(path.join(folders.seeds, 'mill.md'));
    await writeFile(path.join(folders.seeds, 'bridge.md'), '# The bridge\n\nThe bridge is new.');
    // It ends before a snapshot is saved: at the next start the same is found again.
    for (const _ of [1, 2]) {
      const library = await open(folders);
      await vi.waitUntil(async () => (await noted(folders)).length > 0, WAIT);
      await library.close();
    }
    const changes = await noted(folders);
    expect(changes.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'changed: The fair',
      'added: The bridge',
      'removed: The mill',
    ]);
    expect(changes[0]!.facts).toEqual([
      {
        before: 'The fair opens at 9 on Saturday.',
        after: 'The fair opens at 10 on Saturday.',
        citation: expect.stringMatching(/^[0-9a-z]+\.\d+\.[0-9a-z]+$/),
      },
    ]);
  }, 120_000);

  it('that are no changes are skipped when they are read, and the others are there', async () => {
    const folders = await newFolders({});
    const store = diskChangeStore(folders.data);
    const change = {
      at: 1,
      kind: 'added' as const,
      key: 'abc',
      title: 'The fair',
      published: '2026-11-01' as const,
      facts: [],
    };
    await store.replace(null, [change, { ...change, at: 2 }]);
    const file = path.join(folders.data, 'changes.jsonl');
    const [first, second] = (await readFile(file, 'utf8')).split('\n');
    const bad = [
      '{',
      'null',
      '{"at":"1"}',
      first!.replace('added', 'made'),
      first!.replace('2026-11-01', 'soon'),
    ];
    await writeFile(file, [first, ...bad, second].join('\n'));
    expect(await store.read(null)).toEqual([change, { ...change, at: 2 }]);
  });
});
