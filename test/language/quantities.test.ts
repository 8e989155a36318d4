import { describe, expect, it } from 'vitest';
import { contradict, type Quantity, quantityIn } from '../../src/language/quantities.ts';

/** The amount of the part in brackets. */
function amount(marked: string): Quantity | null {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return quantityIn(marked.replace(/[[\]]/g, ''), { start, end });
}

describe('an amount', () => {
  it.each<[string, number, string, Partial<Quantity>]>([
    ['It cost [about 12 million] crowns.', 12_000_000, 'crown', { approximate: true, exactTo: 1_000_000 }],
    ['It cost [$3.4 billion].', 3_400_000_000, '$', { exactTo: 100_000_000 }],
    ['A [31]-metre tower', 31, 'meter', { exactTo: 1 }],
    ['[25 percent] of them', 25, 'percent', {}],
    ['[25%] of them', 25, 'percent', {}],
    ['[12 per cent] of them', 12, 'percent', {}],
    ['[Twenty-five] people', 25, 'peopl', {}],
    ['[more than 4,000] people', 4_000, 'peopl', { bound: true, exactTo: 1_000 }],
    ['a [hundred] dogs', 100, 'dog', { exactTo: 100 }],
    ['[two dozen] eggs', 24, 'egg', { exactTo: 12 }],
    ['[some 12] eggs', 12, 'egg', { approximate: true }],
    ['A [5]km run', 5, 'km', {}],
    ['[0] eggs', 0, 'egg', { exactTo: 1 }],
  ])('is read from “%s”', (text, value, unit, more) => {
    expect(amount(text)).toMatchObject({ value, unit, approximate: false, bound: false, ...more });
  });

  it.each([
    '[half] of it',
    '[five and a half] hours',
    '[12] of them',
    '[a couple] of eggs',
    '[12], eggs',
    '[]',
  ])('is not read from “%s”', (text) => {
    expect(amount(text)).toBeNull();
  });
});

describe('two amounts', () => {
  const contradicts = (a: string, b: string) => {
    const [one, other] = [amount(a)!, amount(b)!];
    expect(contradict(one, other)).toBe(contradict(other, one));
    return contradict(one, other);
  };

  it.each([
    ['[12] dogs', '[15] dogs'],
    ['[30] dogs', '[31] dogs'],
    ['[12 million] crowns', '[15 million] crowns'],
    ['[4,000] people', '[5,210] people'],
    ['[about 400] people', '[510] people'],
    ['[about 30] people', '[34] people'],
    ['[25%]', '[27 percent]'],
  ])('contradict each other: %s, %s', (a, b) => {
    expect(contradicts(a, b)).toBe(true);
  });

  it.each([
    ['[12] dogs', '[twelve] dogs'],
    ['[12] dogs', '[15] cats'],
    ['[12 million] crowns', '[12.3 million] crowns'],
    ['[4,000] people', '[4,120] people'],
    ['[4,000] people', '[4,500] people'],
    ['[400] people', '[412] people'],
    ['[about 400] people', '[412] people'],
    // They differ by less than a tenth of the greater one.
    ['[about 30] people', '[33.2] people'],
    ['[about 10] people', '[9] people'],
    ['[more than 4,000] people', '[5,210] people'],
    ['[$12]', '[€15]'],
  ])('do not contradict each other: %s, %s', (a, b) => {
    expect(contradicts(a, b)).toBe(false);
  });
});
