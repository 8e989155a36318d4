import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadFile } from '../../src/articles/decode.ts';
import { ArticleFolder, readFolder } from '../../src/articles/folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}

/** The ids of served articles, and the problems. */
async function outcome(): Promise<{ served: string[]; problems: Record<string, string> }> {
  const { articles, problems } = await readFolder(folder);
  return {
    served: articles.map(({ id }) => id),
    problems: Object.fromEntries(problems.map(({ file, reason }) => [file, reason])),
  };
}

const isRoot = process.getuid?.() === 0;

describe('a folder of articles', () => {
  it('serves plain text, Markdown and HTML of all its subfolders, in the order of their paths', async () => {
    await write('b.md', 'Two.');
    await write('a.txt', 'One.');
    await write('deep/er/c.TXT', 'Three.');
    await write('d.mdx', 'Four.');
    await write('e.html', '<p>Five.');
    await write('f.HTM', '<p>Six.');
    await write('g.xhtml', '<p>Seven.');
    await write('h.markdown', 'Eight.');
    await write('i.text', 'Nine.');
    await write('.h.html', '<p>no article');
    await write('bells.png', 'no article');
    await write('notes.log', 'no article');
    await write('.hidden.txt', 'no article');
    await write('.git/d.txt', 'no article');
    expect(await outcome()).toEqual({
      served: [
        'a.txt',
        'b.md',
        'd.mdx',
        'deep/er/c.TXT',
        'e.html',
        'f.HTM',
        'g.xhtml',
        'h.markdown',
        'i.text',
      ],
      problems: {},
    });
  });

  it('reports documents of other formats with what to do, but not pictures', async () => {
    await write('a.txt', 'One.');
    for (const name of ['b.rtf', 'deep/c.DOC', 'd.xlsx', 'f.png', '.g.pdf', 'h.tex'])
      await write(name, '%PDF');
    expect(await outcome()).toEqual({
      served: ['a.txt'],
      problems: {
        'b.rtf': 'is a rich text: save it as .docx',
        'd.xlsx': 'is a spreadsheet: save it as .csv',
        'deep/c.DOC': 'is an old Word document: save it as .docx',
        'h.tex': 'is LaTeX: save it as .md',
      },
    });
  });

  it('serves the visible text of each file, whatever its markup', async () => {
    const front = '---\ntitle: Élan\ndate: 2024-05-04\n---\n';
    await write('a.txt', `${front}They rang. 1`);
    await write('b.md', `${front}They *rang*. 2`);
    await write('c.mdx', `import Bell from './bell'\n\n# Élan\n\n4 May 2024\n\nThey __rang__. 3`);
    await write('d.html', `${front}<!doctype html><nav>Home</nav><p>They <i>rang</i>. 4`);
    await write(
      'e.htm',
      Buffer.from(
        '<meta charset=iso-8859-1><title>Élan</title><meta name=date content=2024-05-04><p>They rang. 5',
        'latin1',
      ),
    );
    await write('f.txt', '# Élan\n\n*4 May 2024*\n\nThey [rang](https://a.example). **6**');
    const { articles, problems } = await readFolder(folder);
    expect(problems).toEqual([]);
    expect(
      articles.map(({ title, published, text, blocks }) => ({
        title,
        published,
        content: blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      })),
    ).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => ({
        title: 'Élan',
        published: '2024-05-04',
        content: [['paragraph', `They rang. ${number}`]],
      })),
    );
  });

  it('serves every text file, whatever wrote it and whatever its name', async () => {
    const text = 'Date: 4 May 2024\r\nTitle: Élan\r\n\r\nThey rang.';
    await write('bom.txt', `\uFEFF${text} 1`);
    await write('utf16le.txt', Buffer.from(`\uFEFF${text} 2`, 'utf16le'));
    await write('utf16be.txt', Buffer.from(`\uFEFF${text} 3`, 'utf16le').swap16());
    await write('mac.txt', `${text} 4`.replaceAll('\r\n', '\r'));
    await write('__proto__.txt', `${text} 5`);
    await write('constructor.txt', `${text} 6`);
    await write('\u202Etxt.exe\u202C.txt', `${text} 7`);
    await write('北京.md', `${text} 8`);
    await write(`${'n'.repeat(200)}.txt`, `${text} 9`);
    const { articles, problems } = await readFolder(folder);
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(9);
    for (const { title, published, text: fileText, blocks } of articles) {
      expect({ title, published }).toEqual({ title: 'Élan', published: '2024-05-04' });
      expect(blocks.map(({ start, end }) => fileText.slice(start, end))).toEqual([
        expect.stringMatching(/^They rang\. \d$/),
      ]);
    }
  });

  it('reports what is wrong with each bad file, and what to do', async () => {
    await write('good.txt', 'They rang.');
    await write('empty.txt', '');
    await write('blank.txt', ' \n\t\n');
    await write('header.txt', 'Date: 2024-05-04\nTitle: Bells\n');
    await write('latin1.txt', Buffer.from('Élan', 'latin1'));
    await write('nul.txt', 'a\0b');
    await write('copy.txt', 'They rang.');
    await write('large.txt', 'a'.repeat(2 * 1024 * 1024 + 1));
    await write('menu.html', '<title>Bells</title><script>ring()</script>');
    await write('encoding.html', Buffer.from('<meta charset=shift_jis><p>\x83\xff\xff', 'latin1'));
    expect(await outcome()).toEqual({
      served: ['copy.txt', 'latin1.txt'],
      problems: {
        'blank.txt': 'is empty: write the article into it, or take it away',
        'empty.txt': 'is empty: write the article into it, or take it away',
        'encoding.html': 'is not in SHIFT_JIS, as it says: save it again as UTF-8',
        'good.txt': 'is the same text as copy.txt: take one of them away',
        'header.txt': 'has no text after its header: write the article below it',
        'large.txt': 'is larger than 2 MiB: split it into articles',
        'latin1.txt': 'is not UTF-8, and is read as Windows-1252: save it as UTF-8, and look at its letters',
        'menu.html': 'is a page that shows no text: copy the text itself',
        'nul.txt': 'is not a text: it holds control characters; save it as plain text',
      },
    });
  });

  it('removes the warning of a file that is saved again in UTF-8, and repeats it after each start', async () => {
    await write('a.txt', Buffer.from('The lämp broke.', 'latin1'));
    const before = new ArticleFolder(folder);
    await before.look();
    expect(before.content().problems).toHaveLength(1);
    expect(before.known()).toEqual([]);
    await write('a.txt', 'The lämp broke.');
    await before.look([''], true);
    expect(before.content()).toMatchObject({ articles: [{ text: 'The lämp broke.' }], problems: [] });
  });

  it('follows no link, neither out of it nor in a cycle', async () => {
    const outside = await mkdtemp(path.join(os.tmpdir(), 'verbatim-outside-'));
    try {
      await writeFile(path.join(outside, 'secret.txt'), 'A secret.');
      await write('good.txt', 'They rang.');
      await symlink(path.join(outside, 'secret.txt'), path.join(folder, 'file.txt'));
      await symlink(outside, path.join(folder, 'out'));
      await symlink('.', path.join(folder, 'loop'));
      await symlink('nowhere.txt', path.join(folder, 'broken.txt'));
      const reason = 'is a link, which is never followed: put the file itself here';
      expect(await outcome()).toEqual({
        served: ['good.txt'],
        problems: { 'broken.txt': reason, 'file.txt': reason, loop: reason, out: reason },
      });
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it('may be a link itself', async () => {
    await write('real/good.txt', 'They rang.');
    await symlink('real', path.join(folder, 'link'));
    expect((await readFolder(path.join(folder, 'link'))).articles.map(({ id }) => id)).toEqual(['good.txt']);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    await write('good.txt', 'They rang.');
    execFileSync('mkfifo', [path.join(folder, 'pipe.txt')]);
    expect(await outcome()).toEqual({
      served: ['good.txt'],
      problems: { 'pipe.txt': 'is no ordinary file: put a text file here' },
    });
  });

  it('reports files and folders that it may not read', async ({ skip }) => {
    skip(isRoot, 'the superuser may read everything');
    await write('good.txt', 'They rang.');
    await write('closed.txt', 'They rang twice.');
    await write('shut/in.txt', 'They rang thrice.');
    await chmod(path.join(folder, 'closed.txt'), 0o000);
    await chmod(path.join(folder, 'shut'), 0o000);
    const reason = 'may not be read: give this user the right to read it';
    try {
      expect(await outcome()).toEqual({
        served: ['good.txt'],
        problems: { 'closed.txt': reason, shut: reason },
      });
    } finally {
      await chmod(path.join(folder, 'shut'), 0o700);
    }
  });

  it.skipIf(process.platform !== 'linux')('reports a file name that is not UTF-8', async () => {
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]),
      'They rang.',
    );
    expect(await outcome()).toEqual({
      served: [],
      problems: { 'caf\uFFFD.txt': 'has a name that is not UTF-8: rename it' },
    });
  });

  it('reads one very long line as one block', async () => {
    await write('long.txt', 'They rang. '.repeat(180_000));
    const { articles } = await readFolder(folder);
    expect(articles[0]?.blocks).toHaveLength(1);
  });

  it('must exist', async () => {
    const missing = path.join(folder, 'missing');
    await expect(readFolder(missing)).rejects.toThrow(
      new BadFile(`There is no folder ${missing}: create it, and put .txt or .md files in it.`),
    );
    await write('file.txt', 'They rang.');
    await expect(readFolder(path.join(folder, 'file.txt'))).rejects.toThrow(BadFile);
  });
});
