import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { sentencesOf } from './contract/reading.ts';

const MANY = 6_000;
const ALL = { server: null };
/** A hundred times as long as it takes on an idle machine: what takes a time that is quadratic takes longer. */
const SOON_MS = 10_000;

const lines = (of: (number: number) => string, between = '\n') =>
  Array.from({ length: MANY }, (_, i) => of(i)).join(between);

describe('an article of very many blocks', { timeout: 60_000 }, () => {
  it.each<[what: string, name: string, text: string, blocks: number]>([
    ['short paragraphs', 'a.txt', lines((i) => `It rained on day ${i}, and nobody came.`, '\n\n'), MANY],
    ['short sections', 'a.md', lines((i) => `## Day ${i}\n\nIt rained.`, '\n\n'), 2 * MANY - 1],
    ['items', 'a.md', lines((i) => `- It rained on day ${i}.`), MANY],
    ['rows', 'a.md', `| Day | Weather |\n|---|---|\n${lines((i) => `| ${i} | rain |`)}`, MANY + 1],
    ['turns', 'a.txt', lines((i) => `${i % 2 ? 'Berg' : 'Olsen'}: It rained on day ${i}.`, '\n\n'), MANY],
    ['paragraphs of a page', 'a.html', lines((i) => `<p>It rained on day ${i}, and nobody came.</p>`), MANY],
  ])('is read in a time that is about linear: %s', async (_, name, text, blocks) => {
    const library = createLibrary([parseArticle(name, text)]);
    const before = performance.now();
    const reading = await library.read(name, ALL);
    expect(performance.now() - before).toBeLessThan(SOON_MS);
    expect(reading!.blocks).toHaveLength(blocks);
    const last = sentencesOf(reading!).at(-1)!;
    const cited = performance.now();
    expect(await library.cite(last.citation, ALL)).toMatchObject({
      state: 'same',
      quote: { quote: last.sentence },
    });
    expect(performance.now() - cited).toBeLessThan(SOON_MS);
  });
});

describe('a cited sentence', () => {
  const TEXT = 'The quay is closed. It rained.\n\nThe quay is closed. It snowed.';
  const repeatedIn = async (header: string) => {
    const library = createLibrary([parseArticle('a.txt', `${header}${TEXT}`)]);
    const reading = await library.read('a.txt', ALL);
    const cited = sentencesOf(reading!).map(({ citation }) => library.cite(citation, ALL));
    return (await Promise.all(cited)).map((one) => one?.state === 'same' && one.quote.isRepeated);
  };

  it('tells whether its words stand earlier in the article, where that has a source', async () => {
    expect(await repeatedIn('Source: https://a.example/quay\n\n')).toEqual([false, false, true, false]);
    expect(await repeatedIn('')).toEqual([undefined, undefined, undefined, undefined]);
  });
});
