import { expect, it } from 'vitest';
import { GrowableArray } from '../../src/retrieval/growable-array.ts';

it('keeps integers in their order, however many', () => {
  const array = new GrowableArray();
  const numbers = Array.from({ length: 5_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 32);
  numbers.forEach((number, i) => {
    expect(array.length).toBe(i);
    array.push(number);
  });
  expect(array.length).toBe(5_000);
  expect(array.values()).toEqual(Uint32Array.from(numbers));
  expect([array.at(0), array.at(1024), array.at(4_999)]).toEqual([numbers[0], numbers[1024], numbers[4_999]]);
});

it('returns a copy of its values, which later changes do not affect', () => {
  const array = new GrowableArray();
  expect(array.values()).toEqual(new Uint32Array(0));
  array.push(7);
  array.push(8);
  const values = array.values();
  array.push(9);
  array.increment(1);
  expect(values).toEqual(Uint32Array.of(7, 8));
  expect(array.values()).toEqual(Uint32Array.of(7, 9, 9));
});
