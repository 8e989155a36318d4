import { describe, expect, it } from 'vitest';
import { longFormsDefinedIn } from '../../src/language/long-forms.ts';
import { termsOf } from '../../src/language/terms.ts';
import { buildSegment } from '../../src/retrieval/build.ts';
import { coverOf, Index } from '../../src/retrieval/index.ts';
import { lexiconOf, rounded } from './features/made.ts';

interface Article {
  title: string;
  paragraphs: string[][];
}

const ARTICLES: Article[] = [
  {
    title: 'storm port',
    paragraphs: [
      ['storm storm ferry', 'port rain rain rain', 'ferry old grey boat port storm'],
      ['council talk', 'ferry talk talk'],
    ],
  },
  { title: 'rain', paragraphs: [['ferry rain', 'bridge'], ['old bridge port'], ['talk']] },
  { title: 'ferry', paragraphs: [['boat boat', 'council'], ['old talk']] },
  { title: '', paragraphs: [['storm port rain', 'ferry']] },
];

const segmentOf = (articles: readonly Article[]) =>
  buildSegment(
    articles.map(({ title, paragraphs }) => ({
      title: termsOf(title),
      paragraphs: paragraphs.map((paragraph) => paragraph.map((sentence) => termsOf(sentence))),
      longForms: longFormsDefinedIn(paragraphs.flat().join(' ')),
    })),
  );
const words = (text: string) => text.split(' ');
const count = (text: string, word: string) => words(text).filter((one) => one === word).length;

/** The first stage as its comments say it, sentence by sentence, over words that are their own stems. */
function byTheBook(asked: readonly string[]) {
  const paragraphs = ARTICLES.flatMap((article) => article.paragraphs);
  const sentences = paragraphs.flat();
  const all = ARTICLES.map((article) => article.paragraphs.flat().join(' '));
  const blocks = paragraphs.map((paragraph) => paragraph.join(' '));
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
  for (const [a, article] of ARTICLES.entries()) {
    const byArticle = bm25(all, all[a]!, 1.2, 0.75);
    const base = 0.8 * byArticle + 0.6 * cover(article.title);
    for (const [p, paragraph] of article.paragraphs.entries()) {
      const block = paragraph.join(' ');
      const holds = cover(block) > 0;
      // An article that only its title speaks for is quoted from its first paragraph.
      if (!holds && (byArticle > 0 || p > 0 || base === 0)) continue;
      const score = base + (holds ? 0.8 * bm25(blocks, block, 1.2, 0.75) + 0.3 * cover(block) : 0);
      for (const sentence of paragraph) found.push([sentence, score + bm25(sentences, sentence, 0.4, 0.4)]);
    }
  }
  return found.sort((x, y) => y[1] - x[1]).map(([sentence, score]) => [sentence, rounded(score)]);
}

