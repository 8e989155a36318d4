import { describe, expect, it } from 'vitest';
import { BadFile } from '../../src/articles/decode.ts';
import { parseArticle } from '../../src/articles/parse.ts';

describe('an article', () => {
  it('is its text, untouched, and where its paragraphs stand in it', () => {
    const text =
      'Title: Bells\r\nDate: 2024-05-04\r\n\r\nThey rang.\r\nTwice.\r\n\r\n* * *\r\n\r\nThen they stopped.\r\n';
    const article = parseArticle('varde/bells.txt', text);
    expect(article).toMatchObject({ id: 'varde/bells.txt', title: 'Bells', published: '2024-05-04', text });
    expect(article.paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual([
      'They rang.\r\nTwice.',
      'Then they stopped.',
    ]);
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
  });
});
