import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { BadFile } from '../../../src/articles/decode.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { unescapeText, visible } from '../../../src/discord/escape.ts';
import { createLibrary } from '../../../src/library/embedded.ts';
import { cardsOf, textsOf } from './cards.ts';
import { nasty } from './nasty.ts';

const ARTICLES = 20;
const RUNS = Number(process.env.DOCUMENTS ?? 400) / ARTICLES;

/** None of what is no article. */
function articleOf(id: string, text: string): Article[] {
  try {
    return [parseArticle(id, text)];
  } catch (error) {
    expect(error).toBeInstanceOf(BadFile);
    return [];
  }
}

describe('3. every quote', () => {
  it('is a slice of its article, and what is shown of it is what it says', { timeout: 600_000 }, async () => {
    let quotes = 0;
    const texts = fc.array(nasty(600), { minLength: ARTICLES, maxLength: ARTICLES });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(nasty(100), { minLength: 5, maxLength: 5 }),
        async (all, questions) => {
          const articles = all.flatMap((text, index) =>
            articleOf(`${index}.txt`, `Title: T${index}\n\n${text}`),
          );
          const library = createLibrary(articles);
          for (const question of [...questions, 'storm', 'bridge', 'constructor', '__proto__']) {
            const answers = await library.ask(question, { server: null });
            for (const { article, quote, start, end } of answers.answers) {
              expect(articles.find(({ id }) => id === article)!.text.slice(start, end)).toBe(quote);
              quotes += 1;
            }
            const [card] = cardsOf(answers);
            const [first] = answers.answers;
            if (!card || !first || first.quote.length > 500) continue;
            const line = textsOf(card).find((one) => one.startsWith('> '));
            const shown = unescapeText(line!.slice(2).replace(/(?<!\\)\*\*/g, ''));
            expect(shown.replace(/\s+/g, ' ').trim()).toBe(visible(first.quote).trim());
          }
        },
      ),
      { seed: 3, numRuns: RUNS },
    );
    expect(quotes).toBeGreaterThan(RUNS);
  });
});
