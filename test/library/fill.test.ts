import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { Analysed } from '../../src/library/analysed.ts';
import { fillInWorkers } from '../../src/library/filling/fill.ts';
import { type Shelf, shelve } from '../../src/library/shelf.ts';
import { packSegment } from '../../src/library/snapshot/packed.ts';

const PARAGRAPH =
  'A storm closed the harbour of Varde on Thursday. Talks about the twenty-five ferries (TF) began in May 2023.';

const articleOf = (number: number) =>
  parseArticle(
    `${number}.txt`,
    `Date: 2024-05-06\n\nHall ${number} is open. ${`${PARAGRAPH}\n\n`.repeat(100)}`,
  );

/** All that a shelf holds; its lists of numbers are long, and compared as bytes. */
function contentsOf({ segment, starts, ends, digest }: Shelf) {
  const { lists, ...packed } = packSegment(segment);
  const bytes = Object.entries({ ...lists, starts, ends }).map(
    ([name, { buffer, byteOffset, byteLength }]) => [
      name,
      Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64'),
    ],
  );
  return { bytes, packed, digest };
}

describe('many articles', () => {
  it('come from the workers as this thread would have put them', async () => {
    const articles = Array.from({ length: 200 }, (_, number) => articleOf(number));
    const heard: number[] = [];
    const shelves = await fillInWorkers(articles, (done) => heard.push(done));
    expect(shelves.length).toBeGreaterThan(1);
    expect(new Set(shelves.flatMap((shelf) => shelf.articles))).toEqual(new Set(articles));
    expect(heard.at(-1)).toBe(articles.length);
    const [first] = shelves;
    expect(contentsOf(first!)).toEqual(contentsOf(shelve(first!.articles.map((one) => new Analysed(one)))));
  }, 30_000);

  it('are few enough to be read here when that is sooner done', async () => {
    expect(await fillInWorkers([articleOf(1)])).toEqual([]);
  });
});
