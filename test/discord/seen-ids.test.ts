import { describe, expect, it } from 'vitest';
import { SeenIds } from '../../src/discord/seen-ids.ts';

describe('seen ids', () => {
  it('are the latest ones', () => {
    const known = new SeenIds(2);
    expect(['a', 'a', 'b', 'c', 'b', 'a'].map((id) => known.add(id))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
