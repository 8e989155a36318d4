import { describe, expect, it } from 'vitest';
import { featuresOf, type Row, rounded } from './fixtures.ts';
import { CHEAP, group, OF_2019, PORT, QUESTION, STORM, TWO_DAYS } from './storm.ts';

describe(`the coverage of “${QUESTION}” by a sentence`, () => {
  it.each<[string, Row]>([
    [
      STORM,
      {
        'in the sentence': 1,
        'in context': 1,
        'in the title': 0.5,
        'in the paragraph': 1,
        'in the article': 1,
        'in the sentence before': 0.4,
        'names in the sentence': 0.4,
        'numbers in the sentence': 0.2,
        'matches of all': 1,
        'matches among its words': 1,
        'rarest in the sentence': 1,
        'rarest in context': 1,
        'says what is asked for': 1,
      },
    ],
    [
      TWO_DAYS,
      {
        'in context': 1,
        'in context only': 1,
        'in the title': 0.5,
        'in the paragraph': 1,
        'in the article': 1,
        'in the sentence before': 1,
        'in the sentence after': 0.4,
        'in the one before only': 1,
        'in the one after only': 0.4,
        'numbers missing': 0.2,
        'rarest in context': 1,
      },
    ],
    [
      PORT,
      {
        'in the sentence': 0.4,
        'in context': 1,
        'in context only': 0.6,
        'in the title': 0.5,
        'in the paragraph': 1,
        'in the article': 1,
        'in the sentence after': 1,
        'in the one after only': 0.6,
        'missing here and before': 0.6,
        'names in the sentence': 0.4,
        'numbers missing': 0.2,
        'matches of all': 0.2,
        'matches among its words': 0.5,
        'rarest in the sentence': 1,
        'rarest in context': 1,
      },
    ],
    [
      OF_2019,
      {
        'in the sentence': 0.2,
        'in context': 0.7,
        'in context only': 0.5,
        'in the title': 0.5,
        'in the paragraph': 0.6,
        'in the article': 1,
        missing: 0.3,
        'missing here and before': 0.8,
        'numbers in the sentence': 0.2,
        'matches of all': 0.2,
        'matches among its words': 1,
        'rarest in context': 1,
      },
    ],
    [
      CHEAP,
      {
        'in the sentence': 0.2,
        'in context': 0.2,
        'in the paragraph': 0.2,
        'in the article': 0.2,
        missing: 0.8,
        'missing here and before': 0.8,
        'missing in the article': 0.8,
        'names missing': 0.4,
        'numbers missing': 0.2,
        'numbers missing in context': 0.2,
        'matches of all': 0.2,
        'matches among its words': rounded(1 / 3),
      },
    ],
  ])('is the share of its terms, by idf, in the sentence and around it: %s', (sentence, expected) => {
    const { 'length of the question': _, 'words of the question': __, ...row } = group(sentence, 'coverage');
    expect(row).toEqual(expected);
  });
});

describe('the coverage features', () => {
  it.each(['length of the question', 'words of the question'])(
    'grow with the question, up to 1: %s',
    (name) => {
      const [short, long, longest] = ['port', 'storm in the port', 'in a storm of the port '.repeat(9)].map(
        (question) =>
          featuresOf(question, [{ paragraphs: [['The port.']] }], { ranked: { 'The port.': {} } })[
            'The port.'
          ]!.sentence[`coverage: ${name}`]!,
      );
      expect(long).toBeGreaterThan(short!);
      expect(longest).toBeGreaterThanOrEqual(long!);
      expect(longest).toBeLessThanOrEqual(1);
    },
  );
});
