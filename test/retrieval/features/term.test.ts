import { describe, expect, it } from 'vitest';
import { TERM_FEATURES } from '../../../src/retrieval/features/term.ts';
import { featuresOf, kept, lexiconOf, nonZero, type Row } from './fixtures.ts';

const KILLED = 'It killed forty in Varde.';
const STORM = 'The storm was near.';
const QUAKED = 'Berg quaked.';
const ARTICLES = [{ title: 'Varde', paragraphs: [[STORM, KILLED, QUAKED], ['Talks ended.']] }];

describe('the features of a question’s term', () => {
  it('have names that differ, the share first', () => {
    expect(new Set(TERM_FEATURES).size).toBe(TERM_FEATURES.length);
    expect(TERM_FEATURES[0]).toBe('share');
  });

  const found = () =>
    featuresOf('Which talking city in the Vardo quake ended 40 with storms?', ARTICLES, {
      // talking, city, vardo, quake, ended, 40, storms: a sum of 10.
      rarities: [1, 1, 4, 1, 1, 1, 1],
      ranked: { [KILLED]: {}, [STORM]: {}, [QUAKED]: {}, 'Talks ended.': {} },
      lexicon: lexiconOf(
        { city: [100, 0], killed: [60, 80], forty: [80, 60] },
        {
          citi: { background: kept(60), given: { kill: kept(20), '#name': kept(10) } },
          quak: { background: kept(60), given: { storm: kept(40) } },
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
        'spoken for': 0.7319,
        'spoken for by one word': 0.6065,
        'unknown to the library': 1,
        place: 0.1429,
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
        place: 0.2857,
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
        'spoken for': -0.7993,
        place: 0.4286,
      },
    ],
    ['ended', KILLED, { share: 0.1, rarity: 0.25, 'in the article': 1, 'ends in -ed': 1, place: 0.5714 }],
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
        place: 0.7143,
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
        place: 0.8571,
        'is last': 1,
      },
    ],
    [
      'storms',
      QUAKED,
      { share: 0.1, rarity: 0.25, 'in the paragraph': 1, 'in the article': 1, place: 0.8571, 'is last': 1 },
    ],
  ])('say of %j before “%s” what it is and what stands for it', (word, sentence, expected) => {
    expect(nonZero(found()[sentence]!.terms[word]!)).toEqual(expected);
  });
});

describe('what stands for a term that the sentence has not', () => {
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
  ])('%j is told by its letters in “%s”', (word, sentence, expected) => {
    const found = featuresOf(`${word} port`, [{ paragraphs: [[sentence]] }], { ranked: { [sentence]: {} } });
    const row = Object.values(found[sentence]!.terms)[0]!;
    const letters = { 'start of a word': row['start of a word']!, 'part of a word': row['part of a word']! };
    expect(nonZero(letters)).toEqual(expected);
  });

  it('is a time when a day is searched for by it', () => {
    const { terms } = featuresOf('Which storm came in 2019?', [{ paragraphs: [['A storm came.']] }], {
      ranked: { 'A storm came.': {} },
      times: true,
    })['A storm came.']!;
    expect(Object.entries(terms).map(([word, row]) => [word, row['is a time']])).toEqual([
      ['2019', 0],
      ['storm', 0],
      ['came', 0],
      ['@2019', 1],
    ]);
  });
});
