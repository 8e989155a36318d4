/** What every store of notes on health does. */

import { describe, expect, it } from 'vitest';
import type { HealthStore, QuoteCounts } from '../../../src/library/server-articles/health-store.ts';

const KEYS = ['000000000000', '111111111111', '222222222222', '333333333333'] as const;
const MILL = 'mill000000';
const HUT = 'hut0000000';
const FAIR = 'fair000000';

const counts = (answers: number, quoted: Record<string, number>): QuoteCounts => {
  return { since: '2026-11-02', answers, quoted };
};

/** @param open opens an empty store */
export function describeHealthStore(name: string, open: () => Promise<HealthStore>): void {
  describe(name, () => {
    it('have nothing at first', async () => {
      const store = await open();
      expect(await store.read('1')).toEqual({ dismissed: [], since: null, answers: 0, quoted: {} });
    });

    it('have the findings that were dismissed last', async () => {
      const store = await open();
      for (const at of [0, 1, 2, 0, 3]) await store.dismiss('1', KEYS[at]!, 3);
      await store.dismiss('2', KEYS[1], 3);
      expect((await store.read('1')).dismissed).toEqual([KEYS[2], KEYS[0], KEYS[3]]);
      expect((await store.read('2')).dismissed).toEqual([KEYS[1]]);
    });

    it('add up how often articles are quoted, since the first day, for those that were quoted last', async () => {
      const store = await open();
      await store.addQuotes('1', counts(3, { [MILL]: 2, [HUT]: 1 }), 2);
      await store.addQuotes('1', { ...counts(4, { [FAIR]: 1, [MILL]: 1 }), since: '2026-11-05' }, 2);
      expect(await store.read('1')).toEqual({
        dismissed: [],
        since: '2026-11-02',
        answers: 7,
        quoted: { [FAIR]: 1, [MILL]: 3 },
      });
    });

    it('are replaced, and added to after that', async () => {
      const store = await open();
      await store.dismiss('1', KEYS[0], 3);
      await store.replace('1', { dismissed: [KEYS[2], KEYS[1]], ...counts(5, { [HUT]: 5 }) });
      await store.dismiss('1', KEYS[3], 3);
      await store.addQuotes('1', counts(1, { [HUT]: 1 }), 3);
      expect(await store.read('1')).toEqual({
        dismissed: [KEYS[2], KEYS[1], KEYS[3]],
        ...counts(6, { [HUT]: 6 }),
      });
    });
  });
}
