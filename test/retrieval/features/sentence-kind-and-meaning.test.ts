import { describe, expect, it } from 'vitest';
import { featuresOf, groupOf, lexiconOf, nonZero, type Row, rounded, stored } from './fixtures.ts';

const COUNTS = ['names, how many', 'numbers, how many'];

/** The features of the kind of answer that a sentence has, for one question. */
function kindFeatures(question: string, sentence: string): Row {
  const features = featuresOf(question, [{ paragraphs: [[sentence]] }], { ranked: { [sentence]: {} } });
  return nonZero(groupOf(features[sentence]!.sentence, 'kind'));
}

describe('the features of a sentence by the kind of the question', () => {
  it.each<[question: string, sentence: string, Row]>([
    [
      'When was the storm?',
      'The storm came in May 2019.',
      {
        'asks when': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has year': 1,
        'has month': 1,
      },
    ],
    [
      'When was the storm?',
      'The storm came on Friday.',
      { 'asks when': 1, 'offers what is wanted': 1, 'has month': 1 },
    ],
    ['When was the storm?', 'The storm was long.', { 'asks when': 1, 'does not offer it': 1 }],
    // Words of the question are not the answer.
    ['When was the 2019 storm?', 'The storm came in 2019.', { 'asks when': 1, 'does not offer it': 1 }],
    [
      'How long did the storm take?',
      'The storm took 2 days.',
      {
        'asks how long': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has unit': 1,
        'has number': 1,
      },
    ],
    [
      'How long did the storm take?',
      'The storm took 2.',
      { 'asks how long': 1, 'offers what is wanted': 1, 'has number': 1 },
    ],
    [
      'How many did the storm kill?',
      'The storm killed 40 people.',
      {
        'asks how many': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has number': 1,
      },
    ],
    [
      'How much did the storm cost?',
      'The storm cost $m.',
      { 'asks how many': 1, 'offers what is wanted': 1, 'has money': 1 },
    ],
    [
      'How many did the storm hit?',
      'The storm hit percent.',
      { 'asks how many': 1, 'offers what is wanted': 1, 'has percent': 1 },
    ],
    [
      'Where did the storm begin?',
      'The storm began in Varde.',
      {
        'asks where': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has name': 1,
        'has place': 1,
      },
    ],
    [
      'Where did the storm begin?',
      'The storm hit Varde first.',
      {
        'asks where': 1,
        'offers what is wanted': 1,
        'has name': 1,
        'has ordinal': 1,
      },
    ],
    [
      'Who saw the storm?',
      'The storm surprised Ada Berg.',
      {
        'asks who': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has name': 1,
      },
    ],
    [
      'Why did the storm come?',
      'The storm was caused by heat.',
      { 'asks why': 1, 'offers what is wanted': 1, 'offers the first of it': 1, 'has reason': 1 },
    ],
    [
      'Which storm was it?',
      'The storm killed one, two, three, four and five.',
      { 'asks what': 1, 'a thing is asked for': 1, 'has number': 1 },
    ],
    [
      'the storm',
      'The storm hit Ada Berg, Bo Dahl, Cai Elm, Dag Falk and Eva Gran.',
      { 'asks what': 1, 'has name': 1 },
    ],
  ])('tell whether it has what is asked for: %s %s', (question, sentence, expected) => {
    const features = Object.entries(kindFeatures(question, sentence));
    expect(Object.fromEntries(features.filter(([name]) => !COUNTS.includes(name)))).toEqual(expected);
  });

  it.each([
    ['numbers, how many', 'two', 'two, three', 'two, three, four, five and six'],
    ['names, how many', 'Ada', 'Ada Berg', 'Ada Berg, Bo Dahl, Cai Elm, Dag Falk and Eva Gran'],
  ])('count its %s, up to 1', (name, one, two, many) => {
    const count = (words: string) => kindFeatures('Which storm was it?', `The storm hit ${words}.`)[name]!;
    expect(count(two)).toBe(2 * count(one));
    expect(count(many)).toBe(1);
  });
});

