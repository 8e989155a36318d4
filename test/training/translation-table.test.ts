import { describe, expect, it } from 'vitest';
import { learnTranslationTable, type Pair } from '../../src/training/translation-table.ts';

/** The same pair, `count` times. */
const repeated = (count: number, question: string, sentence: string): Pair[] =>
  Array.from({ length: count }, () => ({ question: question.split(' '), sentence: sentence.split(' ') }));

const rounded = (table: Map<string, Map<string, number>>) =>
  Object.fromEntries(
    [...table].map(([word, row]) => [
      word,
      Object.fromEntries([...row].map(([given, value]) => [given, Math.round(value * 1e4) / 1e4])),
    ]),
  );

describe('the translation table', () => {
  it('aligns words that occur together, from pairs that share one word', () => {
    const { table } = learnTranslationTable([
      ...repeated(6, 'when start', 'monday began'),
      ...repeated(6, 'when end', 'monday over'),
    ]);
    const bestFor = (word: string) => [...table.get(word)!].sort((a, b) => b[1] - a[1])[0]![0];
    expect(bestFor('start')).toBe('began');
    expect(bestFor('end')).toBe('over');
    expect(table.get('start')!.has('over')).toBe(false);
    // Given a word of a sentence, the probabilities of all words of questions sum to 1.
    const sumOf = (given: string) => [...table.values()].reduce((sum, row) => sum + (row.get(given) ?? 0), 0);
    for (const given of ['monday', 'began', 'over']) expect(sumOf(given)).toBeCloseTo(1, 1);
  });

  it('has the probabilities of IBM model 1 after four iterations', () => {
    // Each iteration splits "a" evenly between "x" and the null word, so every probability stays 1.
    expect(rounded(learnTranslationTable(repeated(4, 'a', 'x')).table)).toEqual({ a: { x: 1 } });
    // One word of the sentence and two of the question that always occur together: a half each.
    expect(rounded(learnTranslationTable(repeated(4, 'a b', 'x')).table)).toEqual({
      a: { x: 0.5 },
      b: { x: 0.5 },
    });
    // In half of the pairs "a" and "x" occur alone.
    const { table } = learnTranslationTable([...repeated(4, 'a', 'x'), ...repeated(4, 'a b', 'x y')]);
    expect(rounded(table)).toEqual(referenceTable());
  });

  it('leaves out words in fewer than four pairs', () => {
    const pairs = [
      ...repeated(4, 'when', 'monday'),
      ...repeated(3, 'where', 'varde'),
      ...repeated(3, 'when when', 'friday friday'),
    ];
    const { table, background } = learnTranslationTable(pairs);
    expect(rounded(table)).toEqual({ when: { monday: 1 } });
    expect([...background]).toEqual([['when', 1]]);
  });

  it('has the background probability of each word of questions, in alphabetical order', () => {
    const { background } = learnTranslationTable([
      ...repeated(4, 'when is', 'x'),
      ...repeated(4, 'where is', 'x'),
    ]);
    expect([...background]).toEqual([
      ['is', 0.5],
      ['when', 0.25],
      ['where', 0.25],
    ]);
  });

  it('drops probabilities below one in five hundred', () => {
    const { table } = learnTranslationTable([...repeated(4, 'rare', 'x'), ...repeated(4_000, 'common', 'x')]);
    expect(rounded(table)).toEqual({ common: { x: 0.999 } });
  });

  it('is empty without pairs', () => {
    expect(learnTranslationTable([])).toEqual({ table: new Map(), background: new Map() });
  });
});

/** Four iterations of IBM model 1 over four pairs each of "a / x" and "a b / x y", with 0 as the null word. */
function referenceTable() {
  const p: Record<string, number> = { a0: 0.5, ax: 0.5, ay: 0.5, b0: 0.5, bx: 0.5, by: 0.5 };
  const probability = (name: string) => p[name]!;
  const pairs = 4;
  for (let iteration = 0; iteration < 4; iteration++) {
    const alone = probability('a0') + probability('ax');
    const [a, b] = [
      probability('a0') + probability('ax') + probability('ay'),
      probability('b0') + probability('bx') + probability('by'),
    ];
    const counts: Record<string, number> = {
      a0: pairs * (probability('a0') / alone + probability('a0') / a),
      ax: pairs * (probability('ax') / alone + probability('ax') / a),
      ay: pairs * (probability('ay') / a),
      b0: pairs * (probability('b0') / b),
      bx: pairs * (probability('bx') / b),
      by: pairs * (probability('by') / b),
    };
    for (const given of '0xy') {
      const total = counts[`a${given}`]! + counts[`b${given}`]!;
      for (const asked of 'ab') p[asked + given] = counts[asked + given]! / total;
    }
  }
  const result = (name: string) => Math.round(probability(name) * 1e4) / 1e4;
  return { a: { x: result('ax'), y: result('ay') }, b: { x: result('bx'), y: result('by') } };
}
