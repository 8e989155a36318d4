import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ArticleFolder } from '../../src/articles/folder.ts';
import { type Change, changeInWords, changeReporter } from '../../src/library/folder-changes.ts';
import { newFolders } from './folders.ts';

it('each change of the articles is reported once, with counts and the files that are left out', async () => {
  const { seeds } = await newFolders({ 'a.txt': 'One.', 'b.txt': 'Two.', 'c.txt': 'Three.' });
  const folder = new ArticleFolder(seeds);
  await folder.look();
  const reported: Change[] = [];
  const reportChange = changeReporter(
    'seeds',
    () => folder.content(),
    (change) => reported.push(change),
  );
  const look = async () => {
    reportChange((await folder.look([''], true)).changed);
    return reported.splice(0);
  };
  const write = (name: string, text: string) => writeFile(path.join(seeds, name), text);
  const nothing = { folder: 'seeds', again: [], added: [], gone: [], mended: [], problems: [] };
  expect(await look()).toEqual([]);

  await write('a.txt', 'One more.');
  await write('d.txt', 'Four.');
  await write('e.txt', 'Five.');
  await rm(path.join(seeds, 'b.txt'));
  expect(await look()).toEqual([
    { ...nothing, again: ['a.txt'], added: ['d.txt', 'e.txt'], gone: ['b.txt'] },
  ]);
  expect(await look()).toEqual([]);

  await rename(path.join(seeds, 'd.txt'), path.join(seeds, 'f.txt'));
  expect(await look()).toEqual([{ ...nothing, added: ['f.txt'], gone: ['d.txt'] }]);

  const isEmpty = { file: 'a.txt', reason: expect.stringContaining('is empty') };
  await write('a.txt', '');
  expect(await look()).toEqual([{ ...nothing, gone: ['a.txt'], problems: [isEmpty] }]);
  await write('a.txt', '\n');
  expect(await look()).toEqual([]);
  await write('a.txt', 'A\u0000B\u0000');
  const [change] = await look();
  expect(change?.problems).toEqual([{ file: 'a.txt', reason: expect.not.stringContaining('is empty') }]);
  await write('notes.rtf', '%PDF');
  expect(await look()).toEqual([
    { ...nothing, problems: [{ file: 'notes.rtf', reason: 'is a rich text: save it as .docx' }] },
  ]);

  await rm(path.join(seeds, 'notes.rtf'));
  await write('a.txt', 'One.');
  expect(await look()).toEqual([{ ...nothing, added: ['a.txt'], mended: ['a.txt'] }]);
});

it('a change is logged with what is left out and why, what is served again, and what else has changed', () => {
  const change: Change = {
    folder: 'seeds',
    again: ['a.txt'],
    added: ['b.pdf', 'c.txt', 'd.txt', 'e.txt', 'f.txt'],
    gone: ['g.txt'],
    mended: ['b.pdf'],
    problems: [
      { file: 'h.rtf', reason: 'is a rich text: save it as .docx' },
      { file: 'seeds', reason: 'is not there' },
      { file: 'i.txt', reason: 'is not UTF-8', isServed: true },
    ],
  };
  expect(changeInWords(change)).toEqual({
    warnings: [
      'Left out seeds/h.rtf, which is a rich text: save it as .docx.',
      'Left out seeds, which is not there.',
      'seeds/i.txt is not UTF-8.',
    ],
    lines: [
      'Served again: seeds/b.pdf.',
      'seeds/ has changed: 1 article(s) read again (a.txt), 5 article(s) added (b.pdf, c.txt, d.txt and 2 more), 1 article(s) taken away (g.txt).',
    ],
  });
  expect(changeInWords({ ...change, again: [], added: [], gone: [], mended: [], problems: [] })).toEqual({
    warnings: [],
    lines: [],
  });
});
