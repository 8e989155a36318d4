import { describe, expect, it } from 'vitest';
import { hashOf, randomFrom, shuffle } from '../../src/training/random.ts';

const numbersFrom = (seed: number, count: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, random);
};

describe('random numbers', () => {
  it('are those of mulberry32', () => {
    expect(numbersFrom(1, 3).map((value) => Math.round(value * 2 ** 32))).toEqual([
      2693262067, 11749833, 2265367787,
    ]);
    expect(numbersFrom(0, 2).map((value) => Math.round(value * 2 ** 32))).toEqual([1144304738, 1416247]);
  });

  it('depend on the seed alone', () => {
    expect(numbersFrom(7, 10)).toEqual(numbersFrom(7, 10));
    expect(numbersFrom(7, 10)).not.toEqual(numbersFrom(8, 10));
    expect(numbersFrom(-1, 2)).toEqual(numbersFrom(2 ** 32 - 1, 2));
  });

  it('are spread evenly from 0 to below 1', () => {
    const values = numbersFrom(3, 10_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = new Set(values.map((value) => Math.floor(10 * value)));
    expect(tenths.size).toBe(10);
    expect(values.reduce((sum, value) => sum + value, 0) / 10_000).toBeCloseTo(0.5, 1);
  });
});

describe('a shuffled list', () => {
  it('is the same array, with its items in an order that the numbers determine', () => {
    const list = ['a', 'b', 'c', 'd'];
    const result = shuffle(list, () => 0);
    expect(result).toBe(list);
    expect(list).toEqual(['b', 'c', 'd', 'a']);
    expect(shuffle(['a', 'b', 'c', 'd'], () => 0.999)).toEqual(['a', 'b', 'c', 'd']);
    expect(shuffle([1, 2, 3, 4, 5, 6, 7], randomFrom(1)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(shuffle([], randomFrom(1))).toEqual([]);
  });

  it('has each order with the same probability', () => {
    const random = randomFrom(5);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6_000; i++) {
      const order = shuffle(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

it('the hash of a text is FNV-1a', () => {
  expect(hashOf('')).toBe(0x811c9dc5);
  expect(hashOf('a')).toBe(0xe40c292c);
  expect(hashOf('foobar')).toBe(0xbf9cf968);
});
