import { describe, expect, it } from 'vitest';
import type { Row } from './fixtures.ts';
import { CHEAP, group, OF_2019, PORT, QUESTION, STORM, TWO_DAYS } from './storm.ts';

describe(`a sentence before “${QUESTION}”`, () => {
  const question = { 'length of the question': 0.4167, 'words of the question': 0.36 };
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
        'matches among its words': 0.3333,
      },
    ],
  ])('covers so much of it: %s', (sentence, expected) => {
    expect(group(sentence, 'coverage')).toEqual({ ...expected, ...question });
  });
});
