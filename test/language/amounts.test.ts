import { describe, expect, it } from 'vitest';
import { amountIn, isBlank, namesDimension } from '../../src/language/amounts.ts';

describe('the amount that a cell is', () => {
  it.each([
    ['12', 'number', 12],
    ['1,200', 'number', 1200],
    ['12 500', 'number', 12_500],
    ['4,5', 'number', 4.5],
    ['-3', 'number', -3],
    ['25k', 'number', 25_000],
    ['€4.50', '€', 4.5],
    ['4.50 €', '€', 4.5],
    ['€1,140 (with linen)', '€', 1140],
    ['$12 / month', '$ month', 12],
    ['$12 per month', '$ per month', 12],
    ['40%', '%', 40],
    ['3 h', 'time', 10_800],
    ['90 minutes', 'time', 5_400],
    ['1 h 30 min', 'time', 5_400],
    ['1.2 km', 'length', 1_200_000],
    ['3 homes', 'home', 3],
    ['3½', 'number', 3.5],
    ['¾ h', 'time', 2_700],
    ['Level 12', 'level', 12],
    ['18:30', 'clock', 1_110],
    ['6 pm', 'clock', 1_080],
    ['12:15 am', 'clock', 15],
    ['5 May 2026', 'date', 20_260_505],
    ['2026-05-05', 'date', 20_260_505],
    ['21 Mar 2004', 'date', 20_040_321],
    ['May 2026', 'date month', 20_260_501],
    ['180x180', 'area', 32_400],
    ['4 × 5 m', 'area', 20_000_000],
    ['free', '', 0],
    ['Unlimited', '', Number.POSITIVE_INFINITY],
  ])('%s', (cell, dimension, amount) => {
    expect(amountIn(cell)).toEqual({ dimension, amount });
  });

  it.each([
    '3–5',
    '1 to 3',
    'from €5',
    'up to 4',
    '10+',
    '~20',
    '3 x 20 g',
    '3 to 5 May 2026',
    'since May 2026',
    '02/03/2026',
    'on request',
    '',
    '5 steps before the old gate',
    'a long sentence that has the number 5 in it somewhere',
  ])('is none in %j', (cell) => {
    expect(amountIn(cell)).toBeNull();
  });

  it('is missing in a blank cell', () => {
    for (const cell of ['', ' ', '-', '—', 'n/a', 'N/A', 'TBA', '?', 'not sold'])
      expect(isBlank(cell)).toBe(true);
    for (const cell of ['0', 'none', 'no']) expect(isBlank(cell)).toBe(false);
  });

  it('has a unit that words name', () => {
    expect(namesDimension('hour', 'time')).toBe(true);
    expect(namesDimension('home', 'home')).toBe(true);
    expect(namesDimension('euro', '€ month')).toBe(true);
    expect(namesDimension('home', 'time')).toBe(false);
  });
});
