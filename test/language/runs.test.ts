import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runsOf } from '../../src/language/runs.ts';

const PATTERN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

it('finds the very runs that the pattern finds', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'a',
          'B',
          '7',
          "'",
          '’',
          '.',
          ',',
          ' ',
          '-',
          'é',
          'e\u0301',
          '𝒜',
          '漢',
          '\ud835',
          '\u0300',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(nasty, (text) => {
      const expected = [...text.matchAll(PATTERN)].map(({ 0: run, index }) => ({
        start: index,
        end: index + run.length,
        marked: /[.,]/.test(run),
      }));
      expect(runsOf(text)).toEqual(expected);
    }),
    { seed: 1, numRuns: 5_000 },
  );
});
