import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/library/folder-changes.ts';
import { type Library, LibraryFailure, type Status, StorageFailure } from '../../src/library/library.ts';
import { beginLibrary, openLibrary } from '../../src/library/threaded-library.ts';
import { pdfWithEndlessForms } from '../articles/hostile/pdfs.ts';
import { FILES, type Files } from './contract/articles.ts';
import { newFolders } from './folders.ts';

const ALL = { server: null };
/** A change is noticed within seconds; a busy machine takes longer. */
const SOON = { timeout: 20_000, interval: 50 };
/** A question that takes longer than the limits below, on any machine. */
const ENDLESS = 'bridge '.repeat(2_000_000);
/** The limit of a question, and how long after it a worker is asked whether it is stuck. */
const LIMIT_MS = 50;
const PING_MS = 2_000;
/** Articles that are too short for other threads to read them. */
const MANY = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => [
    `${i}.txt`,
    `${'The council met again on Friday, and nobody was hurt. '.repeat(100)}${i}.`,
  ]),
);

/** Without the reader, which takes a while to load: answers are not tested here. */
const newLocation = async (files: Files) => ({ ...(await newFolders(files)), reader: false });

/** Asks a question in which the worker is stuck. Its time runs out as soon as the worker has begun it. */
async function askEndlessly(library: Library): Promise<void> {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const isSlow = new LibraryFailure('failure.slowQuestion');
  const rejected = expect(library.ask(ENDLESS, ALL)).rejects.toThrow(isSlow);
  const worker = post.mock.contexts.at(-1) as Worker;
  await once(worker, 'message');
  await vi.advanceTimersByTimeAsync(LIMIT_MS + PING_MS);
  await rejected;
  expect(terminate.mock.contexts).toContain(worker);
}

describe('a library in a worker', { timeout: 60_000 }, () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('rejects `found` and `read` with one line when its folder does not exist', async () => {
    const seeds = path.join((await newFolders({})).seeds, 'missing');
    const { found, read } = beginLibrary({ seeds, data: null });
    const errors = [found, read].map((promise) => promise.catch((error) => error));
    for (const error of await Promise.all(errors)) {
      expect(error).toBeInstanceOf(StorageFailure);
      expect(error.message).toMatch(/^There is no folder [^\n]*missing[^\n]*$/);
    }
  });

  it('reports its progress while it reads, and rejects with it the calls that wait too long', async () => {
    const progress: number[] = [];
    const { library, found, read } = beginLibrary(await newLocation(MANY), {
      waitMs: 1,
      onProgress: ({ done, total }) => {
        expect(total).toBe(20);
        progress.push(done);
      },
    });
    await expect(library.articles(ALL)).rejects.toThrow(
      'I am still reading the articles. Please ask again in a moment.',
    );
    await found;
    await expect(library.articles(ALL)).rejects.toThrow(
      /^I am still reading the articles, \d+ of 20 so far\. Please ask again in a moment\.$/,
    );
    await read;
    expect(await library.articles(ALL)).toHaveLength(20);
    expect(progress.length).toBeGreaterThan(0);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    await library.close();
  });

  it('accepts calls before it has read all, does not block the main thread, and rejects what waits when it is closed', async () => {
    const { library } = beginLibrary(await newLocation(MANY), { waitMs: 60_000 });
    expect(await library.articles(ALL)).toHaveLength(20);

    let isOver = false;
    const calls = Promise.allSettled([library.ask(ENDLESS, ALL), library.status(null)]).finally(() => {
      isOver = true;
    });
    for (let ticks = 0; ticks < 11; ticks++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isOver).toBe(false);
    await library.close();
    for (const call of await calls)
      expect(call).toEqual({ status: 'rejected', reason: new LibraryFailure('failure.closed') });
  });

  it('rejects a call that takes too long, answers those that wait and follow, and keeps what servers added', async () => {
    const library = await openLibrary(await newLocation(FILES), { limits: { ask: LIMIT_MS } });
    const draft = { title: 'The fair', date: '', source: '', text: 'It has 27 stalls.' };
    const entry = await library.add(draft, '1');
    const endless = askEndlessly(library);
    const waiting = Promise.all([library.articles(ALL), library.read('storm.md', ALL)]);
    await endless;
    expect(await waiting).toMatchObject([{ length: 5 }, { id: 'storm.md' }]);
    expect(await library.status(null)).toMatchObject({ articles: 5 });
    expect((await library.articles({ server: '1' })).filter(({ own }) => own)).toEqual([entry]);
    await library.close();
  });

  it('replaces a worker by a stand-by worker, each time', async () => {
    const options = { limits: { ask: LIMIT_MS }, standByAfterMs: 0 };
    const library = await openLibrary(await newLocation(FILES), options);
    for (let time = 0; time < 2; time++) {
      await askEndlessly(library);
      expect(await library.articles(ALL)).toHaveLength(5);
    }
    await library.close();
  });
});

