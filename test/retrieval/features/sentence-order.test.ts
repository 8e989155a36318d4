import { describe, expect, it } from 'vitest';
import { featuresOf, groupOf, nonZero, type Row } from './fixtures.ts';
import { CHEAP, group, PORT, QUESTION, STORM, TWO_DAYS, WARNING } from './storm.ts';

describe(`a sentence before “${QUESTION}”`, () => {
  it.each<[string, Row]>([
    [
      STORM,
      {
        pairs: 0.875,
        triples: 0.8571,
        'in order': 1,
        adjacent: 0.25,
        near: 0.3811,
        dense: 0.625,
        'longest run': 0.8889,
        hits: 0.5,
        'first hit': 0.1111,
      },
    ],
    [TWO_DAYS, { 'first hit': 1 }],
    [PORT, { 'longest run': 0.1111, hits: 0.1 }],
    [WARNING, { 'longest run': 0.1111, hits: 0.1, 'first hit': 0.8333 }],
    [CHEAP, { hits: 0.1 }],
  ])('has its words in that order: %s', (sentence, expected) => {
    expect(group(sentence, 'order')).toEqual(expected);
  });
});

describe('the order of a question’s words in a sentence', () => {
  const sentences: Record<string, Row> = {
    'Ada Berg met Faro.': {
      pairs: 0.6,
      triples: 0.5,
      'in order': 1,
      adjacent: 1,
      near: 0.2921,
      dense: 1,
      'longest run': 0.6667,
      hits: 0.4,
    },
    'Faro met Ada Berg.': {
      pairs: 0.2,
      'in order': 0.3333,
      adjacent: 1,
      near: 0.2921,
      dense: 1,
      'longest run': 0.3333,
      hits: 0.4,
    },
    'Berg met Faro and Faro met Berg.': {
      pairs: 0.4,
      triples: 0.25,
      'in order': 0.4,
      adjacent: 1.3333,
      near: 0.3894,
      dense: 0.4286,
      'longest run': 0.5,
      hits: 0.6,
    },
    'Faro Faro met.': { adjacent: 0.3333, near: 0.0974, dense: 0.6667, 'longest run': 0.1667, hits: 0.3 },
    'Ada, the old Ada Berg, met Faro.': {
      pairs: 0.6,
      triples: 0.5,
      'in order': 0.75,
      adjacent: 1,
      near: 0.2921,
      dense: 0.5714,
      'longest run': 0.6667,
      hits: 0.5,
    },
    'Then a very old Faro came by.': { 'longest run': 0.1667, hits: 0.1, 'first hit': 0.5714 },
  };
  const found = () =>
    featuresOf('When did Ada Berg met Faro?', [{ paragraphs: [Object.keys(sentences)] }], {
      // The shares are 1/8, 2/8, 1/8 and 4/8.
      rarities: [1, 2, 1, 4],
      ranked: Object.fromEntries(Object.keys(sentences).map((sentence) => [sentence, {}])),
    });

  it.each(Object.entries(sentences))('is told by runs, steps and distances: %s', (sentence, expected) => {
    expect(nonZero(groupOf(found()[sentence]!.sentence, 'order'))).toEqual(expected);
  });
});
