import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { displayTitle } from '../../src/articles/title.ts';

const shown = (text: string) => displayTitle(parseArticle('a.txt', text));

describe('the title that an article is shown by', () => {
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
  ])('of %j is its opening words where it has none', (text, title) => {
    expect(shown(text)).toBe(title);
  });
});