describe('the score of a sentence', () => {
  const sentences = ARTICLES.flatMap(({ paragraphs }) => paragraphs.flat());

  it.each([
    'storm',
    'ferry port',
    'rain',
    'council talk old',
    'bridge storm ferry rain port',
    'grey',
    'boat',
  ])('is a sum of BM25 over three sizes of text, and of what paragraph and title hold: %s', (question) => {
    const { candidates } = new Index([segmentOf(ARTICLES)], lexiconOf()).rank(termsOf(question), 99);
    const found = candidates.map(({ sentence, score }) => [sentences[sentence], rounded(score)]);
    expect(found).toEqual(byTheBook(words(question)));
    // In whatever parts the library is, the scores are the same.
    const parts = new Index([segmentOf(ARTICLES.slice(0, 1)), segmentOf(ARTICLES.slice(1))], lexiconOf());
    const apart = parts.rank(termsOf(question), 99).candidates.map(({ score }) => rounded(score));
    expect(apart).toEqual(found.map(([, score]) => score));
  });

  it('has parts, and is asked no more for a name than half of it', () => {
    const library = (name: string) => [
      { title: '', paragraphs: [[`the ${name} was old`, 'rain'], ['rain']] },
    ];
    const rank = (name: string) =>
      new Index([segmentOf(library(name))], lexiconOf()).rank(termsOf('ferry'), 9);
    const { parts, score } = rank('ferry').candidates[0]!;
    const sum =
      0.8 * parts.article + 0.8 * parts.paragraph + 0.3 * parts.paragraphCover + 0.6 * parts.titleCover;
    expect(score).toBeCloseTo(sum + parts.sentence, 9);
    expect(rank('ferry').matches[0]!.name).toBe(false);
    expect(rank('Ferry').matches[0]!.name).toBe(true);
    expect(rank('Ferry').candidates[0]!.parts.sentence).toBeCloseTo(0.55 * parts.sentence, 9);
  });

  it('counts a word with a capital as a name where most are so written', () => {
    const named = (...texts: string[]) =>
      new Index([segmentOf([{ title: '', paragraphs: [texts] }])], lexiconOf()).rank(termsOf('ferry'), 1)
        .matches[0]!.name;
    expect(named('the Ferry came', 'the Ferry left', 'the ferry sank')).toBe(true);
    expect(named('the Ferry came', 'the ferry sank')).toBe(false);
    // The first word of a sentence has a capital, or has none, for no reason.
    expect(named('Ferry came')).toBe(false);
    expect(named('ferry came', 'the Ferry left')).toBe(true);
  });

  it('has bits for what stands where', () => {
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
      before: 0b0001,
      after: 0b0011,
    });
    expect(held('ferry talk talk')).toEqual({
      sentence: 0b1000,
      paragraph: 0b1000,
      article: 0b1111,
      title: 0b0011,
      before: 0b1000,
      after: 0,
    });
    expect(held('ferry rain')).toMatchObject({ before: 0, after: 0 });
  });

  it('covers so much of a question', () => {
    const index = new Index([segmentOf(ARTICLES)], lexiconOf());
    const ranking = index.rank(termsOf('storm zzz'), 9);
    const total = ranking.matches[0]!.idf + ranking.matches[1]!.idf;
    expect(coverOf(ranking)).toBeCloseTo(ranking.candidates[0]!.score / total, 9);
    expect(coverOf(index.rank(termsOf('zzz'), 9))).toBe(0);
    expect(coverOf(index.rank(termsOf('the'), 9))).toBe(0);
  });
});

describe('names with a short form', () => {
  const library = [
    { title: '', paragraphs: [['US ships left', 'rain']] },
    {
      title: '',
      paragraphs: [['the Harbour Safety Board (HSB) met', 'the HSB agreed', 'rain'], ['United States']],
    },
  ];
  const index = new Index([segmentOf(library)], lexiconOf());
  const sentences = library.flatMap(({ paragraphs }) => paragraphs.flat());
  const matched = (question: string) =>
    index.rank(termsOf(question), 9).matches.map(({ asked }) => asked.key);
  const best = (question: string) =>
    index.rank(termsOf(question), 9).candidates.map(({ sentence }) => sentences[sentence]);

  it('are asked for by it where the library has it', () => {
    expect(matched('Did the United States agree?')).toEqual(['us', 'agre']);
    expect(matched('Did the United Kingdom agree?')).toEqual(['unit', 'kingdom', 'agre']);
    expect(matched('Did the Harbour Safety Board agree?')).toEqual(['hsb', 'agre']);
    const [match] = index.rank(termsOf('The United States'), 9).matches;
    expect(match!.asked).toMatchObject({ word: 'us', start: 4, end: 17, stop: false });
  });

  it('are found in either', () => {
    expect(new Set(best('United States').slice(0, 2))).toEqual(new Set(['US ships left', 'United States']));
    expect(new Set(best('HSB').slice(0, 2))).toEqual(
      new Set(['the Harbour Safety Board (HSB) met', 'the HSB agreed']),
    );
  });
});
