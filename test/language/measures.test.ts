import { expect, it } from 'vitest';
import { isMoney, isUnit, measureOf } from '../../src/language/measures.ts';

it.each([
  [90, 'minut', { dimension: 'time', amount: 5_400 }],
  [1.5, 'hour', { dimension: 'time', amount: 5_400 }],
  [12, '€', { dimension: '€', amount: 12 }],
  [12, 'euro', { dimension: '€', amount: 12 }],
  [12, 'goat', { dimension: 'goat', amount: 12 }],
])('%d %s is a measure', (value, unit, measure) => {
  expect(measureOf(value, unit)).toEqual(measure);
});

it('knows units and currencies', () => {
  expect(['minut', 'goat'].map(isUnit)).toEqual([true, false]);
  expect(['€', 'time'].map(isMoney)).toEqual([true, false]);
});
