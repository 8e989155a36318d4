import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field } from '../../src/retrieval/field.ts';

describe('a field', () => {
  const field = new Field([[0, 1, 1], [1], [], [2, 0]], 3);

  it('knows which units hold a term, and how often', () => {
    const found: [number, number][] = [];
    field.each(1, (unit, count) => found.push([unit, count]));
    expect(found).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect([field.holders(0), field.holders(1), field.holders(2)]).toEqual([2, 2, 1]);
  });

  it('gives a term that no unit holds the highest idf, and no units', () => {
    expect(field.holders(3)).toBe(0);
    expect(field.idf(3)).toBeCloseTo(Math.log(1 + 4.5 / 0.5));
    field.each(3, () => expect.fail('no unit holds it'));
  });

  it('scores by BM25', () => {
    const [first, second, third, fourth] = field.scores([{ term: 1, weight: 1 }], { k1: 1.2, b: 0.75 });
    const idf = Math.log(1 + 2.5 / 2.5);
    const bm25 = (count: number, length: number) =>
      (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / 1.5));
    expect(first).toBeCloseTo(bm25(2, 3));
    expect(second).toBeCloseTo(bm25(1, 1));
    expect([third, fourth]).toEqual([0, 0]);
  });

  it('agrees with a count of every unit, whatever they hold', () => {
    const units = fc.array(fc.array(fc.nat(9), { maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(units, fc.nat(9), (all, term) => {
        const found = new Map<number, number>();
        new Field(all, 10).each(term, (unit, count) => found.set(unit, count));
        const counts = all.map((terms) => terms.filter((one) => one === term).length);
        expect(counts.map((_, unit) => found.get(unit) ?? 0)).toEqual(counts);
      }),
      { seed: 1 },
    );
  });
});
