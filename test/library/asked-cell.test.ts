import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { questionTermsOf } from '../../src/language/question.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { askedCell } from '../../src/library/asked-cell.ts';

const analysed = new AnalysedArticle(
  parseArticle(
    'desk.md',
    '# The desk\n\nOpen as follows.\n\n| Day | Hours | On duty | Price |\n|---|---|---|---|\n| Fri | 14:00–22:00 | Halima | 4 |\n| Mon | – | Pim and Jo | 5 |\n',
  ),
);
const [prose, , friday, monday] = [0, 1, 2, 3];

function cellFor(question: string, sentence: number): string | null {
  const start = analysed.starts[sentence]!;
  const cell = askedCell(analysed, sentence, questionTermsOf(question));
  return cell && analysed.article.text.slice(start + cell.start, start + cell.end);
}

describe('the cell that a question asks for', () => {
  it.each([
    ['what are the hours on fri', '14:00–22:00'],
    ['who is on duty on fridays', 'Halima'],
    ['which day has hours from 14:00', 'Fri'],
    ['what is the price', '4'],
    // No column, and two.
    ['who is there on fri', null],
    ['what are the hours and the price', null],
    // A cell with the question's word tells the row from others.
    ['is Halima on duty', null],
  ])('by the name of its column: %s', (question, cell) => {
    expect(cellFor(question, friday)).toBe(cell);
  });

  it('is none without words, and outside of tables', () => {
    expect(cellFor('what are the hours on mon', monday)).toBe(null);
    expect(cellFor('what follows is open', prose)).toBe(null);
  });
});
