import { describe, expect, it } from 'vitest';
import { LABEL } from '../../../src/retrieval/segment.ts';
import { type ArticleFixture, featuresOf, groupOf, nonZero, type Row } from './fixtures.ts';

const SHOVEL = 'With a golden shovel, in Varde, on the land of nobody.';
const FREE = 'It costs nothing.';
const LATER = 'A claim of land ends after a year.';
const ROW = 'Scout\tTen';
const PROSE = 'Nobody in Varde may claim more than one.';
const ARTICLES: ArticleFixture[] = [
  {
    title: 'Varde',
    blocks: [
      { label: LABEL.heading, sentences: ['Land'] },
      { parent: 0, label: LABEL.question, sentences: ['How do I claim plots?'] },
      { parent: 1, sentences: [SHOVEL, FREE] },
      { parent: 1, sentences: [LATER] },
      { parent: 0, label: LABEL.heading, sentences: ['Claim, golden rank, hours'] },
      { parent: 4, sentences: [ROW] },
    ],
  },
  { blocks: [{ sentences: [PROSE] }] },
];

describe('the heading features of a sentence for “How to claim land in Varde?”', () => {
  const found = () =>
    featuresOf('How to claim land in Varde?', ARTICLES, {
      // The shares of claim, land and Varde are 1/2, 1/4 and 1/4.
      rarities: [2, 1, 1],
      ranked: { [SHOVEL]: {}, [FREE]: {}, [LATER]: {}, [ROW]: {}, [PROSE]: {} },
    });

  it.each<[string, Row]>([
    [
      SHOVEL,
      {
        'in the headings': 0.75,
        'in the nearest': 0.5,
        'in the headings only': 0.5,
        'in sentence or headings': 1,
        'of the nearest asked': 0.5,
        'plain words in sentence or headings': 0.75,
        'stands below any': 1,
        'stands below a question': 1,
        'answers it first': 1,
        'question covered': 0.5,
      },
    ],
    [
      FREE,
      {
        'in the headings': 0.75,
        'in the nearest': 0.5,
        'in the headings only': 0.75,
        'in sentence or headings': 0.75,
        'of the nearest asked': 0.5,
        'plain words in sentence or headings': 0.75,
        'stands below any': 1,
        'stands below a question': 1,
        'question covered': 0.5,
        'is short': 1,
      },
    ],
    [
      LATER,
      {
        'in the headings': 0.75,
        'in the nearest': 0.5,
        'in sentence or headings': 0.75,
        'of the nearest asked': 0.5,
        'plain words in sentence or headings': 0.75,
        'stands below any': 1,
        'stands below a question': 1,
        'question covered': 0.5,
      },
    ],
    [
      ROW,
      {
        'in the headings': 0.75,
        'in the nearest': 0.5,
        'in the headings only': 0.75,
        'in sentence or headings': 0.75,
        'of the nearest asked': 0.25,
        'plain words in sentence or headings': 0.75,
        'stands below any': 1,
        'is a row': 1,
        'is short': 1,
      },
    ],
    [
      PROSE,
      {
        'in sentence or headings': 0.75,
        'missing in both and the title': 0.25,
        'plain words in sentence or headings': 0.5,
        'plain words missing': 0.25,
        'rarest plain word missing': 0.25,
      },
    ],
  ])('are the shares of the question in its headings, and their kinds: %s', (sentence, expected) => {
    expect(nonZero(groupOf(found()[sentence]!.sentence, 'headings'))).toEqual(expected);
  });

  it('are given for each term of the question as well', () => {
    const inHeadings = (sentence: string) =>
      Object.entries(found()[sentence]!.terms).map(([word, row]) => [
        word,
        row['in the headings'],
        row['in the nearest heading'],
      ]);
    expect(inHeadings(SHOVEL)).toEqual([
      ['claim', 1, 1],
      ['land', 1, 0],
      ['varde', 0, 0],
    ]);
    expect(inHeadings(PROSE).every(([, any, nearest]) => any === 0 && nearest === 0)).toBe(true);
  });

  it('count as context, like the paragraph', () => {
    expect(groupOf(found()[FREE]!.sentence, 'coverage')['in context']).toBe(1);
  });
});
