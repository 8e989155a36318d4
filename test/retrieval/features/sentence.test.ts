import { describe, expect, it } from 'vitest';
import { SENTENCE_FEATURES } from '../../../src/retrieval/features/sentence.ts';
import type { Row } from './fixtures.ts';
import { CHEAP, CREWS, group, OF_2019, QUESTION, STORM, TWO_DAYS, WARNING } from './storm.ts';

describe('the features of a sentence', () => {
  it('have names that differ', () => {
    expect(new Set(SENTENCE_FEATURES).size).toBe(SENTENCE_FEATURES.length);
  });
});

describe(`a sentence before “${QUESTION}”`, () => {
  it.each<[string, Row]>([
    [
      STORM,
      {
        score: 1,
        'of the sentence': 1,
        'of the paragraph': 1,
        'of the article': 0.5,
        place: 1,
        'score for its question': 0.2667,
        'sentence for its question': 0.4,
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
        'score for its question': 0.2,
        'sentence for its question': 0.1,
      },
    ],
    [CHEAP, { place: 0.1429 }],
  ])('stands in the first stage’s list as it does: %s', (sentence, expected) => {
    expect(group(sentence, 'first stage')).toEqual(expected);
  });

  it.each<[string, Row]>([
    [
      STORM,
      {
        'length, by its logarithm': 0.5537,
        length: 0.15,
        'place in the paragraph': 0.5,
        'in the first paragraph': 1,
        'place of the paragraph': 1,
        'ends as a sentence': 1,
      },
    ],
    [
      TWO_DAYS,
      {
        'length, by its logarithm': 0.387,
        length: 0.0667,
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
        'length, by its logarithm': 0.6167,
        length: 0.2,
        'opens the paragraph': 1,
        'place of the paragraph': 0.5,
        'ends as a sentence': 1,
        'has quotation marks': 1,
        clauses: 0.3,
      },
    ],
    [
      CREWS,
      {
        'length, by its logarithm': 0.4679,
        length: 0.1,
        'place in the paragraph': 0.5,
        'place of the paragraph': 0.5,
        'starts with a pronoun': 1,
        'has brackets': 1,
      },
    ],
    [
      OF_2019,
      {
        'length, by its logarithm': 0.3333,
        length: 0.05,
        'place in the paragraph': 1,
        'place of the paragraph': 0.5,
        'ends as a sentence': 1,
        'is a question': 1,
      },
    ],
    [
      CHEAP,
      {
        'length, by its logarithm': 0.387,
        length: 0.0667,
        'opens the paragraph': 1,
        'in the first paragraph': 1,
        'place of the paragraph': 1,
        'ends as a sentence': 1,
      },
    ],
  ])('is of this shape: %s', (sentence, expected) => {
    expect(group(sentence, 'shape')).toEqual(expected);
  });
});
