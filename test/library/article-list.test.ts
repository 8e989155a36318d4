import { expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';

const ARTICLES = 1_000;
/** How many choices Discord shows. */
const CHOICES = 25;

it('a completion reads the titles of its choices only, once the titles are indexed', {
  timeout: 60_000,
}, async () => {
  let reads = 0;
  const articles = Array.from({ length: ARTICLES }, (_, number) => {
    const article = parseArticle(`${number}.txt`, `Title: Bridge ${number}\n\nIt was opened.`);
    const { title } = article;
    return Object.defineProperty(article, 'title', {
      get() {
        reads += 1;
        return title;
      },
    });
  });
  const library = createLibrary(articles);
  const complete = (typed: string) => library.articles({ server: null }, typed, CHOICES);
  // The first call indexes the titles.
  await complete('b');
  expect(reads).toBeGreaterThanOrEqual(ARTICLES);
  for (const typed of ['b', 'br', 'bridge', 'bridge 77', 'brigde 77']) {
    reads = 0;
    expect((await complete(typed))[0]?.title).toMatch(/^Bridge /);
    expect(reads).toBeLessThanOrEqual(CHOICES);
  }
});