describe('a library in a worker that stays open', { timeout: 60_000 }, () => {
  let folders: { seeds: string; data: string };
  /** The folder of the articles of server 1. */
  let own: string;
  let library: Library;
  let atStart: { status: Status; changes: Change[] };
  const changes: Change[] = [];
  const changesIn = (folder: string) => changes.filter((change) => change.folder === folder);
  const write = (name: string, text: string) => writeFile(path.join(own, name), text);

  beforeAll(async () => {
    folders = await newFolders({
      ...FILES,
      // An export takes far longer than its limit over it.
      'long.txt': 'A storm closed the harbour of Varde. '.repeat(2_000),
    });
    await writeFile(path.join(folders.seeds, 'forms.pdf'), pdfWithEndlessForms());
    own = path.join(folders.data, 'servers', '1', 'articles');
    await mkdir(own, { recursive: true });
    await write('empty.txt', '');
    await write('good.txt', 'The fair opened in May.');
    library = await openLibrary(
      { ...folders, reader: false },
      { limits: { exportReports: 1 }, onChange: (change) => changes.push(change) },
    );
    atStart = { changes: [...changes], status: await library.status(null) };
  });
  afterAll(() => library?.close());

  it('serves all other files beside one that takes minutes, and names that', () => {
    const { articles, problems } = atStart.status;
    expect(articles).toBe(Object.keys(FILES).length + 1);
    expect(problems).toEqual([{ file: 'forms.pdf', reason: expect.stringMatching(/^takes too long/) }]);
  });

  it('reports each change to the seeds, once they have been read again', async () => {
    await writeFile(path.join(folders.seeds, 'new.txt'), 'A market was held in Varde in 2025.');
    await writeFile(path.join(folders.seeds, 'plan.rtf'), '%PDF');
    await vi.waitFor(() => {
      const found = changesIn(folders.seeds);
      expect(found.flatMap(({ added }) => added)).toEqual(['new.txt']);
      expect(found.flatMap(({ problems }) => problems)).toEqual([
        { file: 'plan.rtf', reason: 'is a rich text: save it as .docx' },
      ]);
    }, SOON);
    expect((await library.status(null)).articles).toBe(atStart.status.articles + 1);
  });

  it('reports what others change in the folder of a server, and what is left out there from the start', async () => {
    const nothing = { folder: own, again: [], added: [], gone: [], mended: [], problems: [] };
    const isEmpty = { file: 'empty.txt', reason: expect.stringContaining('is empty') };
    expect(atStart.changes).toEqual([{ ...nothing, problems: [isEmpty] }]);

    // What moderators change is no news.
    const draft = { title: 'A circus', date: '', source: '', text: 'A circus came to Varde in 2025.' };
    await library.add(draft, '1');
    await write('empty.txt', 'The fair closed in June.');
    await vi.waitFor(() => expect(changesIn(own)).toHaveLength(2), SOON);
    expect(changesIn(own)[1]).toEqual({ ...nothing, added: ['empty.txt'], mended: ['empty.txt'] });
    await write('circus.txt', 'A circus left Varde in 2026.');
    await write('good.txt', 'A\0B\0');
    await vi.waitFor(() => {
      // They may be noticed one after another.
      const last = changesIn(own).slice(2);
      expect(last.flatMap(({ added }) => added)).toEqual(['circus.txt']);
      expect(last.flatMap(({ gone }) => gone)).toEqual(['good.txt']);
      expect(last.flatMap(({ problems }) => problems)).toEqual([
        { file: 'good.txt', reason: expect.stringContaining('control characters') },
      ]);
    }, SOON);
  });

  it('rejects a cooperative call that takes too long without replacing the worker', async () => {
    const terminate = vi.spyOn(Worker.prototype, 'terminate');
    const better = 'A storm closed the harbour of Varde on a Friday, and two bridges on Monday. '.repeat(25);
    const report = { kind: 'reported', day: '2024-01-01', verdict: 'none', shown: null, wrong: '' } as const;
    for (let i = 0; i < 40; i++) await library.report({ ...report, question: `${i}?`, better }, '2');
    await expect(library.exportReports('2')).rejects.toThrow(new LibraryFailure('failure.slow'));
    expect(await library.reports('2')).toHaveLength(40);
    expect(terminate).not.toHaveBeenCalled();
    terminate.mockRestore();
  });
});
