import { mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleFolder } from '../../src/articles/folder.ts';
import { type Watching, watchFolder } from '../../src/articles/watch.ts';

let root: string;
let folder: ArticleFolder;
let stop: () => void;
let changes: string[];

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'verbatim-'));
  await write('old.txt', 'They rang.');
  folder = new ArticleFolder(root);
  changes = [];
});

afterEach(async () => {
  stop();
  await rm(root, { recursive: true, force: true });
});

async function watch(watching: Partial<Watching> = {}): Promise<void> {
  await folder.look();
  stop = watchFolder(folder, async (changed) => void changes.push(...changed), watching);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

/** The text of each served file. */
function served(): Record<string, string> {
  return Object.fromEntries(folder.content().articles.map(({ id, text }) => [id, text]));
}

async function expectServed(expected: Record<string, string>): Promise<void> {
  await vi.waitFor(() => expect(served()).toEqual(expected), { timeout: 8_000, interval: 20 });
}

describe.each([
  ['with file system events', { poll: 60_000 }],
  ['without file system events', { events: false, poll: 100 }],
])('a watched folder %s', (_, watching) => {
  it('serves the current state of new, changed, renamed and removed files, and reports them', async () => {
    await watch(watching);
    await write('new.txt', 'They sang.');
    await expectServed({ 'old.txt': 'They rang.', 'new.txt': 'They sang.' });
    await write('old.txt', 'They rang twice.');
    await expectServed({ 'old.txt': 'They rang twice.', 'new.txt': 'They sang.' });
    await rename(path.join(root, 'old.txt'), path.join(root, 'older.txt'));
    await expectServed({ 'older.txt': 'They rang twice.', 'new.txt': 'They sang.' });
    await rm(path.join(root, 'new.txt'));
    await expectServed({ 'older.txt': 'They rang twice.' });
    // A change is reported right after it is served.
    await expect
      .poll(() => [...changes].sort())
      .toEqual(['new.txt', 'new.txt', 'old.txt', 'old.txt', 'older.txt']);
  });

  it('serves the replacements that editors write', async () => {
    await watch(watching);
    await write('.old.txt.swp', 'They rang twi');
    await write('old.txt~', 'They rang twice.');
    await rename(path.join(root, 'old.txt~'), path.join(root, 'old.txt'));
    await expectServed({ 'old.txt': 'They rang twice.' });
  });

  it('serves no incomplete write', async () => {
    await watch(watching);
    const handle = await open(path.join(root, 'old.txt'), 'w');
    const seen = new Set<string | undefined>();
    for (let i = 0; i < 8; i++) {
      await handle.write('They rang, and rang, ');
      await new Promise((resolve) => setTimeout(resolve, 60));
      seen.add(served()['old.txt']);
    }
    await handle.write('and stopped.');
    await handle.close();
    expect([...seen]).toEqual(['They rang.']);
    await expectServed({ 'old.txt': `${'They rang, and rang, '.repeat(8)}and stopped.` });
  });

  it('serves a folder again that was removed and restored', async () => {
    await write('in/deep/one.txt', 'One.');
    await watch(watching);
    await rename(path.join(root, 'in'), `${root}-away`);
    await expectServed({ 'old.txt': 'They rang.' });
    await rename(`${root}-away`, path.join(root, 'in'));
    await expectServed({ 'old.txt': 'They rang.', 'in/deep/one.txt': 'One.' });
    await write('in/deep/two.txt', 'Two.');
    await expectServed({ 'old.txt': 'They rang.', 'in/deep/one.txt': 'One.', 'in/deep/two.txt': 'Two.' });
  });

  it('includes new subfolders', async () => {
    await watch(watching);
    await write('a/b/c/deep.txt', 'Deep.');
    await expectServed({ 'old.txt': 'They rang.', 'a/b/c/deep.txt': 'Deep.' });
    await write('a/b/c/deeper.txt', 'Deeper.');
    await expectServed({ 'old.txt': 'They rang.', 'a/b/c/deep.txt': 'Deep.', 'a/b/c/deeper.txt': 'Deeper.' });
  });

  it('reads a file again only when its text has changed', async () => {
    await watch(watching);
    const [before] = folder.content().articles;
    await write('old.txt', 'They rang.');
    await write('new.txt', 'They sang.');
    await expectServed({ 'old.txt': 'They rang.', 'new.txt': 'They sang.' });
    expect(folder.content().articles.find(({ id }) => id === 'old.txt')).toBe(before);
    expect(changes).toEqual(['new.txt']);
  });
});

describe('a watched folder', () => {
  it('may be removed itself, which is reported, and restored', async () => {
    await watch({ poll: 100 });
    await rename(root, `${root}-away`);
    await expectServed({});
    expect(folder.content().problems).toEqual([
      { file: root, reason: 'is not there: create it, and put .txt or .md files in it' },
    ]);
    await rename(`${root}-away`, root);
    await expectServed({ 'old.txt': 'They rang.' });
    await write('new.txt', 'They sang.');
    await expectServed({ 'old.txt': 'They rang.', 'new.txt': 'They sang.' });
    expect(folder.content().problems).toEqual([]);
  });

  it('keeps up with many files that change one after another', async () => {
    await watch({ poll: 60_000 });
    const expected: Record<string, string> = { 'old.txt': 'They rang.' };
    for (let i = 0; i < 100; i++) {
      const file = `${i % 50}.txt`;
      expected[file] = `They rang ${i} times.`;
      await write(file, expected[file]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await expectServed(expected);
  });

  it('is not scanned after watching has stopped', async () => {
    await watch({ poll: 50 });
    stop();
    await write('new.txt', 'They sang.');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(served()).toEqual({ 'old.txt': 'They rang.' });
  });
});
