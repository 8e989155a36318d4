import { describe, expect, it } from 'vitest';
import { RejectionCount } from '../src/unhandled-rejections.ts';

describe('unhandled rejections', () => {
  it('are too many when there are more than twenty in a minute', () => {
    const count = new RejectionCount();
    for (let index = 0; index < 100; index += 1) expect(count.add(index * 3_001)).toBe(false);
    expect(Array.from({ length: 20 }, () => count.add(1_000_000)).some(Boolean)).toBe(false);
    expect(count.add(1_000_001)).toBe(true);
  });
});
