import { expect, it } from 'vitest';
import { GrowableArray } from '../../src/retrieval/growable-array.ts';

it('keeps whole numbers in their order, however many', () => {
  const list = new GrowableArray();
  const numbers = Array.from({ length: 5_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 32);
  numbers.forEach((number, i) => {
    expect(list.length).toBe(i);
    list.push(number);
  });
  expect(list.length).toBe(5_000);
  expect(list.values()).toEqual(Uint32Array.from(numbers));
  expect([list.at(0), list.at(1024), list.at(4_999)]).toEqual([numbers[0], numbers[1024], numbers[4_999]]);
});

it('returns a copy of its values, which later changes do not affect', () => {
  const list = new GrowableArray();
  expect(list.values()).toEqual(new Uint32Array(0));
  list.push(7);
  list.push(8);
  const values = list.values();
  list.push(9);
  list.increment(1);
  expect(values).toEqual(Uint32Array.of(7, 8));
  expect(list.values()).toEqual(Uint32Array.of(7, 9, 9));
});
