import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/library/changes.ts';
import { LibraryFailure } from '../../src/library/library.ts';
import { beginLibrary, openLibrary } from '../../src/library/threaded-library.ts';
import { FILES } from './contract/articles.ts';
import { newFolders } from './folders.ts';

const ALL = { server: null };
/** A question that takes longer than the limits below, on any machine. */
const ENDLESS = 'bridge '.repeat(2_000_000);

describe('a library in a worker', { timeout: 60_000 }, () => {
  it('cannot be opened without its folder, and says so in one line', async () => {
    const missing = openLibrary({ seeds: path.join((await newFolders({})).seeds, 'missing'), data: null });
    await expect(missing).rejects.toThrow(LibraryFailure);
    await expect(missing).rejects.toThrow(/^[^\n]*missing[^\n]*$/);
  });

  it('tells how far it has read', async () => {
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

  it('tells of each change to the articles that ship, once they have been read again', async () => {
    const folders = await newFolders(FILES);
    const changes: Change[] = [];
    const library = await openLibrary(folders, { onChange: (change) => changes.push(change) });
    await writeFile(path.join(folders.seeds, 'new.txt'), 'A circus came to Varde in 2025.');
    await writeFile(path.join(folders.seeds, 'plan.pdf'), '%PDF');
    await vi.waitFor(
      () => {
        expect(changes.reduce((sum, { added }) => sum + added, 0)).toBe(1);
        expect(changes.flatMap(({ problems }) => problems)).toEqual([
          { file: 'plan.pdf', reason: 'is a PDF: export it as .txt, .md or .html' },
        ]);
      },
      { timeout: 20_000, interval: 50 },
    );
    expect((await library.status(null)).articles).toBe(Object.keys(FILES).length + 1);
    await library.close();
  });

  it('can be asked before it has read all, and says how far it is to those who have waited long', async () => {
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

  it('is not found where there is no folder', async () => {
    const { found, read } = beginLibrary({ seeds: 'nowhere', data: null });
    await expect(found).rejects.toThrow('There is no folder nowhere');
    await expect(read).rejects.toThrow(LibraryFailure);
  });

  it('ends a call that takes too long, and answers those that wait and those that come', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 50 } });
    const [endless, waiting, other] = await Promise.allSettled([
      library.ask(ENDLESS, ALL),
      library.articles(ALL),
      library.read('storm.md', ALL),
    ]);
    expect(endless).toEqual({
      status: 'rejected',
      reason: new LibraryFailure('That question took too long. Please ask it in other words.'),
    });
    expect(waiting).toMatchObject({ status: 'fulfilled', value: { length: 5 } });
    expect(other).toMatchObject({ status: 'fulfilled', value: { id: 'storm.md' } });
    expect(await library.status(null)).toMatchObject({ articles: 5 });
    await library.close();
  });

  it('has another worker stand by, and another after that', async () => {
    // Two workers start at once, which a slow machine needs long for.
    const options = { limits: { ask: 50 }, standByAfterMs: 0, waitMs: 30_000 };
    const library = await openLibrary(await newFolders(FILES), options);
    for (let time = 0; time < 3; time++) {
      await expect(library.ask(ENDLESS, ALL)).rejects.toThrow('took too long');
      expect(await library.articles(ALL)).toHaveLength(5);
    }
    await library.close();
  });

  it('keeps what servers added when its worker is replaced', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 50 } });
    const draft = { title: 'The fair', date: '', source: '', text: 'It has 27 stalls.' };
    const entry = await library.add(draft, '1');
    await expect(library.ask(ENDLESS, { server: '1' })).rejects.toThrow(LibraryFailure);
    expect((await library.articles({ server: '1' })).filter(({ own }) => own)).toEqual([entry]);
    await library.close();
  });

  it('gives up what takes too long between other calls, and goes on', async () => {
    // What is kept in memory would be gone with the worker.
    const folders = { ...(await newFolders(FILES)), data: null };
    const library = await openLibrary(folders, { limits: { exportReports: 1 }, waitMs: 30_000 });
    const better = 'A storm closed the harbour of Varde on a Friday, and two bridges on Monday. '.repeat(25);
    const said = { kind: 'reported', day: '2024-01-01', verdict: 'none', shown: null, wrong: '' } as const;
    for (let i = 0; i < 40; i++) await library.report({ ...said, question: `${i}?`, better }, '1');
    await expect(library.exportReports('1')).rejects.toThrow(
      'That took too long. Please try again with less.',
    );
    expect(await library.reports('1')).toHaveLength(40);
    await library.close();
  });

  it('goes on while a call is at work', async () => {
    const library = await openLibrary(await newFolders(FILES), { limits: { ask: 1_000 } });
    let turns = 0;
    const turning = setInterval(() => turns++, 10);
    await library.ask(ENDLESS, ALL).catch(() => {});
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
    await library.close();
  });

  it('rejects what waits when it is closed', async () => {
    const library = await openLibrary(await newFolders(FILES));
    const calls = Promise.allSettled([library.ask(ENDLESS, ALL), library.status(null)]);
    await library.close();
    for (const call of await calls)
      expect(call).toEqual({ status: 'rejected', reason: new LibraryFailure('The library is closed.') });
  });
});
