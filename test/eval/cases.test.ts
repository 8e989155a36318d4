import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CaseFigures, checkDates, checkDenials, checkHeaders, checkSentences } from './cases.ts';

const file = (name: string) => path.join(import.meta.dirname, 'cases', `${name}.jsonl`);

/** What only knowledge of the world would tell; the day that one of them is right, it goes. */
const OUT_OF_REACH = new Set([
  // In February "November's midterm elections" are the next ones, though nothing is in the future tense.
  "Control of Congress is at stake in November's midterm elections.",
  // The name of a series.
  'The series Wednesday topped the charts.',
  // A bare number after a verb: a year to a reader, a count to a rule.
  'The world welcomed 2000 with fireworks.',
  // A family by the name of a month.
  "He is the March sisters' neighbour.",
]);

function wrongWithin({ wrong }: CaseFigures): unknown[] {
  return wrong.filter((one) => !OUT_OF_REACH.has((one as { sentence: string }).sentence));
}

describe('the cases of news, our own', () => {
  it('are split into sentences as an editor would', async () => {
    const figures = await checkSentences(file('sentences'));
    expect(wrongWithin(figures)).toEqual([]);
    expect(figures.of).toBeGreaterThan(200);
  });

  it('have the dates that an editor would give', async () => {
    const figures = await checkDates(file('dates'));
    expect(wrongWithin(figures)).toEqual([]);
    expect(figures.of - figures.right).toBe(OUT_OF_REACH.size);
    expect(figures.of).toBeGreaterThan(700);
  });

  it('have the days and titles that their headers give', async () => {
    const figures = await checkHeaders(file('headers'));
    expect(wrongWithin(figures)).toEqual([]);
    expect(figures.of).toBeGreaterThan(100);
  });

  it('are answered by what is so where that is asked for, and by what is not so where that is', async () => {
    const figures = await checkDenials(file('denials'));
    // The quote itself denies nothing; the sentence before it does.
    const outOfReach = ['When was the tower struck by lightning?'];
    expect(figures.wrong.map((one) => (one as { question: string }).question)).toEqual(outOfReach);
    expect(figures.of).toBeGreaterThan(60);
  });
});
