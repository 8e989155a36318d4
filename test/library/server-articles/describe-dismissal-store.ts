/** What every store of dismissed findings does. */

import { describe, expect, it } from 'vitest';
import type { DismissalStore } from '../../../src/library/server-articles/dismissal-store.ts';

const KEYS = ['000000000000', '111111111111', '222222222222', '333333333333'] as const;

/** @param open opens an empty store */
export function describeDismissalStore(name: string, open: () => Promise<DismissalStore>): void {
  describe(name, () => {
    it('are none at first', async () => {
      expect(await (await open()).read('1')).toEqual([]);
    });

    it('are those that were dismissed last', async () => {
      const store = await open();
      for (const at of [0, 1, 2, 0, 3]) await store.dismiss('1', KEYS[at]!, 3);
      await store.dismiss('2', KEYS[1], 3);
      expect(await store.read('1')).toEqual([KEYS[2], KEYS[0], KEYS[3]]);
      expect(await store.read('2')).toEqual([KEYS[1]]);
    });

    it('are replaced, and added to after that', async () => {
      const store = await open();
      await store.dismiss('1', KEYS[0], 3);
      await store.replace('1', [KEYS[2], KEYS[1]]);
      await store.dismiss('1', KEYS[3], 3);
      expect(await store.read('1')).toEqual([KEYS[2], KEYS[1], KEYS[3]]);
    });
  });
}
