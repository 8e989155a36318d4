import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { BadText } from '../../src/articles/decode.ts';
import { decodeFile, forUtf8 } from '../../src/articles/decode-file.ts';
import { formatOf } from '../../src/articles/format.ts';
import { parseArticle, parseFile } from '../../src/articles/parse.ts';

/** The kind and text of each block. */
const blocksOf = ({ text, blocks }: Article) =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('an article', () => {
  it('is its unchanged text, with the offsets of its blocks', () => {
    const text =
      'Title: Bells\r\nDate: 2024-05-04\r\n\r\nThey rang for the first time since the fire of 1911, and\r\nnobody slept.\r\n\r\n* * *\r\n\r\nThen they stopped.\r\n';
    const article = parseArticle('varde/bells.txt', text);
    expect(article).toMatchObject({ id: 'varde/bells.txt', title: 'Bells', published: '2024-05-04', text });
    expect(blocksOf(article)).toEqual([
      ['paragraph', 'They rang for the first time since the fire of 1911, and\r\nnobody slept.'],
      ['paragraph', 'Then they stopped.'],
    ]);
  });

  it('is the visible text of a file with markup, without title and day', () => {
    const article = parseArticle(
      'bells.md',
      '# Bells\n\n*4 May 2024*\n\n## When\n\nThey ring **at noon**:\n\n1. [Mondays](https://news.example)\n2. Fridays\n',
    );
    expect(article).toMatchObject({ title: 'Bells', published: '2024-05-04' });
    expect(article.text).toBe('When\n\nThey ring at noon:\n\nMondays\nFridays');
    expect(article.blocks).toEqual([
      { kind: 'heading', level: 2, parent: -1, start: 0, end: 4 },
      { kind: 'paragraph', level: 0, parent: 0, start: 6, end: 24 },
      { kind: 'item', level: 1, parent: 1, number: 1, start: 26, end: 33 },
      { kind: 'item', level: 1, parent: 1, number: 2, start: 34, end: 41 },
    ]);
  });

  it.each<[name: string, file: string, format: string]>([
    ['a.md', 'They rang.', 'markdown'],
    ['a.MDX', 'They rang.', 'markdown'],
    ['a.html', 'They rang.', 'html'],
    ['a.HTM', 'They rang.', 'html'],
    ['a.md', '<!doctype html><p>They rang.', 'markdown'],
    ['a.txt', 'They rang.', 'text'],
    ['a.txt', ' \n<!DOCTYPE html><p>They rang.', 'html'],
    ['a.txt', '<html lang="en"><p>They rang.', 'html'],
    ['a.txt', 'The <html> of it: they rang.', 'text'],
    ['a.txt', '## Bells\n\nThey **rang**.', 'markdown'],
    ['a.txt', '# Bells\n\n| Day | Hour |\n|---|---|\n| Monday | 9 |\n', 'markdown'],
    ['a.txt', '# Bells\n\nSee [the [old] tower](https://varde.example/a_(b)).', 'text'],
    ['a.txt', '# Bells\n\nSee [the tower](https://varde.example/a_(b)).', 'markdown'],
    ['a.txt', '# Bells\n\n# Towers\n\nThey rang.', 'text'],
    ['a.txt', 'They **rang**, and **rang**.', 'text'],
    ['a.txt', 'It is 2 * 3 * 4. See [1] (or not), #1 of them.', 'text'],
  ])('of the name %j with %j is %s', (name, file, format) => {
    expect(formatOf(name, file)).toBe(format);
  });

  it.each(['[', '[a](', '[[a|'])('is detected within a second for a text of %j alone', (mark) => {
    const before = process.cpuUsage();
    expect(formatOf('a.txt', mark.repeat(100_000))).toBe('text');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  });

  it('is read as Markdown when its text clearly is', () => {
    expect(parseArticle('a.txt', '# Bells\n\nThey **rang**.\n\n- Twice\n- [Thrice](/x)\n')).toMatchObject({
      title: 'Bells',
      text: 'They rang.\n\nTwice\nThrice',
    });
  });

  it.each([
    ['2024-05-04-bells.txt', '2024-05-04'],
    ['20240504_bells.md', '2024-05-04'],
    ['2024_05_04.txt', '2024-05-04'],
    ['2024.05.04 bells.txt', '2024-05-04'],
    ['bells-2024-05-04.txt', '2024-05-04'],
    ['varde/2024/05/04/bells.md', '2024-05-04'],
    ['2023/01/01/2024-05-04.md', '2024-05-04'],
    ['f20240504abcdef.txt', null],
    ['2024050412.txt', null],
    ['20241305.txt', null],
    ['2024-0504.txt', null],
    ['bells-2024.txt', null],
  ])('whose header gives no day has that of its path %j: %s', (id, published) => {
    expect(parseArticle(id, 'They rang.').published).toBe(published);
  });

  it('prefers the day of its header to that of its path', () => {
    expect(parseArticle('2020-01-01.txt', 'Date: 4 May 2024\n\nThey rang.').published).toBe('2024-05-04');
  });

  it('must have a text after its header', () => {
    for (const text of [
      'Date: 2024-05-04\nTitle: Bells\n',
      '---\ntitle: Bells\n---\n',
      'Date: 2024-05-04\n\n* * *',
    ])
      expect(() => parseArticle('a.txt', text)).toThrow(new BadText('badText.headerOnly'));
    expect(() => parseArticle('a.md', '---\ntitle: Bells\n---\n\n***\n')).toThrow(BadText);
  });

  it('is read as plain text, with a warning, when it has no text as Markdown', () => {
    expect(parseArticle('a.md', '<!-- They rang at noon. -->')).toMatchObject({
      text: '<!-- They rang at noon. -->',
      note: 'badText.markdown',
    });
  });
});

