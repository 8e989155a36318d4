/** The folders of servers that the bot is in, or has left. */

import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolders } from '../../../src/library/folder-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { newFolders } from '../folders.ts';

let library: Library;
let folder: string;
beforeEach(async () => {
  const folders = await newFolders({});
  folder = path.join(folders.data, 'servers', '1');
  library = await openFolders(folders, () => {}, { events: false });
});
afterEach(() => library.close());

const FAIR = { title: 'The fair', date: '', source: '', text: 'The fair has 27 stalls.' };
const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

describe('the folder of a server', () => {
  it('says on which day the bot has left', async () => {
    await library.noteLeft('1', '2026-11-29');
    expect(await readFile(path.join(folder, 'membership.json'), 'utf8')).toBe('{"left":"2026-11-29"}\n');
  });

  it('is deleted with all that is in it', async () => {
    await library.add(FAIR, '1');
    await mkdir(path.join(folder, 'articles', 'more'));
    await writeFile(path.join(folder, 'articles', 'more', 'mill.txt'), 'The mill burned.');
    await writeFile(path.join(folder, '.votes.json'), 'left by a crash');
    await library.noteLeft('1', '2026-11-29');
    expect(await library.deleteServer('1', '2026-11-29')).toBe(true);
    expect(await exists(folder)).toBe(false);
    expect(await library.articles({ server: '1' })).toEqual([]);
  });

  it.each(['', 'null', '[]', '{"left":7}', '{"left":"soon"}', '{"left":"2026-02-30"}', '{"le'])(
    'is kept when it cannot be read since when the bot is gone: %j',
    async (content) => {
      await library.noteLeft('1', '2026-11-29');
      await writeFile(path.join(folder, 'membership.json'), content);
      expect(await library.servers()).toEqual([{ server: '1', left: null }]);
      expect(await library.deleteServer('1', '9999-12-31')).toBe(false);
      await library.noteLeft('1', '2026-12-24');
      expect(await library.servers()).toEqual([{ server: '1', left: '2026-12-24' }]);
    },
  );
});
