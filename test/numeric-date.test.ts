import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../src/date-order.ts';
import { dateOrderIn } from '../src/numeric-date.ts';

describe('the order of day and month', () => {
  it.each<[string, DateOrder | null]>([
    ['It ran from 02/01/2025 to 13/01/2025.', 'dmy'],
    ['It ran from 02/01/2025 to 2/13/2025.', 'mdy'],
    ['Date: 1/31/24\n\nIt opened on 2/1/24.', 'mdy'],
    ['It opened on 2.1.2025.', 'dmy'],
    ['It opened on 02/01/2025, or on 03/03/2025.', null],
    ['It opened on 2025-01-13.', null],
    ['It was 13/02/2025, or 02/13/2025.', null],
    ['It was 1/31/2025, or 3.4.2025.', null],
    ['Version 1.2.2025.1 has 31/31/2025, and 24/7/365.', null],
    ['', null],
  ])('is proven by unambiguous dates: %s', (text, order) => {
    expect(dateOrderIn(text)).toBe(order);
  });

  it('is found in linear time', () => {
    const start = performance.now();
    for (const piece of ['1/', '1/2/2025 ', '1.2.', '12', '1-1-2025']) dateOrderIn(piece.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