describe('the header of a file', () => {
  const LABELS =
    'Title: Bells\nDate: 2024-05-04\nAuthor: Ada Lund\nSource: https://news.example/bells\nSection: Town\n\n';
  const FRONT =
    '---\ntitle: Bells\ndate: 2024-05-04\nauthor: Ada Lund\nsource: https://news.example/bells\ntags:\n  - old\n  - loud\n---\n';
  const FACTS = { title: 'Bells', published: '2024-05-04', source: 'https://news.example/bells' };

  it.each<[name: string, file: string, above: [kind: string, text: string][]]>([
    [
      'a.txt',
      LABELS,
      [
        ['paragraph', 'Author: Ada Lund'],
        ['paragraph', 'Section: Town'],
      ],
    ],
    [
      'a.md',
      LABELS,
      [
        ['paragraph', 'Author: Ada Lund'],
        ['paragraph', 'Section: Town'],
      ],
    ],
    [
      'a.txt',
      FRONT,
      [
        ['paragraph', 'author: Ada Lund'],
        ['paragraph', 'tags:\n  - old\n  - loud'],
      ],
    ],
    [
      'a.md',
      FRONT,
      [
        ['paragraph', 'author: Ada Lund'],
        ['paragraph', 'tags:'],
        ['item', 'old'],
        ['item', 'loud'],
      ],
    ],
  ])('of %s is text, except for title, day and source: %j', (name, head, above) => {
    const article = parseArticle(name, `${head}They rang.\n\nTwice.`);
    expect(article).toMatchObject(FACTS);
    expect(blocksOf(article)).toEqual([...above, ['paragraph', 'They rang.'], ['paragraph', 'Twice.']]);
  });

  it('has the order of day and month that another date of the file proves', () => {
    const dayOf = (text: string) => parseArticle('notes.txt', text).published;
    expect(dayOf('Date: 03/11/2026\n\nIt moves to 16/11/2026.\n')).toBe('2026-11-03');
    expect(dayOf('Date: 03/11/2026\n\nIt moves to 11/16/2026.\n')).toBe('2026-03-11');
    expect(dayOf('Date: 03/11/2026\n\nIt moves to a hall.\n')).toBe('2026-03-11');
  });

  it('keeps the parents of the blocks below it', () => {
    const { text, blocks } = parseArticle(
      'a.txt',
      'Title: Bells\nBy Ada Lund\n\nThey ring on these days:\n\n- Monday\n- Friday\n',
    );
    expect(blocks.map(({ start, end, parent }) => [text.slice(start, end), parent])).toEqual([
      ['By Ada Lund', -1],
      ['They ring on these days:', -1],
      ['Monday', 1],
      ['Friday', 1],
    ]);
  });

  it('of a page is its front matter, which overrides the page’s head', () => {
    const page =
      '<!doctype html><title>Other</title><meta name=date content=2020-01-01><h2>When</h2><p>They rang.<table><tr><th>Day<th>Hour<tr><td>Monday<td>9</table>';
    const article = parseArticle('a.html', FRONT + page);
    expect(article).toMatchObject(FACTS);
    const { text, blocks } = article;
    const content = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      blocks.map(({ kind, parent, cells, ...span }) => [kind, parent, cells?.map(content) ?? content(span)]),
    ).toEqual([
      ['paragraph', -1, 'author: Ada Lund'],
      ['paragraph', -1, 'tags:\n  - old\n  - loud'],
      ['heading', -1, 'When'],
      ['paragraph', 2, 'They rang.'],
      ['columns', 2, ['Day', 'Hour']],
      ['row', 4, ['Monday', '9']],
    ]);
    expect(parseArticle('a.html', page)).toMatchObject({ title: 'Other', published: '2020-01-01' });
  });

  it('has the day of its last change where its opening names it', () => {
    const dayOf = (opening: string) =>
      parseArticle('a.html', `<h1>Ferries</h1><p>A guide.<p>${opening}<p>The ferry sails.`).published;
    expect(dayOf('This is edition 5.2, last updated 19 September 2022, of the guide.')).toBe('2022-09-19');
    expect(dayOf('This guide was last revised on May 4, 2024.')).toBe('2024-05-04');
    expect(dayOf('The fares were last revised on May 4, 2024.')).toBeNull();
    expect(dayOf('This guide was last revised by many hands.')).toBeNull();
  });

  it('has the day that stands alone on a cover, but not one in a heading or in a sentence', () => {
    const text = (cover: string) => `Ferries\n\n(a guide)\n\nby many hands\n\n${cover}\n\nThe ferry sails.\n`;
    const page = (cover: string) =>
      `<h1>Ferries</h1><p>Version 3<p>${cover.replace('\n\n', '<p>')}<p>The ferry sails.`;
    const daysOf = (cover: string) => [
      parseArticle('a.txt', text(cover)).published,
      parseArticle('a.html', page(cover)).published,
    ];
    expect(daysOf('March 8, 2020')).toEqual(['2020-03-08', '2020-03-08']);
    expect(daysOf('Version 3.1 (March 8, 2020)')).toEqual(['2020-03-08', '2020-03-08']);
    expect(daysOf('Ferries of Lindholm, version 3.1, 8 March 2020')).toEqual(['2020-03-08', '2020-03-08']);
    expect(daysOf('Edition 2 published on 8 March 2020.')).toEqual(['2020-03-08', '2020-03-08']);
    expect(daysOf('Version 3 sank on March 8, 2020.')).toEqual([null, null]);
    expect(daysOf('© 2019 Lindholm Ferries Inc.\n\nMarch 8, 2020')).toEqual(['2020-03-08', '2020-03-08']);
    expect(daysOf('On March 8, 2020 it sank.')).toEqual([null, null]);
    expect(daysOf('It sails.\n\nMarch 8, 2020')).toEqual([null, null]);
    expect(parseArticle('a.md', text('## 2020-03-08')).published).toBe(null);
    expect(parseArticle('a.html', page('<h2>2020-03-08</h2>')).published).toBe(null);
  });

  it('has the title below the badges of a readme', () => {
    const badges = '![](https://x.example/a.svg)\n[![Build](https://x.example/b.svg)](https://x.example)\n';
    expect(parseArticle('a.md', `${badges}\n# Ferries\n\nThey sail.`).title).toBe('Ferries');
  });

  it('gives a page the day of its last change, where nothing names another', () => {
    const day = (page: string) => parseArticle('a.html', page).published;
    const text = '<h1>Ferries</h1><p>They sail.</p><p>The quay was last updated on 1 May 1999.</p>';
    expect(day(text)).toBe(null);
    expect(day(`${text}<footer> This page was last edited on 14 December 2018, at 19:52.</footer>`)).toBe(
      '2018-12-14',
    );
    expect(
      day(`${text}<footer>Last updated by: <a href="/a">Ada</a>, <time>Nov 29, 2018</time></footer>`),
    ).toBe('2018-11-29');
    expect(day(`<meta property="article:modified_time" content="2018-11-30T10:00">${text}`)).toBe(
      '2018-11-30',
    );
    expect(
      day(`<meta name="date" content="2018-01-02">${text}<footer>Last edited on 14 December 2018.</footer>`),
    ).toBe('2018-01-02');
  });

  it('gives a page the day in its title, where nothing else names one', () => {
    const page = '<title>Release 3.39.2 on 2022-07-21</title><p>It is faster.';
    const created = `<meta name="dcterms.created" content="2020-01-02">${page}`;
    const published = `<meta name="date" content="2022-07-22">${page}`;
    const daysOf = (id: string, ...pages: string[]) => pages.map((one) => parseArticle(id, one).published);
    expect(daysOf('a.html', page, created, published)).toEqual(['2022-07-21', '2022-07-21', '2022-07-22']);
    expect(daysOf('2022-07-23-a.html', page)).toEqual(['2022-07-23']);
  });
});

