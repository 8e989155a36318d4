/** 26. A folder with hostile files. */

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import type { Library } from '../../../src/library/library.ts';
import { openLibrary } from '../../../src/library/threaded-library.ts';

const WORDS = 'A storm closed the harbour of Varde on Thursday.';
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** Readable files, each with a unique word to ask for. */
const GOOD: Record<string, string | Buffer> = {
  'plain.txt': 'Date: 5 May 2024\nTitle: Plain\n\nThe word is plainword.',
  'mark.txt': '\ufeffTitle: Mark\n\nThe word is markword.',
  'little.txt': utf16('Title: Little\n\nThe word is littleword.', false),
  'big.txt': utf16('Title: Big\n\nThe word is bigword.', true),
  'windows.txt': 'Title: Windows\r\n\r\nThe word is crlfword.\r\n',
  'mac.txt': 'Title: Mac\r\rThe word is crword.',
  'undated.md': '# Undated\n\nThe word is undatedword.',
  'thirtieth.txt': 'Date: 2015-02-30\nTitle: Thirtieth\n\nThe word is thirtiethword.',
  'year-0.txt': 'Date: 0000-01-01\nTitle: Year\n\nThe word is zeroword.',
  'far.txt': 'Date: 99999-01-01\nTitle: Far\n\nThe word is farword.',
  'two-dates.txt': 'Date: 2024-05-05\nDate: 2024-06-06\nTitle: Two\n\nThe word is twoword.',
  '__proto__.txt': 'Title: Proto\n\nThe word is protoword. __proto__ is no constructor.',
  'constructor.txt': 'Title: Constructor\n\nThe word is constructorword.',
  'toString.md': '# To\n\nThe word is stringword.',
  '\u202etxt.evil.txt': 'Title: Right\n\nThe word is rightword.',
  'name with spaces.txt': 'Title: Spaces\n\nThe word is spacesword.',
  "quote';drop.txt": 'Title: Quote\n\nThe word is quoteword.',
  'UPPER.TXT': 'Title: Upper\n\nThe word is upperword.',
  'deep/er/still/deep.txt': 'Title: Deep\n\nThe word is deepword.',
  '日本.txt': 'Title: Names\n\nThe word is nameword.',
  'runs.txt': `Title: Runs\n\nThe word is runsword. ${'x'.repeat(100_000)} ${'//abcd.efgh'.repeat(5_000)}!`,
  'one-line.txt': `Title: Line\n\nThe word is lineword. ${'It goes on and on. '.repeat(8_000)}`,
  'mentions.txt':
    'Title: @everyone\n\nThe word is pingword, <@1100000000000000011> and [a](https://example.com).',
};
/** Unreadable files, each with the reason that is reported. */
const BAD: [name: string, bytes: string | Buffer, reason: RegExp][] = [
  ['empty.txt', '', /^is empty/],
  ['blank.txt', ' \n\n\t \n', /^is empty/],
  ['header.txt', 'Date: 5 May 2024\nTitle: Nothing', /^has no text after its header/],
  ['cut.txt', Buffer.from([0x54, 0xe2, 0x82]), /^is not UTF-8/],
  ['overlong.txt', Buffer.from([0x54, 0xc0, 0xaf]), /^is not UTF-8/],
  ['nul.txt', 'Title: Nul\n\nA \0 stands here.', /^is not a text/],
  ['escape.txt', 'Title: Escape\n\n\u001b[31mRed\u001b[0m', /^is not a text/],
  ['binary.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), /^is not (?:UTF-8|a text)/],
  ['unmarked.txt', Buffer.from(WORDS, 'utf16le'), /^is not (?:UTF-8|a text)/],
  ['half.txt', Buffer.concat([utf16(WORDS, false), Buffer.from([0x41])]), /^is not UTF-16LE/],
  ['large.txt', 'x'.repeat(20 * 1024 * 1024), /^is larger than 2 MiB/],
  ['long-line.txt', 'y'.repeat(5 * 1024 * 1024), /^is larger than 2 MiB/],
  ['symbols.txt', '!!! ??? ...', /^has no text/],
  ['twin.txt', GOOD['plain.txt']!, /^is the same text as plain\.txt/],
  ['notes.doc', 'Title: Other\n\nThe word is otherword.', /^is an old Word document: save it as/],
  ['text.docx', 'Title: Other\n\nThe word is otherword.', /^is not a Word document, as its name says/],
  ['book.txt', 'PK\x03\x04', /^is no text but a ZIP/],
];
/** Files that are read, but with a note. */
const NOTED: [name: string, bytes: Buffer, reason: RegExp][] = [
  [
    'latin.txt',
    Buffer.from('Title: Caf\xe9\n\nThe caf\xe9 is closed.', 'latin1'),
    /^is not UTF-8, and is read as Windows-1252/,
  ],
];
/** Files that are ignored without a note. */
const IGNORED = ['.hidden.txt', '.notes.docx', '.git/config.txt', 'picture.png', 'no-extension'];

let folder: string;
let library: Library | null;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  library = null;
});
afterEach(async () => {
  await library?.close();
  await chmod(path.join(folder, 'seeds', 'locked.txt'), 0o600).catch(() => {});
  await rm(folder, { recursive: true, force: true });
});

