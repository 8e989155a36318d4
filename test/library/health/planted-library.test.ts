/** What is found of faults planted into a library of a community: see test/bench/health. */

import { expect, it } from 'vitest';
import { madeUpProse } from '../../bench/health/honest-library.ts';
import { measureFindings } from '../../bench/health/measure.ts';
import { PLANTED, plantedLibrary } from '../../bench/health/plants.ts';

const ENOUGH = 0.9 * PLANTED;
const FEW_WRONG = 10;

it.each([false, true])(
  'at least 36 of 40 doubled articles and of 40 contradictions are found, and at most 10 others (held out: %s)',
  { timeout: 120_000 },
  (isHeldOut) => {
    const { duplicates, contradictions } = measureFindings(
      plantedLibrary(7, 1_200, madeUpProse(8), isHeldOut),
    );
    for (const { found, wrong } of [duplicates, contradictions]) {
      expect(found).toBeGreaterThanOrEqual(ENOUGH);
      expect(wrong.length).toBeLessThanOrEqual(FEW_WRONG);
    }
  },
);
