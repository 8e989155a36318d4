import { describe, expect, it } from 'vitest';
import { featuresOf, groupOf, nonZero, type Row, rounded } from './fixtures.ts';
import { CHEAP, group, PORT, QUESTION, STORM, TWO_DAYS, WARNING } from './storm.ts';

/** The features without those that are tested by comparison. */
function withoutMeasures({ near, hits, ...row }: Row): Row {
  return row;
}

describe(`the order of the terms of “${QUESTION}” in a sentence`, () => {
  it.each<[string, Row]>([
    [
      STORM,
      {
        pairs: 7 / 8,
        triples: rounded(6 / 7),
        'in order': 1,
        adjacent: 1 / 4,
        dense: 5 / 8,
        'longest run': rounded(8 / 9),
        'first hit': rounded(1 / 9),
      },
    ],
    [TWO_DAYS, { 'first hit': 1 }],
    [PORT, { 'longest run': rounded(1 / 9) }],
    [WARNING, { 'longest run': rounded(1 / 9), 'first hit': rounded(10 / 12) }],
    [CHEAP, {}],
  ])('is measured by shared n-grams and runs: %s', (sentence, expected) => {
    expect(withoutMeasures(group(sentence, 'order'))).toEqual(expected);
  });
});

describe('the order of the terms of “When did Ada Berg met Faro?” in a sentence', () => {
  const SENTENCES: Record<string, Row> = {
    'Ada Berg met Faro.': {
      pairs: 3 / 5,
      triples: 2 / 4,
      'in order': 1,
      adjacent: 1,
      dense: 1,
      'longest run': rounded(4 / 6),
    },
    'Faro met Ada Berg.': {
      pairs: 1 / 5,
      'in order': rounded(1 / 3),
      adjacent: 1,
      dense: 1,
      'longest run': rounded(2 / 6),
    },
    'Berg met Faro and Faro met Berg.': {
      pairs: 2 / 5,
      triples: 1 / 4,
      'in order': 2 / 5,
      adjacent: rounded(4 / 3),
      dense: rounded(3 / 7),
      'longest run': 3 / 6,
    },
    'Faro Faro met.': { adjacent: rounded(1 / 3), dense: rounded(2 / 3), 'longest run': rounded(1 / 6) },
    'Ada, the old Ada Berg, met Faro.': {
      pairs: 3 / 5,
      triples: 2 / 4,
      'in order': 3 / 4,
      adjacent: 1,
      dense: rounded(4 / 7),
      'longest run': rounded(4 / 6),
    },
    'Then a very old Faro came by.': { 'longest run': rounded(1 / 6), 'first hit': rounded(4 / 7) },
  };
  const features = () =>
    featuresOf('When did Ada Berg met Faro?', [{ paragraphs: [Object.keys(SENTENCES)] }], {
      // The shares are 1/8, 2/8, 1/8 and 4/8.
      rarities: [1, 2, 1, 4],
      ranked: Object.fromEntries(Object.keys(SENTENCES).map((sentence) => [sentence, {}])),
    });

  const orderOf = (sentence: string) => groupOf(features()[sentence]!.sentence, 'order');

  it.each(Object.entries(SENTENCES))('is measured by shared n-grams and runs: %s', (sentence, expected) => {
    expect(withoutMeasures(nonZero(orderOf(sentence)))).toEqual(expected);
  });

  it('counts all occurrences of the terms', () => {
    const hits = (sentence: string) => orderOf(sentence).hits!;
    expect(hits('Berg met Faro and Faro met Berg.') / hits('Ada Berg met Faro.')).toBeCloseTo(6 / 4, 6);
  });

  it('measures the proximity of neighbouring terms, weighted by their shares', () => {
    const near = (sentence: string) => orderOf(sentence).near!;
    // Only "Faro met" are different terms side by side.
    expect(near('Ada Berg met Faro.')).toBeGreaterThan(near('Faro Faro met.'));
    expect(near('Then a very old Faro came by.')).toBe(0);
    expect(near('Berg met Faro and Faro met Berg.')).toBeGreaterThan(near('Ada Berg met Faro.'));
  });
});
