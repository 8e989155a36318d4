/** The scores of the first stage, compared with a plain implementation of its formula. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acronymsDefinedIn } from '../../src/language/acronyms.ts';
import { termsOf } from '../../src/language/terms.ts';
import { coverOf, Index } from '../../src/retrieval/index.ts';
import { LABEL, type Segment } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { blocksOf, type MadeBlock, nestedBlocks } from './blocks.ts';
import { lexiconOf, rounded } from './features/fixtures.ts';

interface Article {
  title: string;
  blocks: MadeBlock[];
}

const prose = (title: string, ...paragraphs: string[][]): Article => ({
  title,
  blocks: paragraphs.map((sentences) => ({ sentences })),
});
const ARTICLES: Article[] = [
  prose(
    'storm port',
    ['storm storm ferry', 'port rain rain rain', 'ferry old grey boat port storm'],
    ['council talk', 'ferry talk talk'],
  ),
  prose('rain', ['ferry rain', 'bridge'], ['old bridge port'], ['talk']),
  prose('ferry', ['boat boat', 'council'], ['old talk']),
  prose('', ['storm port rain', 'ferry']),
];
const sentencesOf = (articles: readonly Article[]) =>
  articles.flatMap(({ blocks }) => blocks.flatMap((block) => block.sentences));

const segmentOf = (articles: readonly Article[]) =>
  buildSegment(
    articles.map((article) => ({
      title: termsOf(article.title),
      blocks: blocksOf(article.blocks),
      longForms: acronymsDefinedIn(sentencesOf([article]).join(' ')),
    })),
  );
const words = (text: string) => text.split(' ').filter(Boolean);
const count = (text: string, word: string) => words(text).filter((one) => one === word).length;

/** The formula of the first stage, sentence by sentence, over words that are their own stems. */
function referenceScores(articles: readonly Article[], asked: readonly string[]): [string, number][] {
  const sentences = sentencesOf(articles);
  const all = articles.map((article) => sentencesOf([article]).join(' '));
  const blocks = articles.flatMap((article) => article.blocks.map((block) => block.sentences.join(' ')));
  const mean = (texts: string[]) => texts.reduce((sum, text) => sum + words(text).length, 0) / texts.length;
  const idf = (texts: string[], word: string) => {
    const holders = texts.filter((text) => count(text, word) > 0).length;
    return Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
  };
  const bm25 = (texts: string[], text: string, k1: number, b: number) =>
    asked.reduce((sum, word) => {
      const f = count(text, word);
      const length = 1 - b + (b * words(text).length) / mean(texts);
      return sum + (f === 0 ? 0 : (idf(texts, word) * (k1 + 1) * f) / (f + k1 * length));
    }, 0);
  const cover = (text: string) =>
    asked.reduce((sum, word) => sum + (count(text, word) > 0 ? idf(sentences, word) : 0), 0);
  const found: [sentence: string, score: number][] = [];
  for (const [a, article] of articles.entries()) {
    const byArticle = bm25(all, all[a]!, 1.2, 0.75);
    const base = 0.8 * byArticle + 1.5 * cover(article.title);
    const opening = article.blocks.findIndex(({ label = LABEL.none }) => label === LABEL.none);
    for (const [number, { parent = -1, label = LABEL.none, sentences: own }] of article.blocks.entries()) {
      // A label is found by, and not quoted.
      if (label !== LABEL.none) continue;
      const block = own.join(' ');
      let above = '';
      for (let one = parent; one >= 0; one = article.blocks[one]!.parent ?? -1)
        above += ` ${article.blocks[one]!.sentences.join(' ')}`;
      const holds = cover(block + above) > 0;
      // An article that only its title speaks for is quoted from its first paragraph.
      if (!holds && (byArticle > 0 || number !== opening || base === 0)) continue;
      const score =
        base + 0.8 * bm25(blocks, block, 1.2, 0.75) + 0.3 * cover(block + above) + 1.2 * cover(above);
      for (const sentence of own) found.push([sentence, score + bm25(sentences, sentence, 0.4, 0.4)]);
    }
  }
  return found.sort((x, y) => y[1] - x[1]).map(([sentence, score]) => [sentence, rounded(score)]);
}

/** What an index of so many segments finds, best first. */
function foundIn(segments: readonly Segment[], articles: readonly Article[], question: string) {
  const { candidates } = new Index(segments, lexiconOf()).rank(termsOf(question), 999);
  const numbers = segments.map(({ sentenceLengths }) => sentenceLengths.length);
  const sentences = sentencesOf(articles);
  return candidates.map(({ segment, sentence, score }): [string, number] => {
    const before = numbers.slice(0, segments.indexOf(segment)).reduce((sum, one) => sum + one, 0);
    return [sentences[before + sentence]!, rounded(score)];
  });
}

