/** 6. Long texts are cut at whole characters, within Discord's limits. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { questionIn } from '../../../src/discord/asking/question-text.ts';
import { shortHelpCard } from '../../../src/discord/card/help.ts';
import { sourcesCard } from '../../../src/discord/card/sources.ts';
import { shortenLabel } from '../../../src/discord/truncate.ts';
import { UserError } from '../../../src/discord/user-error.ts';
import { english } from '../../../src/i18n/translator.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { cardsOf, expectValidCard } from './cards.ts';
import { EVERY_READ, hostileText, LONE_SURROGATE } from './hostile-text.ts';

const RUNS = Number(process.env.LIMITS ?? 150);

describe('6. text of any length', () => {
  it('is cut at whole characters, and accepted by Discord', { timeout: 600_000 }, async () => {
    const long = (text: string, length: number) =>
      text.repeat(Math.ceil(length / text.length)).slice(0, length);
    const lengths = fc.nat(6_000).map((length) => length + 1);
    const articles = [
      parseArticle(
        'a.txt',
        `Title: ${long('A **very** long title 👩‍👩‍👧 ', 290)}\nDate: 5 May 2024\n\n${long('storm <@1> 👩‍👩‍👧 ', 5_000)}. ${long('*bridge* ', 3_000)}.`,
      ),
    ];
    const source = createLibrary(articles, [], shippedModel(false));
    const withReader = createLibrary(articles);
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        hostileText(60).filter((text) => text !== ''),
        lengths,
        async (text, length) => {
          const typed = long(text, length);
          expectValidCard(sourcesCard(english, await source.sources(typed, { server: null })));
          expect(shortenLabel(typed, 100).length).toBeLessThanOrEqual(100);
          let question: string;
          try {
            question = questionIn(typed);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            return;
          }
          expect(question.length).toBeLessThanOrEqual(300);
          const library = asked++ % EVERY_READ === 0 ? withReader : source;
          const answers = await library.ask(`storm bridge ${question}`.slice(0, 300), { server: null });
          for (const card of cardsOf(answers)) expectValidCard(card);
        },
      ),
      { seed: 6, numRuns: RUNS },
    );
    expectValidCard(shortHelpCard(english, new Map()));
    expect('\ud83d').toMatch(LONE_SURROGATE);
  });
});
