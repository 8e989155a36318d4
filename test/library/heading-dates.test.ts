import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { DocumentWriter } from '../../src/articles/document.ts';
import { parseArticle } from '../../src/articles/parse.ts';
import { headingDatesOf } from '../../src/library/heading-dates.ts';

/**
 * The texts of the blocks with a date from a heading, with that date and its words; `#` marks the levels of headings.
 */
function daysOf(...lines: string[]) {
  const writer = new DocumentWriter();
  for (const line of lines) {
    const [, marks = '', text = ''] = /^(#*) ?(.*)$/.exec(line) ?? [];
    if (marks === '') writer.write('paragraph', text);
    else writer.write('heading', text, { level: marks.length });
  }
  const article: Article = { id: 'a.md', title: null, published: null, source: null, ...writer.finish() };
  const days = headingDatesOf(article);
  expect(headingDatesOf(article)).toBe(days);
  return [...days].map(([block, { day, text }]) => {
    const { start, end } = article.blocks[block]!;
    return [article.text.slice(start, end), day, text];
  });
}

describe('the date of a heading', () => {
  it.each([
    ['[4.2.1] - 2026-03-11', '2026-03-11', '2026-03-11'],
    ['2.4.0 (2025-02-20)', '2025-02-20', '2025-02-20'],
    ['Meeting of 13 March 2025', '2025-03-13', '13 March 2025'],
    ['March 13, 2025: minutes', '2025-03-13', 'March 13, 2025'],
  ])('applies to the blocks below it: %s', (heading, day, text) => {
    expect(daysOf('Before.', `## ${heading}`, 'One.', 'Two.')).toEqual([
      ['One.', day, text],
      ['Two.', day, text],
    ]);
  });

  it('applies to the headings below it as well, up to one with a date of its own', () => {
    expect(
      daysOf('# 2025-02-20', '## Fixed', 'One.', '## Late, on 2025-03-01', 'Two.', '# News', 'Three.'),
    ).toEqual([
      ['Fixed', '2025-02-20', '2025-02-20'],
      ['One.', '2025-02-20', '2025-02-20'],
      ['Late, on 2025-03-01', '2025-02-20', '2025-02-20'],
      ['Two.', '2025-03-01', '2025-03-01'],
    ]);
  });

  it.each(['Rules', 'Version 2.4.0', 'The summer of 2025', `${'Very '.repeat(30)}old: 2025-02-20`])(
    'is not found in a heading without a day, or that is too long: %s',
    (heading) => {
      expect(daysOf(`# ${heading}`, 'One.')).toEqual([]);
    },
  );

  it('is not found in paragraphs', () => {
    expect(daysOf('2025-02-20', 'One.')).toEqual([]);
  });
});

describe('the date of a message', () => {
  it('applies to it', () => {
    const chat =
      'The chat\n\n20/11/2026, 10:02 - ana: can i bring my dog?\n21/11/2026, 10:04 - Bo: Yes.\n21/11/2026, 10:05 - ana: Thanks.\n';
    const article = parseArticle('chat.txt', chat);
    const days = [...headingDatesOf(article)].map(([block, { day, text }]) => {
      const { start, end } = article.blocks[block]!;
      return [article.text.slice(start, end), day, text];
    });
    expect(days).toEqual([
      ['can i bring my dog?', '2026-11-20', '20/11/2026, 10:02'],
      ['Yes.', '2026-11-21', '21/11/2026, 10:04'],
      ['Thanks.', '2026-11-21', '21/11/2026, 10:05'],
    ]);
  });
});
