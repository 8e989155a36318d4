import { describe, expect, it } from 'vitest';
import { SeenIds } from '../../src/discord/seen-ids.ts';

describe('seen ids', () => {
  it('are remembered up to a limit, the latest ones', () => {
    const seen = new SeenIds(2);
    expect(['a', 'a', 'b', 'c', 'b', 'a'].map((id) => seen.add(id))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});
