/** 1. Any question is answered or refused, quickly. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/discord/asking/question-text.ts';
import { UserError } from '../../../src/discord/user-error.ts';
import { cardsOf, expectValidCard } from './cards.ts';
import { cpuTimeOf, EVERY_READ, hostileText } from './hostile-text.ts';
import { smallLibrary, TEXTS } from './stage.ts';

/** The default; `npm run soak` runs 10,000. */
const RUNS = Number(process.env.QUESTIONS ?? 400);
/** Guards against hangs: the slowest questions take a quarter of it, most of that in the reader. */
const MAX_CPU_MS = 1_000;

describe('1. any question', () => {
  it('is answered or refused, quickly, in a message that Discord takes', { timeout: 600_000 }, async () => {
    const library = smallLibrary();
    const withReader = smallLibrary(true);
    for (const one of [library, withReader]) await one.ask('storm', { server: null });
    let slowest = 0;
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(hostileText(400), async (typed) => {
        const work = await cpuTimeOf(async () => {
          let question: string;
          try {
            question = readQuestion(typed);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            return;
          }
          const isRead = asked++ % EVERY_READ === 0;
          const answers = await (isRead ? withReader : library).ask(question, { server: null });
          for (const { article, start, end, quote } of answers.answers)
            expect(TEXTS[article]!.slice(start, end)).toBe(quote);
          for (const card of cardsOf(answers)) expectValidCard(card);
        });
        slowest = Math.max(slowest, work);
      }),
      { seed: 1, numRuns: RUNS },
    );
    console.log(`1. ${RUNS} questions: the slowest took ${Math.round(slowest)} ms of work`);
    expect(slowest).toBeLessThan(MAX_CPU_MS);
  });
});
