import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { CollectionStore } from '../../../src/library/collection-store.ts';
import { openFolders } from '../../../src/library/folder-library.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { type Draft, type Library, LibraryFailure } from '../../../src/library/library.ts';
import {
  diskArticleStore,
  idOfFile,
  isArticlePath,
} from '../../../src/library/server-articles/disk-article-store.ts';
import { newFolders } from '../folders.ts';

const FAIR: Draft = {
  title: 'The fair of Varde',
  date: '1 June 2024',
  source: 'https://news.example/fair',
  text: 'The fair opened on Saturday.\r\n\r\nIt has 27 stalls.  ',
};
const NAME = '2024-06-01-the-fair-of-varde.txt';
const PAGE =
  '<title>A fair</title><meta name=date content=2024-06-01><script>x</script><p>It &amp; they opened.<ul><li>Twice.</ul>';
const page = (html: string, encoding: BufferEncoding = 'utf8') => ({
  name: 'fair.html',
  bytes: Buffer.from(html, encoding),
});
/** The id of a user without any rights. */
const NOBODY = 65_534;
/** Changed files are noticed within seconds; a busy machine takes longer. */
const SOON = { timeout: 20_000, interval: 50 };

let folders: { seeds: string; data: string };
let library: Library;
beforeEach(async () => {
  folders = await newFolders({ 'bells.txt': 'The old bells of Varde weigh 900 kilograms.' });
  library = await openFolders(folders, () => {}, { poll: 200 });
});
afterEach(() => library.close());

const inServer = (server: string, ...parts: string[]) => path.join(folders.data, 'servers', server, ...parts);
const ownOf = async (server: string) =>
  (await library.articles({ server })).filter(({ own }) => own).map(({ title }) => title);

