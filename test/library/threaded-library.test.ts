import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/library/folder-changes.ts';
import { LibraryFailure, StorageFailure } from '../../src/library/library.ts';
import { beginLibrary, openLibrary } from '../../src/library/threaded-library.ts';
import { pdfWithEndlessForms } from '../articles/hostile/pdfs.ts';
import { FILES } from './contract/articles.ts';
import { newFolders } from './folders.ts';

const ALL = { server: null };
/** A change is noticed within seconds; a busy machine takes longer. */
const SOON = { timeout: 20_000, interval: 50 };
/** A question that takes longer than the limits below, on any machine. */
const ENDLESS = 'bridge '.repeat(2_000_000);

describe('a library in a worker', { timeout: 60_000 }, () => {
  it('rejects with one line when its folder does not exist', async () => {
    const missing = openLibrary({ seeds: path.join((await newFolders({})).seeds, 'missing'), data: null });
    await expect(missing).rejects.toThrow(StorageFailure);
    await expect(missing).rejects.toThrow(/^[^\n]*missing[^\n]*$/);
  });

  it('reports its progress while it reads', async () => {
    const progress: number[] = [];
    const text = 'The council met again on Friday, and nobody was hurt. '.repeat(500);
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, `${text}${i}.`]));
    const library = await openLibrary(await newFolders(files), {
      onProgress: ({ done, total }) => {
        expect(total).toBe(20);
        progress.push(done);
      },
    });
    expect(progress.length).toBeGreaterThan(0);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    await library.close();
  });

  it('reports each change to the seeds, once they have been read again', async () => {
    const folders = await newFolders(FILES);
    const changes: Change[] = [];
    const library = await openLibrary(folders, { onChange: (change) => changes.push(change) });
    await writeFile(path.join(folders.seeds, 'new.txt'), 'A circus came to Varde in 2025.');
    await writeFile(path.join(folders.seeds, 'plan.rtf'), '%PDF');
    await vi.waitFor(
      () => {
        expect(changes.flatMap(({ added }) => added)).toEqual(['new.txt']);
        expect(changes.flatMap(({ problems }) => problems)).toEqual([
          { file: 'plan.rtf', reason: 'is a rich text: save it as .docx' },
        ]);
      },
      { timeout: 20_000, interval: 50 },
    );
    expect((await library.status(null)).articles).toBe(Object.keys(FILES).length + 1);
    await library.close();
  });

  it('serves all other files beside one that takes minutes, and names that', async () => {
    const folders = await newFolders(FILES);
    await writeFile(path.join(folders.seeds, 'forms.pdf'), pdfWithEndlessForms());
    const library = await openLibrary(folders);
    const { articles, problems } = await library.status(null);
    expect(articles).toBe(Object.keys(FILES).length);
    expect(problems).toEqual([{ file: 'forms.pdf', reason: expect.stringMatching(/^takes too long/) }]);
    await library.close();
  });

  it('reports what others change in the folder of a server, and what is left out there from the start', async () => {
    const folders = await newFolders(FILES);
    const own = path.join(folders.data, 'servers', '1', 'articles');
    const write = (name: string, text: string) => writeFile(path.join(own, name), text);
    await mkdir(own, { recursive: true });
    await write('empty.txt', '');
    await write('good.txt', 'The fair opened in May.');
    const changes: Change[] = [];
    const library = await openLibrary(folders, { onChange: (change) => changes.push(change) });
    const nothing = { folder: own, again: [], added: [], gone: [], mended: [], problems: [] };
    const isEmpty = { file: 'empty.txt', reason: expect.stringContaining('is empty') };
    expect(changes).toEqual([{ ...nothing, problems: [isEmpty] }]);

    // What moderators change is no news.
    const draft = { title: 'A circus', date: '', source: '', text: 'A circus came to Varde in 2025.' };
    await library.add(draft, '1');
    changes.length = 0;
    await write('empty.txt', 'The fair closed in June.');
    await vi.waitFor(() => expect(changes).toHaveLength(1), SOON);
    expect(changes.splice(0)).toEqual([{ ...nothing, added: ['empty.txt'], mended: ['empty.txt'] }]);
    await write('circus.txt', 'A circus left Varde in 2026.');
    await write('good.txt', 'A\0B\0');
    await vi.waitFor(() => {
      // They may be noticed one after another.
      expect(changes.flatMap(({ added }) => added)).toEqual(['circus.txt']);
      expect(changes.flatMap(({ gone }) => gone)).toEqual(['good.txt']);
      expect(changes.flatMap(({ problems }) => problems)).toEqual([
        { file: 'good.txt', reason: expect.stringContaining('control characters') },
      ]);
    }, SOON);
    await library.close();
  });

  it('accepts calls before it has read all, and rejects those that wait too long with its progress', async () => {
    const text = 'The council met again on Friday, and nobody was hurt. '.repeat(500);
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, `${text}${i}.`]));
    const folders = await newFolders(files);
    const hasty = beginLibrary(folders, { waitMs: 1 });
    await expect(hasty.library.articles(ALL)).rejects.toThrow(
      'I am still reading the articles. Please ask again in a moment.',
    );
    await hasty.found;
    await expect(hasty.library.articles(ALL)).rejects.toThrow(
      /^I am still reading the articles, \d+ of 20 so far\. Please ask again in a moment\.$/,
    );
    await hasty.read;
    expect(await hasty.library.articles(ALL)).toHaveLength(20);
    await hasty.library.close();

    const patient = beginLibrary(folders, { waitMs: 60_000 });
    expect(await patient.library.articles(ALL)).toHaveLength(20);
    await patient.library.close();
  });

  it('rejects `found` and `read` when there is no folder', async () => {
    const { found, read } = beginLibrary({ seeds: 'nowhere', data: null });
    await expect(found).rejects.toThrow('There is no folder nowhere');
    await expect(read).rejects.toThrow(StorageFailure);
  });

  it('rejects a call that takes too long, and answers those that wait and those that follow', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 50 } });
    const [endless, waiting, other] = await Promise.allSettled([
      library.ask(ENDLESS, ALL),
      library.articles(ALL),
      library.read('storm.md', ALL),
    ]);
    expect(endless).toEqual({
      status: 'rejected',
      reason: new LibraryFailure('failure.slowQuestion'),
    });
    expect(waiting).toMatchObject({ status: 'fulfilled', value: { length: 5 } });
    expect(other).toMatchObject({ status: 'fulfilled', value: { id: 'storm.md' } });
    expect(await library.status(null)).toMatchObject({ articles: 5 });
    await library.close();
  });

  it('replaces a worker by a stand-by worker, each time', async () => {
    // Two workers start at the same time, which takes long on a slow machine.
    const options = { limits: { ask: 50 }, standByAfterMs: 0, waitMs: 30_000 };
    const library = await openLibrary(await newFolders(FILES), options);
    for (let time = 0; time < 3; time++) {
      await expect(library.ask(ENDLESS, ALL)).rejects.toThrow('took too long');
      expect(await library.articles(ALL)).toHaveLength(5);
    }
    await library.close();
  });

  it('keeps what servers added when its worker is replaced', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 50 }, waitMs: 30_000 });
    const draft = { title: 'The fair', date: '', source: '', text: 'It has 27 stalls.' };
    const entry = await library.add(draft, '1');
    await expect(library.ask(ENDLESS, { server: '1' })).rejects.toThrow(LibraryFailure);
    expect((await library.articles({ server: '1' })).filter(({ own }) => own)).toEqual([entry]);
    await library.close();
  });

  it('rejects a cooperative call that takes too long without replacing the worker', async () => {
    // A long article, so that the export takes far longer than its limit. A replaced worker would lose the reports.
    const files = { ...FILES, 'long.txt': 'A storm closed the harbour of Varde. '.repeat(2_000) };
    const folders = { ...(await newFolders(files)), data: null };
    const library = await openLibrary(folders, { limits: { exportReports: 1 }, waitMs: 30_000 });
    const better = 'A storm closed the harbour of Varde on a Friday, and two bridges on Monday. '.repeat(25);
    const report = { kind: 'reported', day: '2024-01-01', verdict: 'none', shown: null, wrong: '' } as const;
    for (let i = 0; i < 40; i++) await library.report({ ...report, question: `${i}?`, better }, '1');
    await expect(library.exportReports('1')).rejects.toThrow(new LibraryFailure('failure.slow'));
    expect(await library.reports('1')).toHaveLength(40);
    await library.close();
  });

  it('does not block the main thread during a call', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 1_000 } });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    await library.ask(ENDLESS, ALL).catch(() => {});
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
    await library.close();
  });

  it('rejects waiting calls when it is closed', async () => {
    const library = await openLibrary(await newFolders(FILES));
    const calls = Promise.allSettled([library.ask(ENDLESS, ALL), library.status(null)]);
    await library.close();
    for (const call of await calls)
      expect(call).toEqual({ status: 'rejected', reason: new LibraryFailure('failure.closed') });
  });
});
