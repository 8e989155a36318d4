import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSentences, type SentenceChange } from '../../src/library/sentence-diff.ts';

const OPENED = 'The fair opened on Saturday.';
const STALLS = 'It has 27 stalls, and a wheel.';
const MORE_STALLS = 'It has 30 stalls, and a wheel.';
const HONEY = 'Mayor Berg bought honey.';
const CLOSED = 'It closes in July.';
const RAIN = 'Nobody expected rain.';

/** Makes the later version of the earlier one and the changes; fails where these do not fit. */
function applied(
  before: readonly string[],
  after: readonly string[],
  changes: readonly SentenceChange[],
): string[] {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'added' ? [] : [change.before])));
  const come = new Map(
    changes.flatMap((change) =>
      change.kind === 'removed' ? [] : [[change.after, after[change.after]!] as const],
    ),
  );
  const kept = before.filter((_, number) => !gone.has(number));
  return Array.from({ length: kept.length + come.size }, (_, number) => come.get(number) ?? kept.shift()!);
}

describe('the difference between two versions of an article', () => {
  it.each<[what: string, before: string[], after: string[], changes: SentenceChange[]]>([
    ['of the same sentences is none', [OPENED, STALLS], [OPENED, STALLS], []],
    ['of nothing is none', [], [], []],
    [
      'has a sentence that was added',
      [OPENED, STALLS],
      [OPENED, RAIN, STALLS],
      [{ kind: 'added', after: 1 }],
    ],
    [
      'has a sentence that was removed',
      [OPENED, RAIN, STALLS],
      [OPENED, STALLS],
      [{ kind: 'removed', before: 1 }],
    ],
    [
      'has a sentence in the place of another, whatever it says',
      [OPENED, HONEY, STALLS],
      [OPENED, CLOSED, STALLS],
      [{ kind: 'changed', before: 1, after: 1 }],
    ],
    [
      'pairs sentences that share their words, and not their places',
      [OPENED, STALLS, HONEY],
      [OPENED, RAIN, CLOSED, MORE_STALLS],
      [
        { kind: 'added', after: 1 },
        { kind: 'added', after: 2 },
        { kind: 'changed', before: 1, after: 3 },
        { kind: 'removed', before: 2 },
      ],
    ],
    [
      'has one of several equal sentences removed',
      [HONEY, HONEY, HONEY],
      [HONEY, HONEY],
      [{ kind: 'removed', before: 2 }],
    ],
    [
      'has a sentence that was moved as removed and added',
      [HONEY, OPENED, STALLS],
      [OPENED, STALLS, HONEY],
      [
        { kind: 'removed', before: 0 },
        { kind: 'added', after: 2 },
      ],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(diffSentences(before, after)).toEqual(changes);
  });

  it('leads from any version to any other', () => {
    const versions = fc.array(fc.constantFrom(OPENED, STALLS, MORE_STALLS, HONEY, CLOSED, RAIN), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        expect(applied(before, after, diffSentences(before, after))).toEqual(after);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is found of ten thousand sentences that were all rewritten', () => {
    const version = (word: string) => Array.from({ length: 10_000 }, (_, i) => `${word} ${i}.`);
    const changes = diffSentences(version('Old'), version('New'));
    expect(changes).toHaveLength(20_000);
    expect(changes[0]).toEqual({ kind: 'removed', before: 0 });
  });
});
