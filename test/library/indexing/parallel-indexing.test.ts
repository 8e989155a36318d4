import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { AnalysedArticle } from '../../../src/library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../../../src/library/article-segment.ts';
import { indexInParallel } from '../../../src/library/indexing/parallel-indexing.ts';
import { packSegment } from '../../../src/library/snapshot/packed-segment.ts';

const PARAGRAPH =
  'A storm closed the harbour of Varde on Thursday. Talks about the twenty-five ferries (TF) began in May 2023.';

/** Long words: an article has to be long to be indexed in another thread, and these take little time. */
const FILLER = `${'harbour'.repeat(30)} `.repeat(48);

const articleOf = (number: number) =>
  parseArticle(
    `${number}.txt`,
    `Date: 2024-05-06\n\nHall ${number} is open. ${`${PARAGRAPH}\n\n`.repeat(10)}${FILLER}`,
  );

/** All data of an article segment. The lists of numbers are long, and compared as bytes. */
function contentsOf({ segment, starts, ends, digest }: ArticleSegment) {
  const { lists, ...packed } = packSegment(segment);
  const bytes = Object.entries({ ...lists, starts, ends }).map(
    ([name, { buffer, byteOffset, byteLength }]) => [
      name,
      Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64'),
    ],
  );
  return { bytes, packed, digest };
}

describe('indexing in parallel', () => {
  it('gives the same segments as this thread', async () => {
    const articles = Array.from({ length: 200 }, (_, number) => articleOf(number));
    const progress: number[] = [];
    const articleSegments = await indexInParallel(articles, (done) => progress.push(done));
    expect(articleSegments.length).toBeGreaterThan(1);
    expect(new Set(articleSegments.flatMap((articleSegment) => articleSegment.articles))).toEqual(
      new Set(articles),
    );
    expect(progress.at(-1)).toBe(articles.length);
    const [first] = articleSegments;
    expect(contentsOf(first!)).toEqual(
      contentsOf(indexArticles(first!.articles.map((one) => new AnalysedArticle(one)))),
    );
  }, 30_000);

  it('leaves few articles to this thread', async () => {
    expect(await indexInParallel([articleOf(1)])).toEqual([]);
  });
});