describe('the meaning of a sentence for “What gale did ports fear?”', () => {
  const FILLED = 'The storm filled 3 harbours with calm.';
  const PORTS = 'Ports wait.';
  const CALM = 'The storm was calm.';
  const GALE = 'A gale blew.';
  const features = () =>
    featuresOf(
      'What gale did ports fear?',
      [
        {
          paragraphs: [
            [FILLED, PORTS, CALM],
            [GALE, 'A storm'],
          ],
        },
      ],
      {
        // The shares of gale, ports and fear are 1/2, 1/4 and 1/4.
        rarities: [2, 1, 1],
        ranked: { [FILLED]: {}, [PORTS]: {}, [CALM]: {}, [GALE]: {}, 'A storm': {} },
        lexicon: lexiconOf(
          { storm: [100, 0], gale: [80, 60], port: [60, 80], calm: [-100, 0] },
          {
            '@what gale': { background: stored(60), given: { storm: stored(20), '#number': stored(40) } },
            '@what': { background: stored(20), given: { storm: stored(30) } },
            gale: { background: stored(80), given: { storm: stored(40), harbor: stored(60) } },
            port: { background: stored(50), given: { harbor: stored(30) } },
          },
        ),
      },
    );

  /** The values of one feature for some sentences, in their order. */
  const valuesOf = (name: string, ...sentences: string[]) => {
    const found = features();
    return sentences.map((sentence) => found[sentence]!.sentence[name]!);
  };

  it('includes the highest cosine similarity of a new word to a missing term, and to what is asked for', () => {
    // "Storm" is near "gale" and, less so, "ports".
    for (const name of ['vectors: nearest stand-in', 'vectors: nearest to what is asked for'])
      expect(valuesOf(name, FILLED, 'A storm', PORTS, GALE)).toEqual([0.8, 0.8, 0, 0]);
  });

  it('sums the similarities to missing terms, weighted by their shares', () => {
    const [filled, storm, ports, gale] = valuesOf(
      'vectors: stand-ins for the missing',
      FILLED,
      'A storm',
      PORTS,
      GALE,
    );
    expect(filled).toBeGreaterThan(0);
    expect(storm).toBe(filled);
    expect([ports, gale]).toEqual([0, 0]);
    // The paragraph of "A storm" has "gale", so that only "ports" is missing there.
    const [missing, known] = valuesOf(
      'vectors: stand-ins for those missing in the paragraph',
      FILLED,
      'A storm',
    );
    expect(missing).toBeGreaterThan(known!);
    expect(known).toBeGreaterThan(0);
  });

  it('sums the similarities to all terms, in which a term of the sentence counts in full', () => {
    // The shares of gale and ports; for "storm", these times its similarities of 0.8 and 0.6.
    expect(valuesOf('vectors: stand-ins for all', GALE, PORTS, FILLED)).toEqual([
      0.5,
      0.25,
      rounded(0.5 * 0.8 + 0.25 * 0.6),
    ]);
  });

  it('includes the cosine similarity to the whole question', () => {
    const [gale, ports, filled] = valuesOf('vectors: same subject', GALE, PORTS, FILLED);
    expect(gale).toBeGreaterThan(ports!);
    expect(ports).toBeGreaterThan(filled!);
  });

  it('includes the log-odds of what is asked for, by the translation table', () => {
    for (const name of ['associations: with what is wanted', 'associations: with what is asked for']) {
      const [calm, filled, ports, gale] = valuesOf(name, CALM, FILLED, PORTS, GALE);
      // Both have "storm"; the other words of the longer sentence go with the question less.
      expect(calm).toBeGreaterThan(filled!);
      expect(filled).toBeGreaterThan(0);
      expect([ports, gale]).toEqual([0, 0]);
    }
    // "What" is less probable given "storm" than in any question.
    for (const odds of valuesOf('associations: with its first word', CALM, FILLED))
      expect(odds).toBeLessThan(0);
    expect(valuesOf('associations: strongest with what is wanted', CALM, FILLED, PORTS)).toEqual([
      rounded(stored(20)),
      rounded(stored(20)),
      0,
    ]);
  });

  it('sums the log-odds of missing terms, weighted by their shares', () => {
    const [filled, calm, ports, gale] = valuesOf('associations: with the missing', FILLED, CALM, PORTS, GALE);
    // "Harbours" goes with "ports" as well.
    expect(filled).toBeGreaterThan(calm!);
    expect(calm).toBeGreaterThan(0);
    expect([ports, gale]).toEqual([0, 0]);
    const [filledStrongest, calmStrongest] = valuesOf(
      'associations: strongest with the missing',
      FILLED,
      CALM,
    );
    expect(filledStrongest).toBeGreaterThan(calmStrongest!);
  });
});
