/** Snowflakes. */

import { expect, it } from 'vitest';
import { newId, timeOf } from '../../src/local/snowflake.ts';

it('an id tells when it was made, and each is larger than the last', () => {
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, newId);
  expect(timeOf(ids[0]!)).toBeGreaterThanOrEqual(before);
  expect(timeOf(ids.at(-1)!)).toBeLessThanOrEqual(Date.now() + 1);
  expect(ids.map(BigInt)).toEqual(ids.map(BigInt).sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(ids).size).toBe(ids.length);
});