describe('an article of a server', { timeout: 30_000 }, () => {
  it('is a file in the format of the seeds, with its text unchanged', async () => {
    const { id } = await library.add(FAIR, '1');
    expect(id).toBe(`.own/${NAME}`);
    const bytes = await readFile(inServer('1', 'articles', NAME), 'utf8');
    expect(bytes).toBe(
      `Title: The fair of Varde\nDate: 2024-06-01\nSource: https://news.example/fair\n\n${FAIR.text}`,
    );
    expect(parseArticle(NAME, bytes)).toMatchObject({
      title: 'The fair of Varde',
      published: '2024-06-01',
      source: 'https://news.example/fair',
    });
    const beside = (await readdir(inServer('1'))).filter((name) => name !== 'changes.jsonl');
    expect(beside).toEqual(['articles']);
    expect(await readdir(inServer('1', 'articles'))).toEqual([NAME]);
  });

  it.each<[why: string, draft: Draft, name: string, text: string]>([
    [
      'has no header that its text already has',
      { title: '', date: '', source: '', text: 'Title: A fair\nDate: 2024-06-01\n\nIt opened.' },
      '2024-06-01-a-fair.txt',
      'Title: A fair\nDate: 2024-06-01\n\nIt opened.',
    ],
    [
      'has nothing but its text when nothing else is known',
      { title: '', date: '', source: '', text: 'It opened.' },
      'undated-it-opened.txt',
      'It opened.',
    ],
    [
      'is an unchanged page',
      { title: '', date: '', source: '', text: page(PAGE) },
      '2024-06-01-a-fair.html',
      PAGE,
    ],
    [
      'is a page below front matter with the fields of the form',
      { title: 'The fair', date: '2 June 2024', source: 'https://news.example/fair', text: page(PAGE) },
      '2024-06-02-the-fair.html',
      `---\ntitle: The fair\ndate: 2024-06-02\nsource: https://news.example/fair\n---\n${PAGE}`,
    ],
    [
      'is a page with the fields of the form in its own front matter',
      { title: 'The fair', date: '', source: '', text: page(`---\ntags: [fair]\n---\n${PAGE}`) },
      '2024-06-01-the-fair.html',
      `---\ntitle: The fair\ntags: [fair]\n---\n${PAGE}`,
    ],
    [
      'is a page in UTF-8, with a byte order mark if the page declares another encoding',
      {
        title: '',
        date: '',
        source: '',
        text: page(`<meta charset=windows-1252>${PAGE}<p>Caf\xe9.`, 'latin1'),
      },
      '2024-06-01-a-fair.html',
      `\ufeff<meta charset=windows-1252>${PAGE}<p>Café.`,
    ],
    [
      'is unchanged Markdown',
      {
        title: '',
        date: '2024-06-01',
        source: '',
        text: { name: 'fair.MDX', bytes: Buffer.from('# A fair\n\n- It **opened**.\n') },
      },
      '2024-06-01-a-fair.md',
      'Date: 2024-06-01\n\n# A fair\n\n- It **opened**.\n',
    ],
    [
      'is Markdown if a pasted text plainly is',
      { title: 'A fair', date: '2024-06-01', source: '', text: '## Fair\n\nIt **opened**.' },
      '2024-06-01-a-fair.md',
      'Title: A fair\nDate: 2024-06-01\n\n## Fair\n\nIt **opened**.',
    ],
    [
      'is UTF-8, whatever the encoding of the upload',
      {
        title: 'Ñandú / ../étude?',
        date: '2024-06-01',
        source: '',
        text: { name: 'fair.md', bytes: Buffer.from('\ufeffIt opened: 🗼.', 'utf16le') },
      },
      '2024-06-01-nandu-etude.md',
      'Title: Ñandú / ../étude?\nDate: 2024-06-01\n\nIt opened: 🗼.',
    ],
  ])('%s', async (_, draft, name, text) => {
    const { id } = await library.add(draft, '1');
    expect(id).toBe(`.own/${name}`);
    expect(await readFile(inServer('1', 'articles', name), 'utf8')).toBe(text);
    const own = await library.read(id, { server: '1' });
    await library.remove(id, '1');
    expect(await readFile(inServer('1', 'removed', name), 'utf8')).toBe(text);
    await library.undo('1');
    expect(await readFile(inServer('1', 'articles', name), 'utf8')).toBe(text);
    expect(await library.read(id, { server: '1' })).toEqual(own);
    // Parsing the file gives the same article as parsing the draft.
    const inMemory = createLibrary([]);
    await inMemory.add(draft, '1');
    expect(await inMemory.read(id, { server: '1' })).toEqual(own);
    expect((await library.preview({ ...draft, title: 'Other' }, '2')).sentences).toBeGreaterThan(0);
  });

  it('is moved to another folder when it is removed, and restored unchanged', async () => {
    const { key } = await library.add(FAIR, '1');
    const before = await readFile(inServer('1', 'articles', NAME));
    await library.remove(key, '1');
    expect(await readdir(inServer('1', 'articles'))).toEqual([]);
    expect(await readFile(inServer('1', 'removed', NAME))).toEqual(before);
    await library.undo('1');
    expect(await readFile(inServer('1', 'articles', NAME))).toEqual(before);
    expect(await readdir(inServer('1', 'removed'))).toEqual([]);
  });

  it('is restored if it was removed last, even after a crash in the middle of the removal', async () => {
    const earlier = await library.add({ ...FAIR, text: 'The fair closed.' }, '1');
    await library.remove(earlier.key, '1');
    const { id } = await library.add({ ...FAIR, title: 'The same fair', text: 'It has 27 stalls.' }, '1');
    // The first step of a removal.
    const name = path.basename(id);
    await rename(inServer('1', 'articles', name), inServer('1', 'removed', name));
    await library.close();
    library = await openFolders(folders);
    expect(await library.undo('1')).toMatchObject({ id, title: 'The same fair' });
    expect(await ownOf('1')).toEqual(['The same fair']);
  });

  it('is not stored when its file could not be parsed again', async () => {
    const servers = new ArticleFolder(path.join(folders.data, 'servers'), isArticlePath, idOfFile);
    const store = diskArticleStore(servers, new CollectionStore());
    const refusal = new LibraryFailure('failure.notReadBack');
    await expect(store.add('1', 'fair.txt', 'The fair\0 opened.')).rejects.toThrow(refusal);
    expect(await readdir(inServer('1', 'articles'))).toEqual([]);
    await mkdir(inServer('1', 'removed'));
    await writeFile(inServer('1', 'removed', 'fair.txt'), 'The fair\0 opened.');
    await expect(store.undo('1')).rejects.toThrow(refusal);
    expect(await readdir(inServer('1', 'removed'))).toEqual(['fair.txt']);
    await expect(library.undo('1')).rejects.toThrow('The text is not a text');
  });

  it('exists after a restart, and can still be removed and restored', async () => {
    const entry = await library.add(FAIR, '1');
    await library.close();
    library = await openFolders(folders);
    expect(await ownOf('1')).toEqual([FAIR.title]);
    expect(await library.remove(entry.key, '1')).toEqual(entry);
    await library.close();
    library = await openFolders(folders);
    expect(await ownOf('1')).toEqual([]);
    expect(await library.undo('1')).toEqual(entry);
  });

  it('may be written, changed and deleted with other programs', async () => {
    await mkdir(inServer('1', 'articles', 'more'), { recursive: true });
    const file = inServer('1', 'articles', 'more', 'ferry.md');
    await writeFile(file, '# A ferry\n\nThe ferry sails at nine.');
    await vi.waitFor(async () => expect(await ownOf('1')).toEqual(['A ferry']), SOON);
    expect(await ownOf('2')).toEqual([]);
    await writeFile(file, '# A ferry\n\nThe ferry sails at ten.');
    await vi.waitFor(async () => {
      const { answers } = await library.ask('When does the ferry sail?', { server: '1' });
      expect(answers[0]?.quote).toBe('The ferry sails at ten.');
    }, SOON);
    const entry = (await library.articles({ server: '1' }, 'ferry'))[0]!;
    expect(await library.remove(entry.key, '1')).toEqual(entry);
    expect(await ownOf('1')).toEqual([]);
    await library.undo('1');
    await rm(inServer('1'), { recursive: true });
    await vi.waitFor(async () => expect(await ownOf('1')).toEqual([]), SOON);
  });

  it('is never a link, nor a binary file: the status of that server lists both', async () => {
    await mkdir(inServer('1', 'articles'), { recursive: true });
    await symlink(path.join(folders.seeds, 'bells.txt'), inServer('1', 'articles', 'link.txt'));
    await writeFile(inServer('1', 'articles', 'bytes.txt'), Buffer.from([0xff, 0x00, 0x80]));
    await vi.waitFor(async () => {
      const { problems } = await library.status('1');
      expect(problems.map(({ file }) => file).sort()).toEqual(['bytes.txt', 'link.txt']);
    }, SOON);
    expect(await ownOf('1')).toEqual([]);
    expect((await library.status('2')).problems).toEqual([]);
  });

  it.each(['../1', '..', '1/articles', '', 'a b', 'x'.repeat(33)])(
    'is rejected for the server id “%s”',
    async (server) => {
      await expect(library.add(FAIR, server)).rejects.toThrow('letters and digits');
      expect(await readdir(path.join(folders.data, 'servers'))).toEqual([]);
    },
  );

  // Windows has neither such permissions nor such users.
  it.skipIf(process.platform === 'win32')(
    'is rejected with one line when the folder is read-only',
    async () => {
      await mkdir(inServer('1', 'articles'), { recursive: true });
      await chmod(inServer('1', 'articles'), 0o500);
      // Permissions do not apply to root.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) process.seteuid!(NOBODY);
      try {
        await expect(library.add(FAIR, '1')).rejects.toThrow(
          'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
        );
      } finally {
        if (isRoot) process.seteuid!(0);
      }
      await chmod(inServer('1', 'articles'), 0o700);
      expect(await readdir(inServer('1', 'articles'))).toEqual([]);
    },
  );

  it('is rejected when a file has the name of its folder', async () => {
    await mkdir(inServer('1'), { recursive: true });
    await writeFile(inServer('1', 'articles'), '');
    await expect(library.add(FAIR, '1')).rejects.toMatchObject({ name: 'LibraryFailure' });
  });

  it('is one of 500 at most', async () => {
    await mkdir(inServer('1', 'articles'), { recursive: true });
    for (let i = 0; i < 499; i++)
      await writeFile(inServer('1', 'articles', `${i}.txt`), `The fair number ${i} opened.`);
    await vi.waitFor(async () => expect((await library.status('1')).own).toBe(499), SOON);
    await library.add(FAIR, '1');
    await expect(library.add({ ...FAIR, text: 'Another one.' }, '1')).rejects.toThrow(
      'This server has 500 articles of its own, which is as many as it may have. Remove one first.',
    );
    expect(await library.add({ ...FAIR, text: 'Another one.' }, '2')).toMatchObject({ own: true });
  }, 60_000);
});