describe('the bytes of a file', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');

  it('are decoded in the encoding that a page names, else in UTF-8 or by their byte order mark', async () => {
    const named = '<meta charset=windows-1252><p>caf\xe9 \x93a\x94';
    expect((await parseFile('a.html', latin1(named))).text).toBe('café “a”');
    expect((await parseFile('a.htm', latin1(named))).text).toBe('café “a”');
    expect((await parseFile('a.txt', latin1(named))).note).toBe('badText.windows1252');
    expect((await parseFile('a.html', Buffer.from('\ufeff<p>café', 'utf16le'))).text).toBe('café');
    expect(await parseFile('a.md', Buffer.from('\ufeff# Café\n\nbon', 'utf16le'))).toMatchObject({
      title: 'Café',
      text: 'bon',
    });
  });

  it('are UTF-8 with its byte order mark, whatever a page names', async () => {
    const page = '<meta charset=windows-1252><p>café';
    expect((await decodeFile('a.html', Buffer.from(`\ufeff${page}`))).text).toBe(page);
    for (const charset of ['windows-1252', 'utf-8', 'shift_jis', 'nonsense-9']) {
      const text = `<meta charset=${charset}><p>café 語`;
      expect((await decodeFile('a.html', Buffer.from(forUtf8('a.html', text)))).text).toBe(text);
      expect(await parseFile('a.html', Buffer.from(forUtf8('a.html', text)))).toEqual(
        parseArticle('a.html', forUtf8('a.html', text)),
      );
    }
    expect(forUtf8('a.html', '<meta charset=utf-8><p>café')).toBe('<meta charset=utf-8><p>café');
    expect(forUtf8('a.md', page)).toBe(page);
  });
});