it('26. a hostile folder: the good files are served, each bad one is named with its reason', {
  timeout: 120_000,
}, async () => {
  const seeds = path.join(folder, 'seeds');
  const outside = path.join(folder, 'outside');
  const put = async (name: string, bytes: string | Buffer) => {
    await mkdir(path.dirname(path.join(seeds, name)), { recursive: true });
    await writeFile(path.join(seeds, name), bytes);
  };
  for (const [name, bytes] of Object.entries(GOOD)) await put(name, bytes);
  for (const [name, bytes] of [...BAD, ...NOTED]) await put(name, bytes);
  for (const name of IGNORED) await put(name, 'Title: Other\n\nThe word is otherword.');
  await mkdir(outside);
  await writeFile(path.join(outside, 'secret.txt'), 'Title: Secret\n\nThe word is secretword.');
  await symlink(path.join(outside, 'secret.txt'), path.join(seeds, 'link.txt'));
  await symlink(outside, path.join(seeds, 'linked'));
  await symlink(seeds, path.join(seeds, 'loop'));
  await symlink(path.join(seeds, 'nowhere.txt'), path.join(seeds, 'dangling.txt'));
  execFileSync('mkfifo', [path.join(seeds, 'pipe.txt')]);
  await mkdir(path.join(seeds, 'folder.txt'));
  const expected: Record<string, RegExp> = {
    ...Object.fromEntries([...BAD, ...NOTED].map(([name, , reason]) => [name, reason])),
    'link.txt': /^is a link/,
    linked: /^is a link/,
    loop: /^is a link/,
    'dangling.txt': /^is a link/,
    'pipe.txt': /^is no ordinary file/,
  };
  // Root can read all files.
  if (process.getuid?.() !== 0) {
    await put('locked.txt', 'Title: Locked\n\nThe word is lockedword.');
    await chmod(path.join(seeds, 'locked.txt'), 0);
    expected['locked.txt'] = /^may not be read/;
  }

  library = await openLibrary({ seeds, data: null, reader: false }, { standByAfterMs: 600_000 });
  const { articles, problems } = await library.status(null);
  expect(Object.fromEntries(problems.map(({ file, reason }) => [file, reason]))).toEqual(
    Object.fromEntries(
      Object.entries(expected).map(([file, reason]) => [file, expect.stringMatching(reason)]),
    ),
  );
  // Each reason says what to do.
  for (const { reason } of problems) expect(reason).toMatch(/[:;,] [^\n]+$/);
  expect(articles).toBe(Object.keys(GOOD).length + NOTED.length);

  for (const [name, bytes] of Object.entries(GOOD)) {
    const text =
      typeof bytes === 'string'
        ? bytes
        : new TextDecoder(name === 'big.txt' ? 'utf-16be' : 'utf-16le').decode(bytes);
    const word = /The word is (\w+word)/.exec(text)![1]!;
    const [first] = (await library.ask(`What is ${word}?`, { server: null })).answers;
    expect([name, first?.article]).toEqual([name, name]);
    expect(first?.quote).toContain(word);
    expect(text).toContain(first!.quote);
    // The text of a Markdown article is without markup.
    const read = name.endsWith('.md') ? parseArticle(name, text).text : text.replace(/^\ufeff/, '');
    expect(read.slice(first!.start, first!.end)).toBe(first!.quote);
    if (/thirtieth|year-0|far/.test(name)) expect([name, first?.published]).toEqual([name, null]);
  }
  for (const word of ['secretword', 'otherword', 'lockedword'])
    expect((await library.ask(`What is ${word}?`, { server: null })).unmatched).toContain(word);
});
