import { describe, expect, it } from 'vitest';
import { NO_PARTS } from '../../../src/retrieval/bm25-search.ts';
import { SENTENCE_FEATURES } from '../../../src/retrieval/features/sentence.ts';
import { featuresOf, groupOf, nonZero, type Row, rounded } from './fixtures.ts';
import { CHEAP, CREWS, group, OF_2019, QUESTION, STORM, TWO_DAYS, WARNING } from './storm.ts';

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('the features of a sentence', () => {
  it('have distinct names', () => {
    expect(new Set(SENTENCE_FEATURES).size).toBe(SENTENCE_FEATURES.length);
  });
});

describe(`the features of a sentence for “${QUESTION}”`, () => {
  it.each<[string, Row]>([
    [
      STORM,
      {
        score: 1,
        'of the sentence': 1,
        'of the paragraph': 1,
        'of the article': 0.5,
        place: 1,
      },
    ],
    [
      TWO_DAYS,
      {
        score: 0.75,
        'of the sentence': 0.25,
        'of the paragraph': 0.5,
        'of the article': 1,
        place: 0.5,
      },
    ],
    [CHEAP, { place: rounded(1 / 7), 'is only near': 1 }],
  ])('include its score relative to the best, and its reciprocal rank: %s', (sentence, expected) => {
    const {
      'score for its question': _,
      'sentence for its question': __,
      ...row
    } = group(sentence, 'first stage');
    expect(row).toEqual(expected);
  });

  it.each(['score for its question', 'sentence for its question'])(
    'are comparable across questions, in proportion to the first-stage score: %s',
    (name) => {
      const [storm, days] = [STORM, TWO_DAYS].map((sentence) => group(sentence, 'first stage')[name]!);
      const scores = name.startsWith('score') ? [8, 6] : [4, 1];
      expect(storm! / days!).toBeCloseTo(scores[0]! / scores[1]!, 2);
    },
  );

  it.each<[string, Row]>([
    [
      STORM,
      {
        'place in the paragraph': 0.5,
        'in the first paragraph': 1,
        'place of the paragraph': 1,
        'ends as a sentence': 1,
      },
    ],
    [
      TWO_DAYS,
      {
        'place in the paragraph': 1,
        'in the first paragraph': 1,
        'place of the paragraph': 1,
        'starts with a pronoun': 1,
        'ends as a sentence': 1,
      },
    ],
    [
      WARNING,
      {
        'opens the paragraph': 1,
        'place of the paragraph': 0.5,
        'ends as a sentence': 1,
        'has quotation marks': 1,
      },
    ],
    [
      CREWS,
      {
        'place in the paragraph': 0.5,
        'place of the paragraph': 0.5,
        'starts with a pronoun': 1,
        'has brackets': 1,
      },
    ],
    [
      OF_2019,
      {
        'place in the paragraph': 1,
        'place of the paragraph': 0.5,
        'ends as a sentence': 1,
        'is a question': 1,
      },
    ],
    [
      CHEAP,
      {
        'opens the paragraph': 1,
        'in the first paragraph': 1,
        'place of the paragraph': 1,
        'ends as a sentence': 1,
      },
    ],
  ])('include its position, its opening and its punctuation: %s', (sentence, expected) => {
    const { 'length, by its logarithm': _, length, clauses, ...row } = group(sentence, 'shape');
    expect(row).toEqual(expected);
  });

  it.each(['length, by its logarithm', 'length'])('grow with its length, up to 1: %s', (name) => {
    const lengths = [OF_2019, TWO_DAYS, CREWS, STORM, WARNING].map(
      (sentence) => group(sentence, 'shape')[name]!,
    );
    expect(lengths).toEqual(ascending(lengths));
    expect(new Set(lengths).size).toBe(lengths.length);
    expect(lengths.at(-1)).toBeLessThan(1);
  });

  it('include the number of its clauses', () => {
    const clauses = (sentence: string) => group(sentence, 'shape').clauses ?? 0;
    expect(clauses(STORM)).toBe(0);
    expect(clauses(WARNING)).toBeGreaterThan(0);
  });
});

it('the features of a sentence include how near its meaning is, also beside the nearest', () => {
  const ranked = {
    'A harbour.': { score: 8, parts: NO_PARTS, similarity: 0.4, nearness: 1 / 2 },
    'The harbour!': { score: 0, parts: NO_PARTS, similarity: 0.8, nearness: 1 },
  };
  const features = featuresOf('Harbours?', [{ paragraphs: [Object.keys(ranked)] }], { ranked });
  const rows = Object.values(features).map(({ sentence }) => nonZero(groupOf(sentence, 'first stage')));
  expect(rows).toEqual([
    expect.objectContaining({ similarity: 0.4, 'similarity beside the nearest': 0.5, nearness: 0.5 }),
    { place: 0.5, similarity: 0.8, 'similarity beside the nearest': 1, nearness: 1, 'is only near': 1 },
  ]);
});
