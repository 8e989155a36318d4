import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { readerInputOf } from '../../src/library/reader-input.ts';

it('has the names of the columns before the cells of a row, and weekdays in full', () => {
  const analysed = new AnalysedArticle(
    parseArticle(
      'desk.md',
      '# The desk\n\nOpen as follows.\n\n| Day | Hours | On duty | Price |\n|---|---|---|---|\n| Fri | 14:00–22:00 | Halima | 4 |\n',
    ),
  );
  const friday = 2;
  const { text, slices } = readerInputOf(analysed, friday);
  expect(text).toBe('Day: Friday ; Hours: 14:00–22:00 ; On duty: Halima ; Price: 4');
  const row = analysed.article.text.slice(analysed.starts[friday]);
  expect(
    slices.map(({ at, from, length }) => [text.slice(at, at + length), row.slice(from, from + length)]),
  ).toEqual(['Fri', '14:00–22:00', 'Halima', '4'].map((cell) => [cell, cell]));
});

it('has the sentence before where the subject is in it, also in the paragraph before', () => {
  const analysed = new AnalysedArticle(
    parseArticle(
      'trial.md',
      '# Trial\n\nRuth Amble was cleared on Friday. She will not appeal.\n\nShe left the court by the back door.\n\nClerks locked all doors.\n\n## Weather\n\nIt rains. She may come.\n\n- They wait.\n',
    ),
  );
  const contexts = Array.from({ length: 8 }, (_, sentence) => readerInputOf(analysed, sentence));
  const before = Object.fromEntries(contexts.map(({ text, context }) => [text, context]));
  expect(before['She will not appeal.']).toBe('Trial | Ruth Amble was cleared on Friday.');
  expect(before['She left the court by the back door.']).toBe('Trial | She will not appeal.');
  expect(before['Clerks locked all doors.']).toBe('Trial');
  expect(before['She may come.']).toBe('Weather | Trial | It rains.');
  expect(before['They wait.']).toBe('Weather | Trial');
});