/** Files of communities in every format, from the training sets. */
const SETS = path.resolve('src/training/chat');
const FILES = readdirSync(SETS).flatMap((set) =>
  readdirSync(path.join(SETS, set, 'articles')).map((name) => path.join(SETS, set, 'articles', name)),
);

/** Plain texts copied from Discord, which keep the marks of bold words: they are shown to the letter. */
const KEEPING_MARKS = [
  'k1/articles/announcements-log.txt',
  'm3-c/articles/announcements.txt',
  'q1/articles/announcements.txt',
  'q3/articles/support-faq.txt',
];

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The letters and digits of a text. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The rest of a text that does not occur in another in the same order; empty if all of it does. */
function missingFrom(source: string, text: string): string {
  let at = 0;
  for (const [i, letter] of [...text].entries()) {
    const found = source.indexOf(letter, at);
    if (found < 0) return [...text].slice(i).join('');
    at = found + letter.length;
  }
  return '';
}

describe.each(FILES.map((file) => [path.relative(SETS, file), file]))('%s', async (_, file) => {
  const bytes = readFileSync(file);
  const source = bytes.toString('utf8').replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
  const { text, blocks } = await parseFile(path.basename(file), bytes);

  it('becomes blocks in the order of its text', () => {
    let end = 0;
    for (const [number, block] of blocks.entries()) {
      expect(block.start).toBeGreaterThanOrEqual(end);
      expect(block.end).toBeGreaterThan(block.start);
      expect(block.parent).toBeLessThan(number);
      for (const cell of block.cells ?? []) {
        expect(cell.start).toBeGreaterThanOrEqual(block.start);
        expect(cell.end).toBeLessThanOrEqual(block.end);
      }
      end = block.end;
    }
  });

  it('contains the letters of every block, in that order', () => {
    for (const { start, end } of blocks)
      expect(missingFrom(letters(source), letters(text.slice(start, end)))).toBe('');
  });

  it.skipIf(KEEPING_MARKS.some((name) => file.endsWith(name)))('has no markup', () => {
    for (const { kind, start, end } of blocks)
      if (kind !== 'code')
        expect(text.slice(start, end)).not.toMatch(/\*\*|\]\(|<\/(?:p|div|b|i|li|td)>|^#{1,6} /m);
  });
});
