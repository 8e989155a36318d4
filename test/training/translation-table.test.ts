import { describe, expect, it } from 'vitest';
import { learnTranslationTable, type Pair } from '../../src/training/translation-table.ts';

/** The same pair so many times. */
const times = (count: number, question: string, sentence: string): Pair[] =>
  Array.from({ length: count }, () => ({ question: question.split(' '), sentence: sentence.split(' ') }));

const rounded = (table: Map<string, Map<string, number>>) =>
  Object.fromEntries(
    [...table].map(([word, row]) => [
      word,
      Object.fromEntries([...row].map(([given, value]) => [given, Math.round(value * 1e4) / 1e4])),
    ]),
  );

describe('associations', () => {
  it('find out which word speaks for which, from pairs that share only one', () => {
    const { table } = learnTranslationTable([
      ...times(6, 'when start', 'monday began'),
      ...times(6, 'when end', 'monday over'),
    ]);
    const speaksFor = (word: string) => [...table.get(word)!].sort((a, b) => b[1] - a[1])[0]![0];
    expect(speaksFor('start')).toBe('began');
    expect(speaksFor('end')).toBe('over');
    expect(table.get('start')!.has('over')).toBe(false);
    // Of every word of a sentence, all questions' words together are told with certainty.
    const sumOf = (given: string) => [...table.values()].reduce((sum, row) => sum + (row.get(given) ?? 0), 0);
    for (const given of ['monday', 'began', 'over']) expect(sumOf(given)).toBeCloseTo(1, 1);
  });

  it('are what four rounds of IBM model 1 make of them', () => {
    // Each round splits "a" evenly between "x" and no word at all: every probability stays 1.
    expect(rounded(learnTranslationTable(times(4, 'a', 'x')).table)).toEqual({ a: { x: 1 } });
    // One word of the sentence, two of the question, ever the same: a half each.
    expect(rounded(learnTranslationTable(times(4, 'a b', 'x')).table)).toEqual({
      a: { x: 0.5 },
      b: { x: 0.5 },
    });
    // "a" stands with "x" alone in half of the pairs: reckoned by hand over the rounds.
    const { table } = learnTranslationTable([...times(4, 'a', 'x'), ...times(4, 'a b', 'x y')]);
    expect(rounded(table)).toEqual(byHand());
  });

  it('leave out words that fewer than four pairs have', () => {
    const pairs = [
      ...times(4, 'when', 'monday'),
      ...times(3, 'where', 'varde'),
      ...times(3, 'when when', 'friday friday'),
    ];
    const { table, background } = learnTranslationTable(pairs);
    expect(rounded(table)).toEqual({ when: { monday: 1 } });
    expect([...background]).toEqual([['when', 1]]);
  });

  it('know how common each word of a question is, in the order of the alphabet', () => {
    const { background } = learnTranslationTable([...times(4, 'when is', 'x'), ...times(4, 'where is', 'x')]);
    expect([...background]).toEqual([
      ['is', 0.5],
      ['when', 0.25],
      ['where', 0.25],
    ]);
  });

  it('keep nothing that is less probable than one in five hundred', () => {
    const { table } = learnTranslationTable([...times(4, 'rare', 'x'), ...times(4_000, 'common', 'x')]);
    expect(rounded(table)).toEqual({ common: { x: 0.999 } });
  });

  it('are none of nothing', () => {
    expect(learnTranslationTable([])).toEqual({ table: new Map(), background: new Map() });
  });
});

/** IBM model 1 over four times "a / x" and "a b / x y", with a place for no word (0): four rounds from a half each. */
function byHand() {
  const p: Record<string, number> = { a0: 0.5, ax: 0.5, ay: 0.5, b0: 0.5, bx: 0.5, by: 0.5 };
  const [word, other] = [(name: string) => p[name]!, 4];
  for (let round = 0; round < 4; round++) {
    const alone = word('a0') + word('ax');
    const [a, b] = [word('a0') + word('ax') + word('ay'), word('b0') + word('bx') + word('by')];
    const counts: Record<string, number> = {
      a0: other * (word('a0') / alone + word('a0') / a),
      ax: other * (word('ax') / alone + word('ax') / a),
      ay: other * (word('ay') / a),
      b0: other * (word('b0') / b),
      bx: other * (word('bx') / b),
      by: other * (word('by') / b),
    };
    for (const given of '0xy') {
      const total = counts[`a${given}`]! + counts[`b${given}`]!;
      for (const asked of 'ab') p[asked + given] = counts[asked + given]! / total;
    }
  }
  const kept = (name: string) => Math.round(word(name) * 1e4) / 1e4;
  return { a: { x: kept('ax'), y: kept('ay') }, b: { x: kept('bx'), y: kept('by') } };
}
