import { describe, expect, it } from 'vitest';
import { TERM_FEATURES } from '../../../src/retrieval/features/term.ts';
import { featuresOf, lexiconOf, nonZero, type Row, rounded, stored } from './fixtures.ts';

const KILLED = 'It killed forty in Varde.';
const STORM = 'The storm was near.';
const QUAKED = 'Berg quaked.';
const ARTICLES = [{ title: 'Varde', paragraphs: [[STORM, KILLED, QUAKED], ['Talks ended.']] }];

describe('the features of a term', () => {
  it('have distinct names, the share first', () => {
    expect(new Set(TERM_FEATURES).size).toBe(TERM_FEATURES.length);
    expect(TERM_FEATURES[0]).toBe('share');
  });
});

describe('the features of a term of “Which talking city in the Vardo quake ended 40 with storms?”', () => {
  const features = () =>
    featuresOf('Which talking city in the Vardo quake ended 40 with storms?', ARTICLES, {
      // Of talking, city, vardo, quake, ended, 40 and storms; the sum is 10.
      rarities: [1, 1, 4, 1, 1, 1, 1],
      ranked: { [KILLED]: {}, [STORM]: {}, [QUAKED]: {}, 'Talks ended.': {} },
      lexicon: lexiconOf(
        { city: [100, 0], killed: [60, 80], forty: [80, 60] },
        {
          citi: { background: stored(60), given: { kill: stored(20), '#name': stored(10) } },
          quak: { background: stored(60), given: { storm: stored(40) } },
        },
      ),
    });

  it.each<[word: string, sentence: string, Row]>([
    [
      'talking',
      KILLED,
      {
        share: 0.1,
        rarity: 0.25,
        'in the article': 1,
        'is first': 1,
        'ends in -ing': 1,
      },
    ],
    [
      'city',
      KILLED,
      {
        share: 0.1,
        rarity: 0.25,
        'nearest stand-in': 0.6,
        'unknown to the library': 1,
        place: rounded(1 / 7),
        'is asked for': 1,
      },
    ],
    [
      'vardo',
      KILLED,
      {
        share: 0.4,
        rarity: 1,
        'in the sentence': 1,
        'in the paragraph': 1,
        'in the title': 1,
        'in the article': 1,
        'nearest stand-in': 1,
        'start of a word': 1,
        'part of a word': 1,
        'is a name': 1,
        'asked with a capital': 1,
        'read as another word': 1,
        'after “the”': 1,
        place: rounded(2 / 7),
      },
    ],
    [
      'quake',
      KILLED,
      {
        share: 0.1,
        rarity: 0.25,
        'in the paragraph': 1,
        'in the article': 1,
        'in the sentence after': 1,
        place: rounded(3 / 7),
      },
    ],
    [
      'ended',
      KILLED,
      { share: 0.1, rarity: 0.25, 'in the article': 1, 'ends in -ed': 1, place: rounded(4 / 7) },
    ],
    [
      '40',
      KILLED,
      {
        share: 0.1,
        rarity: 0.25,
        'in the sentence': 1,
        'in the paragraph': 1,
        'in the article': 1,
        'nearest stand-in': 1,
        'start of a word': 1,
        'part of a word': 1,
        'has digits': 1,
        place: rounded(5 / 7),
      },
    ],
    [
      'storms',
      KILLED,
      {
        share: 0.1,
        rarity: 0.25,
        'in the paragraph': 1,
        'in the article': 1,
        'in the sentence before': 1,
        'before, and a pronoun here': 1,
        place: rounded(6 / 7),
        'is last': 1,
      },
    ],
    [
      'storms',
      QUAKED,
      {
        share: 0.1,
        rarity: 0.25,
        'in the paragraph': 1,
        'in the article': 1,
        place: rounded(6 / 7),
        'is last': 1,
      },
    ],
  ])('tell what %j is, and where it occurs around “%s”', (word, sentence, expected) => {
    const { 'spoken for': _, 'spoken for by one word': __, ...row } = features()[sentence]!.terms[word]!;
    expect(nonZero(row)).toEqual(expected);
  });

  it('are higher for a sentence whose words go with the term, by the translation table', () => {
    const oddsOf = (word: string, sentence: string) => features()[sentence]!.terms[word]!['spoken for']!;
    expect(oddsOf('city', KILLED)).toBeGreaterThan(0);
    expect(oddsOf('quake', STORM)).toBeGreaterThan(0);
    expect(oddsOf('quake', KILLED)).toBeLessThan(0);
    // The table has no row for "talking".
    expect(oddsOf('talking', KILLED)).toBe(0);
  });

  it('include the highest probability of a term that is missing, given one word of the sentence', () => {
    const highest = (word: string) => features()[KILLED]!.terms[word]!['spoken for by one word'];
    expect(highest('city')).toBe(rounded(stored(10)));
    expect(highest('quake')).toBe(0);
    expect(highest('vardo')).toBe(0);
  });
});

describe('the features of a term that is missing in the sentence', () => {
  it.each<[word: string, sentence: string, Row]>([
    ['motorists', 'The motorcade came by the port.', { 'start of a word': 1 }],
    ['motorways', 'The motor hummed by the port.', { 'start of a word': 1, 'part of a word': 1 }],
    ['complete', 'An incompletely built one stood by the port.', { 'part of a word': 1 }],
    ['winter', 'A wintry day came by the port.', { 'start of a word': 1 }],
    ['helicopter', 'Helium came by the port.', {}],
    ['hard', 'A hardcore fan was by the port.', { 'start of a word': 1, 'part of a word': 1 }],
    ['hard', 'The orchard was by the port.', { 'part of a word': 1 }],
    ['handicapped', 'It was at hand by the port.', {}],
    ['dogs', 'A hotdog was sold by the port.', {}],
    ['art', 'The artist came by the port.', {}],
    ['night', 'He came by the port.', {}],
  ])('tell whether a word is spelt like it: %j in “%s”', (word, sentence, expected) => {
    const features = featuresOf(`${word} port`, [{ paragraphs: [[sentence]] }], {
      ranked: { [sentence]: {} },
    });
    const row = Object.values(features[sentence]!.terms)[0]!;
    const spelling = { 'start of a word': row['start of a word']!, 'part of a word': row['part of a word']! };
    expect(nonZero(spelling)).toEqual(expected);
  });

  it('include that it is a date', () => {
    const { terms } = featuresOf('Which storm came in 2019?', [{ paragraphs: [['A storm came.']] }], {
      ranked: { 'A storm came.': {} },
      dates: true,
    })['A storm came.']!;
    expect(Object.entries(terms).map(([word, row]) => [word, row['is a time']])).toEqual([
      ['2019', 0],
      ['storm', 0],
      ['came', 0],
      ['@2019', 1],
    ]);
  });
});
