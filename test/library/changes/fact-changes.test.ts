import { describe, expect, it } from 'vitest';
import { factChanges } from '../../../src/library/changes/fact-changes.ts';
import { runToCompletion } from '../../../src/run-to-completion.ts';

/** The pairs of sentences between two versions, "before → after". */
function factsBetween(before: readonly string[], after: readonly string[]): string[] {
  return runToCompletion(factChanges(before, after)).map((fact) => `${fact.before} → ${fact.after}`);
}

const pair = (before: string, after: string) => factsBetween([before], [after]);

describe('a fact has changed', () => {
  it.each([
    ['a number', 'The fair opens at 9 on Saturday.', 'The fair opens at 10 on Saturday.'],
    ['a day', 'A storm closed the harbour on Thursday.', 'A storm closed the harbour on Friday.'],
    ['a name', 'The bridge was opened by Ada Berg.', 'The bridge was opened by Nils Holm.'],
    ['a "not"', 'Dogs are allowed in the hall.', 'Dogs are not allowed in the hall.'],
  ])('where sentences about the same differ in %s', (_, before, after) => {
    expect(pair(before, after)).toEqual([`${before} → ${after}`]);
  });

  it.each([
    ['the words alone', 'The fair opens at 9 on Saturday.', 'The fair starts at 9 on Saturday.'],
    ['the order of their values', 'Ask Ada Berg or Nils Holm.', 'Ask Nils Holm or Ada Berg.'],
    ['what they are about', 'The fair opens at 9 on Saturday.', 'Members pay 12 crowns for the concert.'],
  ])('not where they differ in %s', (_, before, after) => {
    expect(pair(before, after)).toEqual([]);
  });

  it('wherever the sentences stand, the most similar with each other, each once', () => {
    const before = ['Entry costs 5 crowns.', 'Parking costs 8 crowns a day.', 'The hall is old.'];
    const after = ['The hall is old.', 'Parking costs 9 crowns a day.', 'Entry costs 6 crowns.'];
    expect(factsBetween(before, after)).toEqual([
      'Parking costs 8 crowns a day. → Parking costs 9 crowns a day.',
      'Entry costs 5 crowns. → Entry costs 6 crowns.',
    ]);
  });

  it('not in sentences that stand elsewhere in the other version', () => {
    expect(
      factsBetween(['Room 1 is closed.', 'Room 2 is closed.'], ['Room 2 is closed.', 'Room 1 is closed.']),
    ).toEqual([]);
  });

  it('in at most ten sentences of an article', () => {
    const rooms = (year: number) =>
      Array.from(
        { length: 30 },
        (_, i) => `The ${'abcdefghijklmnopqrstuvwxyzäöüß'[i]} room opened in ${year}.`,
      );
    expect(factsBetween(rooms(1931), rooms(1932))).toHaveLength(10);
  });
});
