import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readFolder } from '../../../src/articles/folder.ts';
import { readArticleFile } from '../../../src/articles/text-file.ts';
import { ReadingThreads, readFolderInThreads } from '../../../src/library/indexing/reading-threads.ts';
import { odtOf } from '../../articles/convert/zip.ts';
import { newFolders } from '../folders.ts';

const PATIENT = 180_000;
/** Long enough to be read in another thread. */
const LONG = 'The council of Lindholm met about the bridge.\n\n'.repeat(600);
const FILES = { 'a.txt': LONG, 'b.md': '# Rain\n\nIt rained.', 'c.txt': `${LONG}It was late.` };

describe('files that are read in other threads', { timeout: PATIENT }, () => {
  const threads = new ReadingThreads(2);
  afterAll(() => threads.close());

  it('are the same articles as those that are read in this thread, and the same problems', async () => {
    const { seeds } = await newFolders(FILES);
    await writeFile(path.join(seeds, 'd.odt'), odtOf('The fair', 'It opened.'));
    await writeFile(path.join(seeds, 'e.pdf'), '%PDF-1.7\n');
    await writeFile(path.join(seeds, 'f.txt'), Buffer.from('caf\xe9 '.repeat(5_000), 'latin1'));
    const here = await readFolder(seeds);
    expect(here.articles.map(({ id }) => id)).toEqual(['a.txt', 'b.md', 'c.txt', 'd.odt', 'f.txt']);
    expect(here.problems.map(({ file }) => file)).toEqual(['e.pdf', 'f.txt']);
    expect(await readFolder(seeds, threads.read)).toEqual(here);
    expect(await readFolderInThreads(seeds)).toEqual(here);
  });

  it('are no articles where the text is known, and are not read as such', async () => {
    const { seeds } = await newFolders(FILES);
    const file = { id: 'a.txt', path: path.join(seeds, 'a.txt'), size: LONG.length, knownHash: null };
    const read = await threads.read(file);
    expect(read).toEqual(await readArticleFile(file));
    expect(await threads.read({ ...file, knownHash: read.hash })).toEqual({ ...read, article: null });
  });

  it('are read at the same time, in as many threads as there may be, and short ones in none', async () => {
    const { seeds } = await newFolders(FILES);
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    await readFolder(seeds, threads.read);
    // Which one is found first is left to the file system.
    expect(post.mock.calls.map(([task]) => task.read.id).sort()).toEqual(['a.txt', 'c.txt']);
    expect(new Set(post.mock.contexts).size).toBe(2);
    post.mockRestore();
  });

  it('are named when they take too much memory, and all others are read', async () => {
    const narrow = new ReadingThreads(1, { maxOldGenerationSizeMb: 22 });
    const { seeds } = await newFolders(FILES);
    await writeFile(
      path.join(seeds, 'b.html'),
      `<title>Rain</title>${'<p><b>It</b> rained <i>on</i> Friday.'.repeat(29_900)}`,
    );
    const { articles, problems } = await readFolder(seeds, narrow.read);
    expect(articles.map(({ id }) => id)).toEqual(['a.txt', 'b.md', 'c.txt']);
    expect(problems).toEqual([
      { file: 'b.html', reason: 'takes too much memory to read: split it into articles' },
    ]);
    await narrow.close();
  });
});
