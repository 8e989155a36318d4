/** Compares the scores of the first stage with a plain implementation of its formula. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acronymsDefinedIn } from '../../src/language/acronyms.ts';
import { termsOf } from '../../src/language/terms.ts';
import { coverOf, Index } from '../../src/retrieval/index.ts';
import { LABEL, type Segment } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { type BlockFixture, blocksOf, nestedBlocks } from './block-fixtures.ts';
import { lexiconOf, rounded } from './features/fixtures.ts';

interface Article {
  title: string;
  blocks: BlockFixture[];
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

/** The score of each sentence by the formula of the first stage; the words are their own stems. */
function referenceScores(articles: readonly Article[], asked: readonly string[]): [string, number][] {
  const sentences = sentencesOf(articles);
  const all = articles.map((article) => sentencesOf([article]).join(' '));
  const blocks = articles.flatMap((article) => article.blocks.map((block) => block.sentences.join(' ')));
  const mean = (texts: string[]) => texts.reduce((sum, text) => sum + words(text).length, 0) / texts.length;
  const idf = (texts: string[], word: string) => {
    const documentFrequency = texts.filter((text) => count(text, word) > 0).length;
    return Math.log(1 + (texts.length - documentFrequency + 0.5) / (documentFrequency + 0.5));
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
      // Labels are not quoted.
      if (label !== LABEL.none) continue;
      const block = own.join(' ');
      let above = '';
      for (let one = parent; one >= 0; one = article.blocks[one]!.parent ?? -1)
        above += ` ${article.blocks[one]!.sentences.join(' ')}`;
      const hasTerm = cover(block + above) > 0;
      // When only the title has a term, the first paragraph is quoted.
      if (!hasTerm && (byArticle > 0 || number !== opening || base === 0)) continue;
      const score =
        base + 0.8 * bm25(blocks, block, 1.2, 0.75) + 0.3 * cover(block + above) + 1.2 * cover(above);
      for (const sentence of own) found.push([sentence, score + bm25(sentences, sentence, 0.4, 0.4)]);
    }
  }
  return found.sort((x, y) => y[1] - x[1]).map(([sentence, score]) => [sentence, rounded(score)]);
}

/** The sentences that an index of some segments finds, best first, with their scores. */
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
      // The scores do not depend on the division into segments.
      const parts = [segmentOf(ARTICLES.slice(0, 1)), segmentOf(ARTICLES.slice(1))];
      const separate = foundIn(parts, ARTICLES, question).map(([, score]) => score);
      expect(separate).toEqual(found.map(([, score]) => score));
    },
  );

  it('is the same sum for nested blocks, with the terms of the blocks above them', () => {
    const words = (max: number) =>
      fc
        .array(fc.constantFrom('storm', 'ferry', 'port', 'rain', 'talk', 'old'), {
          minLength: 1,
          maxLength: max,
        })
        .map((list) => list.join(' '));
    const nested = fc.record({
      title: fc.option(words(2), { nil: '' }),
      blocks: nestedBlocks(fc.array(words(3), { minLength: 1, maxLength: 2 }), 7),
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
          // Sums may be added in another order, so equal scores may differ slightly.
          const sorted = (found: [string, number][]) =>
            found.map(([sentence, score]) => `${score} ${sentence}`).sort();
          expect(sorted(foundIn(segments, articles, asked.join(' ')))).toEqual(
            sorted(referenceScores(articles, asked)),
          );
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('counts a name less than another word in the sentence, and as much in the paragraph', () => {
    const library = (name: string) => [prose('', [`the ${name} was old`, 'rain'], ['rain'])];
    const rank = (name: string) =>
      new Index([segmentOf(library(name))], lexiconOf()).rank(termsOf('ferry'), 9);
    const [word, name] = [rank('ferry'), rank('Ferry')];
    expect([word.matches[0]!.name, name.matches[0]!.name]).toEqual([false, true]);
    const [ofWord, ofName] = [word.candidates[0]!.parts, name.candidates[0]!.parts];
    expect(ofName.sentence).toBeGreaterThan(0);
    expect(ofName.sentence).toBeLessThan(ofWord.sentence);
    expect(ofName.paragraph).toBe(ofWord.paragraph);
  });

  it('treats a word as a name when it is mostly capitalised', () => {
    const isName = (...texts: string[]) =>
      new Index([segmentOf([prose('', texts)])], lexiconOf()).rank(termsOf('ferry'), 1).matches[0]!.name;
    expect(isName('the Ferry came', 'the Ferry left', 'the ferry sank')).toBe(true);
    expect(isName('the Ferry came', 'the ferry sank')).toBe(false);
    // The case of the first word of a sentence is ignored.
    expect(isName('Ferry came')).toBe(false);
    expect(isName('ferry came', 'the Ferry left')).toBe(true);
  });

  it('has bits for where each match occurs', () => {
    const { candidates } = new Index([segmentOf(ARTICLES)], lexiconOf()).rank(
      termsOf('storm port rain talk'),
      99,
    );
    const heldIn = (sentence: string) => candidates.find((one) => sentences[one.sentence] === sentence)!.held;
    expect(heldIn('port rain rain rain')).toEqual({
      sentence: 0b0110,
      paragraph: 0b0111,
      article: 0b1111,
      title: 0b0011,
      heading: 0,
      label: 0,
      before: 0b0001,
      after: 0b0011,
    });
    expect(heldIn('ferry talk talk')).toEqual({
      sentence: 0b1000,
      paragraph: 0b1000,
      article: 0b1111,
      title: 0b0011,
      heading: 0,
      label: 0,
      before: 0b1000,
      after: 0,
    });
    expect(heldIn('ferry rain')).toMatchObject({ before: 0, after: 0 });
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
