import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/discord/asking/question-text.ts';
import { UserError } from '../../../src/discord/user-error.ts';
import { cardsOf, holdCard } from './cards.ts';
import { nasty, workOf } from './nasty.ts';
import { smallLibrary, TEXTS } from './stage.ts';

/** By default here; all ten thousand are `npm run soak`. */
const RUNS = Number(process.env.QUESTIONS ?? 1_500);
/** A guard against what hangs: the slowest take a quarter of it, of which the reader most. */
const LONGEST_WORK_MS = 1_000;

describe('1. any question', () => {
  it('is answered or refused, quickly, in a message that Discord takes', { timeout: 600_000 }, async () => {
    const library = smallLibrary();
    await library.ask('storm', { server: null });
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(nasty(400), async (typed) => {
        const work = await workOf(async () => {
          let question: string;
          try {
            question = readQuestion(typed);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            return;
          }
          const answers = await library.ask(question, { server: null });
          for (const { article, start, end, quote } of answers.answers)
            expect(TEXTS[article]!.slice(start, end)).toBe(quote);
          for (const card of cardsOf(answers)) holdCard(card);
        });
        slowest = Math.max(slowest, work);
      }),
      { seed: 1, numRuns: RUNS },
    );
    console.log(`1. ${RUNS} questions: the slowest took ${Math.round(slowest)} ms of work`);
    expect(slowest).toBeLessThan(LONGEST_WORK_MS);
  });
});
