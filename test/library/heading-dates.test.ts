import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { DocumentWriter } from '../../src/articles/document.ts';
import { headingDatesOf } from '../../src/library/heading-dates.ts';

/** The days above the blocks of an article of headings (by their levels) and paragraphs, by the texts of these. */
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

describe('the day of a heading', () => {
  it.each([
    ['[4.2.1] - 2026-03-11', '2026-03-11', '2026-03-11'],
    ['2.4.0 (2025-02-20)', '2025-02-20', '2025-02-20'],
    ['Meeting of 13 March 2025', '2025-03-13', '13 March 2025'],
    ['March 13, 2025: minutes', '2025-03-13', 'March 13, 2025'],
  ])('is that of what stands below it: %s', (heading, day, text) => {
    expect(daysOf('Before.', `## ${heading}`, 'One.', 'Two.')).toEqual([
      ['One.', day, text],
      ['Two.', day, text],
    ]);
  });

  it('is that of the headings below it as well, until one has a day of its own', () => {
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
    'is none where it gives none, or is no heading but a text: %s',
    (heading) => {
      expect(daysOf(`# ${heading}`, 'One.')).toEqual([]);
    },
  );

  it('is none where only paragraphs give days', () => {
    expect(daysOf('2025-02-20', 'One.')).toEqual([]);
  });
});