describe('the score of a sentence', () => {
  const sentences = sentencesOf(ARTICLES);

  it.each([
    'storm',
    'ferry port',
    'rain',
    'council talk old',
    'bridge storm ferry rain port',
    'grey',
    'boat',
  ])(
    'is a sum of BM25 over sentence, paragraph and article, and of the terms in paragraph and title: %s',
    (question) => {
      const found = foundIn([segmentOf(ARTICLES)], ARTICLES, question);
      expect(found).toEqual(referenceScores(ARTICLES, words(question)));
      // In whatever parts the library is, the scores are the same.
      const parts = [segmentOf(ARTICLES.slice(0, 1)), segmentOf(ARTICLES.slice(1))];
      const apart = foundIn(parts, ARTICLES, question).map(([, score]) => score);
      expect(apart).toEqual(found.map(([, score]) => score));
    },
  );

  it('is the same sum for nested blocks, with the terms of the blocks above them', () => {
    const some = (most: number) =>
      fc
        .array(fc.constantFrom('storm', 'ferry', 'port', 'rain', 'talk', 'old'), {
          minLength: 1,
          maxLength: most,
        })
        .map((list) => list.join(' '));
    const nested = fc.record({
      title: fc.option(some(2), { nil: '' }),
      blocks: nestedBlocks(fc.array(some(3), { minLength: 1, maxLength: 2 }), 7),
    });
    fc.assert(
      fc.property(
        fc.array(nested, { maxLength: 4 }),
        fc.array(nested, { maxLength: 4 }),
        fc.uniqueArray(fc.constantFrom('storm', 'ferry', 'port', 'rain', 'zzz'), {
          minLength: 1,
          maxLength: 4,
        }),
        (first, second, asked) => {
          const articles = [...first, ...second];
          const segments = [segmentOf(first), segmentOf(second)];
          // Equal sums are added in another order, and may differ by less than is shown.
          const inOrder = (found: [string, number][]) =>
            found.map(([sentence, score]) => `${score} ${sentence}`).sort();
          expect(inOrder(foundIn(segments, articles, asked.join(' ')))).toEqual(
            inOrder(referenceScores(articles, asked)),
          );
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('has parts, and weighs a name in a sentence about half', () => {
    const library = (name: string) => [prose('', [`the ${name} was old`, 'rain'], ['rain'])];
    const rank = (name: string) =>
      new Index([segmentOf(library(name))], lexiconOf()).rank(termsOf('ferry'), 9);
    const { parts, score } = rank('ferry').candidates[0]!;
    const sum =
      0.8 * parts.article + 0.8 * parts.paragraph + 0.3 * parts.paragraphCover + 1.5 * parts.titleCover;
    expect(score).toBeCloseTo(sum + parts.sentence, 9);
    expect(rank('ferry').matches[0]!.name).toBe(false);
    expect(rank('Ferry').matches[0]!.name).toBe(true);
    expect(rank('Ferry').candidates[0]!.parts.sentence).toBeCloseTo(0.55 * parts.sentence, 9);
  });

  it('treats a word as a name when it is mostly capitalised', () => {
    const named = (...texts: string[]) =>
      new Index([segmentOf([prose('', texts)])], lexiconOf()).rank(termsOf('ferry'), 1).matches[0]!.name;
    expect(named('the Ferry came', 'the Ferry left', 'the ferry sank')).toBe(true);
    expect(named('the Ferry came', 'the ferry sank')).toBe(false);
    // The first word of a sentence has a capital, or has none, for no reason.
    expect(named('Ferry came')).toBe(false);
    expect(named('ferry came', 'the Ferry left')).toBe(true);
  });

  it('has bits for where each match occurs', () => {
    const { candidates } = new Index([segmentOf(ARTICLES)], lexiconOf()).rank(
      termsOf('storm port rain talk'),
      99,
    );
    const held = (sentence: string) => candidates.find((one) => sentences[one.sentence] === sentence)!.held;
    expect(held('port rain rain rain')).toEqual({
      sentence: 0b0110,
      paragraph: 0b0111,
      article: 0b1111,
      title: 0b0011,
      heading: 0,
      label: 0,
      before: 0b0001,
      after: 0b0011,
    });
    expect(held('ferry talk talk')).toEqual({
      sentence: 0b1000,
      paragraph: 0b1000,
      article: 0b1111,
      title: 0b0011,
      heading: 0,
      label: 0,
      before: 0b1000,
      after: 0,
    });
    expect(held('ferry rain')).toMatchObject({ before: 0, after: 0 });
  });

  it('is normalized by the idf of the question', () => {
    const index = new Index([segmentOf(ARTICLES)], lexiconOf());
    const ranking = index.rank(termsOf('storm zzz'), 9);
    const total = ranking.matches[0]!.idf + ranking.matches[1]!.idf;
    expect(coverOf(ranking)).toBeCloseTo(ranking.candidates[0]!.score / total, 9);
    expect(coverOf(index.rank(termsOf('zzz'), 9))).toBe(0);
    expect(coverOf(index.rank(termsOf('the'), 9))).toBe(0);
  });
});

describe('names with an acronym', () => {
  const library = [
    prose('', ['US ships left', 'rain']),
    prose('', ['the Harbour Safety Board (HSB) met', 'the HSB agreed', 'rain'], ['United States']),
  ];
  const index = new Index([segmentOf(library)], lexiconOf());
  const sentences = sentencesOf(library);
  const matched = (question: string) =>
    index.rank(termsOf(question), 9).matches.map(({ asked }) => asked.key);
  const best = (question: string) =>
    index.rank(termsOf(question), 9).candidates.map(({ sentence }) => sentences[sentence]);

  it('are looked up by it when the library has it', () => {
    expect(matched('Did the United States agree?')).toEqual(['us', 'agre']);
    expect(matched('Did the United Kingdom agree?')).toEqual(['unit', 'kingdom', 'agre']);
    expect(matched('Did the Harbour Safety Board agree?')).toEqual(['hsb', 'agre']);
    const [match] = index.rank(termsOf('The United States'), 9).matches;
    expect(match!.asked).toMatchObject({ word: 'us', start: 4, end: 17, stop: false });
  });

  it('are found in either form', () => {
    expect(new Set(best('United States').slice(0, 2))).toEqual(new Set(['US ships left', 'United States']));
    expect(new Set(best('HSB').slice(0, 2))).toEqual(
      new Set(['the Harbour Safety Board (HSB) met', 'the HSB agreed']),
    );
  });
});
