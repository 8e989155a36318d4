import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ARTICLES = 1_000;
/** As many as Discord shows. */
const CHOICES = 25;

it('what is offered while somebody types costs a look at what is offered, not at every article', {
  timeout: 60_000,
}, async () => {
  let looks = 0;
  const articles = Array.from({ length: ARTICLES }, (_, number) => {
    const article = parseArticle(`${number}.txt`, `Title: Bridge ${number}\n\nIt was opened.`);
    const { title } = article;
    return Object.defineProperty(article, 'title', {
      get() {
        looks += 1;
        return title;
      },
    });
  });
  const library = createLibrary(articles);
  const offered = (typed: string) => library.articles({ server: null }, typed, CHOICES);
  // The first makes an index of titles.
  await offered('b');
  expect(looks).toBeGreaterThanOrEqual(ARTICLES);
  for (const typed of ['b', 'br', 'bridge', 'bridge 77', 'brigde 77']) {
    looks = 0;
    expect((await offered(typed))[0]?.title).toMatch(/^Bridge /);
    expect(looks).toBeLessThanOrEqual(CHOICES);
  }
});
