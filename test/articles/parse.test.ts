import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { BadFile } from '../../src/articles/decode.ts';
import { decodeFile, formatOf, forUtf8, parseArticle, parseFile } from '../../src/articles/parse.ts';

/** Each block of an article: what it is, and its text. */
const blocksOf = ({ text, blocks }: Article) =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('an article', () => {
  it('is its text, untouched, and where its blocks stand in it', () => {
    const text =
      'Title: Bells\r\nDate: 2024-05-04\r\n\r\nThey rang for the first time since the fire of 1911, and\r\nnobody slept.\r\n\r\n* * *\r\n\r\nThen they stopped.\r\n';
    const article = parseArticle('varde/bells.txt', text);
    expect(article).toMatchObject({ id: 'varde/bells.txt', title: 'Bells', published: '2024-05-04', text });
    expect(blocksOf(article)).toEqual([
      ['paragraph', 'They rang for the first time since the fire of 1911, and\r\nnobody slept.'],
      ['paragraph', 'Then they stopped.'],
    ]);
  });

  it('is what a reader sees of a file with marks: title and day are not said again', () => {
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
  ])('of the name %j that holds %j is %s', (name, file, format) => {
    expect(formatOf(name, file)).toBe(format);
  });

  it.each(['[', '[a](', '[[a|'])('is told within a second by a text of %j alone', (mark) => {
    const before = process.cpuUsage();
    expect(formatOf('a.txt', mark.repeat(100_000))).toBe('text');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  });

  it('has its marks read where a text is plainly Markdown', () => {
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
  ])('whose header gives no day has that of its file %j: %s', (id, published) => {
    expect(parseArticle(id, 'They rang.').published).toBe(published);
  });

  it('has the day of its header before that of its file', () => {
    expect(parseArticle('2020-01-01.txt', 'Date: 4 May 2024\n\nThey rang.').published).toBe('2024-05-04');
  });

  it('must have a text after its header', () => {
    for (const text of [
      'Date: 2024-05-04\nTitle: Bells\n',
      '---\ntitle: Bells\n---\n',
      'Date: 2024-05-04\n\n* * *',
    ])
      expect(() => parseArticle('a.txt', text)).toThrow(
        new BadFile('has no text after its header: write the article below it'),
      );
    expect(() => parseArticle('a.md', '---\ntitle: Bells\n---\n\n***\n')).toThrow(BadFile);
  });

  it('is plain text, and says so, where no reader of Markdown finds a text in it', () => {
    expect(parseArticle('a.md', '<!-- They rang at noon. -->')).toMatchObject({
      text: '<!-- They rang at noon. -->',
      note: 'could not be read as Markdown, and is read as plain text: look at its marks',
    });
  });
});

describe('what stands at the head of a file', () => {
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
  ])('of %s is text where it is not title, day and source: %j', (name, head, above) => {
    const article = parseArticle(name, `${head}They rang.\n\nTwice.`);
    expect(article).toMatchObject(FACTS);
    expect(blocksOf(article)).toEqual([...above, ['paragraph', 'They rang.'], ['paragraph', 'Twice.']]);
  });

  it('stands above blocks that still belong to one another', () => {
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

  it('of a page is its front matter, before what the page says itself', () => {
    const page =
      '<!doctype html><title>Other</title><meta name=date content=2020-01-01><h2>When</h2><p>They rang.<table><tr><th>Day<th>Hour<tr><td>Monday<td>9</table>';
    const article = parseArticle('a.html', FRONT + page);
    expect(article).toMatchObject(FACTS);
    const { text, blocks } = article;
    const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(
      blocks.map(({ kind, parent, cells, ...span }) => [kind, parent, cells?.map(said) ?? said(span)]),
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
});

describe('the bytes of a file', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');

  it('are read in the encoding that a page names, and else in UTF-8 or as their mark says', () => {
    const named = '<meta charset=windows-1252><p>caf\xe9 \x93a\x94';
    expect(parseFile('a.html', latin1(named)).text).toBe('café “a”');
    expect(parseFile('a.htm', latin1(named)).text).toBe('café “a”');
    expect(parseFile('a.txt', latin1(named)).note).toMatch(/^is not UTF-8, and is read as Windows-1252/);
    expect(parseFile('a.html', Buffer.from('\ufeff<p>café', 'utf16le')).text).toBe('café');
    expect(parseFile('a.md', Buffer.from('\ufeff# Café\n\nbon', 'utf16le'))).toMatchObject({
      title: 'Café',
      text: 'bon',
    });
  });

  it('are UTF-8 where their mark says so, whatever a page says', () => {
    const page = '<meta charset=windows-1252><p>café';
    expect(decodeFile('a.html', Buffer.from(`\ufeff${page}`)).text).toBe(page);
    for (const charset of ['windows-1252', 'utf-8', 'shift_jis', 'nonsense-9']) {
      const text = `<meta charset=${charset}><p>café 語`;
      expect(decodeFile('a.html', Buffer.from(forUtf8('a.html', text))).text).toBe(text);
      expect(parseFile('a.html', Buffer.from(forUtf8('a.html', text)))).toEqual(
        parseArticle('a.html', forUtf8('a.html', text)),
      );
    }
    expect(forUtf8('a.html', '<meta charset=utf-8><p>café')).toBe('<meta charset=utf-8><p>café');
    expect(forUtf8('a.md', page)).toBe(page);
  });
});
