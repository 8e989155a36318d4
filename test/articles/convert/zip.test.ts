import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { readBytes } from '../../../src/articles/text-file.ts';
import { hostileArchives } from './hostile-archives.ts';
import { expectSafe, readAs, reasonFor } from './outline.ts';
import { zipOf } from './zip.ts';

const NOTES = '# Opening hours\n\n- Bring a **coat**.\n';
const BOOK = 'Title: A bridge\nDate: 2024-05-05\n\nThe council met on Friday.\n';

describe('a ZIP in a folder', () => {
  let root: string;
  let folder: ArticleFolder;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'verbatim-'));
    folder = new ArticleFolder(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const put = (name: string, bytes: Uint8Array) => writeFile(path.join(root, name), bytes);
  /** The titles of the articles by their ids, and the files that are left out. */
  async function content(paths?: string[]) {
    await folder.look(paths, true);
    const { articles, problems } = folder.content();
    return {
      articles: Object.fromEntries(articles.map(({ id, title }) => [id, title])),
      problems: Object.fromEntries(problems.map(({ file, reason }) => [file, reason])),
    };
  }

  it('is read as a folder is: each file in it is an article of its own', async () => {
    const entries = {
      'notes.md': NOTES,
      'minutes/2024/bridge.txt': BOOK,
      'minutes/': '',
      'picture.png': 'x',
      '.hidden.txt': BOOK,
      '__MACOSX/minutes/bridge.txt': BOOK,
      'plan.rtf': '%PDF',
      'more.zip': zipOf({ 'a.txt': BOOK }),
      'bad.docx': 'x',
    };
    await put('all.zip', zipOf(entries));
    expect(await content()).toEqual({
      articles: { 'all.zip/notes.md': 'Opening hours', 'all.zip/minutes/2024/bridge.txt': 'A bridge' },
      problems: {
        'all.zip/plan.rtf': 'is a rich text: save it as .docx',
        'all.zip/more.zip': 'is a ZIP in a ZIP: unpack it first',
        'all.zip/bad.docx': 'is not a Word document, as its name says, or is damaged: save it again',
      },
    });
    const { bytes } = await readBytes(path.join(root, 'all.zip/minutes/2024/bridge.txt'));
    expect(bytes.toString()).toBe(BOOK);
  });

  it('is read again when it changes, and gone when it is', async () => {
    await put('a.zip', zipOf({ 'one.txt': BOOK, 'two.md': NOTES }));
    expect((await content()).articles).toEqual({
      'a.zip/one.txt': 'A bridge',
      'a.zip/two.md': 'Opening hours',
    });
    await put('a.zip', zipOf({ 'two.md': NOTES.replace('hours', 'days') }));
    expect((await content(['a.zip'])).articles).toEqual({ 'a.zip/two.md': 'Opening days' });
    await put('a.zip', Buffer.from('PK'));
    expect(await content(['a.zip'])).toEqual({
      articles: {},
      problems: { 'a.zip': 'is not a ZIP, as its name says, or is damaged: save it again' },
    });
    await rm(path.join(root, 'a.zip'));
    expect(await content(['a.zip'])).toEqual({ articles: {}, problems: {} });
  });

  it('may also be the name of a folder', async () => {
    await mkdir(path.join(root, 'a.zip'));
    await put('a.zip/one.txt', Buffer.from(BOOK));
    expect((await content()).articles).toEqual({ 'a.zip/one.txt': 'A bridge' });
    expect(await readFile(path.join(root, 'a.zip/one.txt'), 'utf8')).toBe(BOOK);
  });

  it('leaves out alone what is too large or protected in it', async () => {
    const entries = {
      'good.txt': BOOK,
      'large.txt': 'word '.repeat(600_000),
      'locked.txt': { content: BOOK, flags: 1 },
    };
    await put('a.zip', zipOf(entries));
    expect(await content()).toEqual({
      articles: { 'a.zip/good.txt': 'A bridge' },
      problems: {
        'a.zip/large.txt': expect.stringMatching(/^holds more than 2 MiB/),
        'a.zip/locked.txt': 'is protected by a password: save it without one',
      },
    });
  });

  it('is left out where its files together are more than anybody writes', async () => {
    const entry = { content: BOOK, size: 9 * 2 ** 20 };
    const entries = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, entry]));
    await put('a.zip', zipOf(entries));
    expect((await content()).problems).toEqual({
      'a.zip': expect.stringMatching(/^holds more than 100 MiB/),
    });
  });
});

describe('a ZIP that is uploaded', () => {
  it('is the one file in it that can be read', async () => {
    expect(await readAs('a.zip', zipOf({ 'docs/notes.md': NOTES, 'x.png': 'x' }))).toMatchObject({
      title: 'Opening hours',
      blocks: ['item1: Bring a coat.'],
    });
  });

  it.each([
    ...hostileArchives({ 'notes.md': NOTES }, 'notes.md').filter(
      // Those about XML are about other formats.
      ([what]) =>
        !/^has (?:a part|an? |entities|a million|no content)|^is nested|^is not a text|^is empty/.test(what),
    ),
    ['has no article', zipOf({ 'x.png': 'x', 'more.zip': zipOf({}) }), /^holds no file that can be read/],
    ['has several', zipOf({ 'a.md': NOTES, 'b.txt': BOOK }), /^holds 2 files that can be read/],
  ] as [string, Buffer, RegExp][])('is named with one line when it %s', async (_, bytes, reason) => {
    expect(await reasonFor('a.zip', bytes)).toMatch(reason);
  });

  it('is an article or named with a reason, whatever bytes are changed', async () => {
    await expectSafe('a.zip', zipOf({ 'notes.md': NOTES }));
  });
});
