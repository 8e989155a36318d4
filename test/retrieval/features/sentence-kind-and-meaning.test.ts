import { describe, expect, it } from 'vitest';
import { featuresOf, groupOf, kept, lexiconOf, nonZero, type Row } from './fixtures.ts';

describe('what a sentence offers a question of a kind', () => {
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
    // What the question says itself is no answer.
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
        'numbers, how many': 0.25,
      },
    ],
    [
      'How long did the storm take?',
      'The storm took 2.',
      { 'asks how long': 1, 'offers what is wanted': 1, 'has number': 1, 'numbers, how many': 0.25 },
    ],
    [
      'How many did the storm kill?',
      'The storm killed 40 people.',
      {
        'asks how many': 1,
        'offers what is wanted': 1,
        'offers the first of it': 1,
        'has number': 1,
        'numbers, how many': 0.25,
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
        'names, how many': 0.125,
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
        'names, how many': 0.125,
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
        'names, how many': 0.25,
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
      { 'asks what': 1, 'a thing is asked for': 1, 'has number': 1, 'numbers, how many': 1 },
    ],
    [
      'the storm',
      'The storm hit Ada Berg, Bo Dahl, Cai Elm, Dag Falk and Eva Gran.',
      { 'asks what': 1, 'has name': 1, 'names, how many': 1 },
    ],
  ])('%s %s', (question, sentence, expected) => {
    const found = featuresOf(question, [{ paragraphs: [[sentence]] }], { ranked: { [sentence]: {} } });
    expect(nonZero(groupOf(found[sentence]!.sentence, 'kind'))).toEqual(expected);
  });
});

describe('what speaks for “What gale did ports fear?” in a sentence', () => {
  const FILLED = 'The storm filled 3 harbours with calm.';
  const PORTS = 'Ports wait.';
  const CALM = 'The storm was calm.';
  const GALE = 'A gale blew.';
  const found = () =>
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
        // The shares are 1/2, 1/4 and 1/4.
        rarities: [2, 1, 1],
        ranked: { [FILLED]: {}, [PORTS]: {}, [CALM]: {}, [GALE]: {}, 'A storm': {} },
        lexicon: lexiconOf(
          { storm: [100, 0], gale: [80, 60], port: [60, 80], calm: [-100, 0] },
          {
            '@what gale': { background: kept(60), given: { storm: kept(20), '#number': kept(40) } },
            '@what': { background: kept(20), given: { storm: kept(30) } },
            gale: { background: kept(80), given: { storm: kept(40), harbor: kept(60) } },
            port: { background: kept(50), given: { harbor: kept(30) } },
          },
        ),
      },
    );

  it.each<[string, Row]>([
    [
      FILLED,
      {
        'stand-ins for the missing': 0.325,
        'stand-ins for those missing in the paragraph': 0.25,
        'stand-ins for all': 0.55,
        'nearest stand-in': 0.8,
        'same subject': 0.7399,
        'nearest to what is asked for': 0.8,
      },
    ],
    [PORTS, { 'stand-ins for all': 0.25, 'same subject': 0.9821 }],
    [GALE, { 'stand-ins for all': 0.5, 'same subject': 0.9956 }],
    [
      'A storm',
      {
        'stand-ins for the missing': 0.325,
        'stand-ins for those missing in the paragraph': 0.075,
        'stand-ins for all': 0.55,
        'nearest stand-in': 0.8,
        'same subject': 0.7399,
        'nearest to what is asked for': 0.8,
      },
    ],
  ])('is the nearness of its words: %s', (sentence, expected) => {
    expect(nonZero(groupOf(found()[sentence]!.sentence, 'vectors'))).toEqual(expected);
  });

  it.each<[string, Row]>([
    [
      FILLED,
      {
        'with the missing': 0.184,
        'with those missing in the paragraph': 0.1914,
        'with all': 0.184,
        'strongest with the missing': 0.1235,
        'with what is wanted': 0.3829,
        'with its first word': -0.4307,
        'strongest with what is wanted': 0.3679,
        'with what is asked for': 0.3829,
      },
    ],
    [PORTS, {}],
    [
      CALM,
      {
        'with the missing': 0.1199,
        'with those missing in the paragraph': 0.3197,
        'with all': 0.1199,
        'strongest with the missing': 0.0677,
        'with what is wanted': 0.6394,
        'with its first word': -0.1476,
        'strongest with what is wanted': 0.3679,
        'with what is asked for': 0.6394,
      },
    ],
    [GALE, {}],
  ])('is what was learned of pairs of words: %s', (sentence, expected) => {
    expect(nonZero(groupOf(found()[sentence]!.sentence, 'associations'))).toEqual(expected);
  });
});
