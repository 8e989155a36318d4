import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ArticleFolder } from '../../src/articles/folder.ts';
import { type Change, changeReporter } from '../../src/library/folder-changes.ts';
import { newFolders } from './folders.ts';

it('each change of the articles is reported once, with counts and the files that are left out', async () => {
  const { seeds } = await newFolders({ 'a.txt': 'One.', 'b.txt': 'Two.', 'c.txt': 'Three.' });
  const folder = new ArticleFolder(seeds);
  await folder.look();
  const reported: Change[] = [];
  const reportChange = changeReporter(
    () => folder.content(),
    (change) => reported.push(change),
  );
  const look = async () => {
    reportChange((await folder.look([''], true)).changed);
    return reported.splice(0);
  };
  const write = (name: string, text: string) => writeFile(path.join(seeds, name), text);
  const nothing = { again: 0, added: 0, gone: 0, problems: [] };
  expect(await look()).toEqual([]);

  await write('a.txt', 'One more.');
  await write('d.txt', 'Four.');
  await write('e.txt', 'Five.');
  await rm(path.join(seeds, 'b.txt'));
  expect(await look()).toEqual([{ again: 1, added: 2, gone: 1, problems: [] }]);
  expect(await look()).toEqual([]);

  await rename(path.join(seeds, 'd.txt'), path.join(seeds, 'f.txt'));
  expect(await look()).toEqual([{ ...nothing, added: 1, gone: 1 }]);

  const isEmpty = { file: 'a.txt', reason: expect.stringContaining('is empty') };
  await write('a.txt', '');
  expect(await look()).toEqual([{ ...nothing, gone: 1, problems: [isEmpty] }]);
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
  expect(await look()).toEqual([{ ...nothing, added: 1 }]);
});
