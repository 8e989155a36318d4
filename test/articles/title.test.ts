import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { displayTitle } from '../../src/articles/title.ts';

const shown = (text: string) => displayTitle(parseArticle('a.txt', text));

describe('the displayed title of an article', () => {
  it('is its own, on one line', () => {
    expect(shown('Title: The  bells of\tVarde\n\nThey rang.')).toBe('The bells of Varde');
  });

  it.each([
    ['They rang.', 'They rang.'],
    [
      'The bells of Varde rang for the first time since the great fire, which took the tower.',
      'The bells of Varde rang for the first time since the great…',
    ],
    [
      'The bells of Varde rang, at last, for the whole of a summer – and then fell silent.',
      'The bells of Varde rang, at last, for the whole of a summer…',
    ],
    [`${'a'.repeat(80)} rang.`, `${'a'.repeat(60)}…`],
    [`a${'😀'.repeat(40)} rang.`, `a${'😀'.repeat(29)}…`],
    ['By Ada Lund | 4 May 2024\n\nThey rang.', 'They rang.'],
    ['FOR IMMEDIATE RELEASE\nAuthor: Ada Lund\nDate: 4 May 2024\n\nThey rang.', 'They rang.'],
    ['---\ntags:\n  - bells\n---\nThey rang.', 'They rang.'],
  ])('of %j is its opening words when it has none', (text, title) => {
    expect(shown(text)).toBe(title);
  });

  it('of a file with markup is its visible opening words', () => {
    const marked =
      '---\nauthor: Ada Lund\ntags:\n  - bells\n---\nThey **rang** at [noon](https://a.example).';
    expect(displayTitle(parseArticle('a.md', marked))).toBe('They rang at noon.');
    expect(displayTitle(parseArticle('a.html', '<p>They <b>rang</b> &amp; rang.'))).toBe('They rang & rang.');
  });

  it('is taken from its header when there is nothing else', () => {
    expect(shown('By Ada Lund\n\nReuters')).toBe('By Ada Lund Reuters');
  });
});
