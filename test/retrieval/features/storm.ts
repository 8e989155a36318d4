/** A small library, and the features of its sentences for one question. */

import { type ArticleFixture, featuresOf, groupOf, nonZero, type Row } from './fixtures.ts';

export const STORM = 'A storm closed the harbour of Varde in 2019.';
export const TWO_DAYS = 'It lasted two days.';
export const PORT = 'Varde is a port.';
export const WARNING = 'The mayor, Ada Berg, called it “a warning”; nobody in Varde laughed.';
export const CREWS = 'She praised the crews (all 40)';
export const OF_2019 = 'What of 2019?';
export const CHEAP = 'Harbours are not cheap.';
const ARTICLES: ArticleFixture[] = [
  {
    title: 'Storm in Varde',
    paragraphs: [
      [PORT, STORM, TWO_DAYS],
      [WARNING, CREWS, OF_2019],
    ],
  },
  { paragraphs: [[CHEAP]] },
];

export const QUESTION = 'Which storm closed the harbour of Varde in 2019?';

const found = () =>
  featuresOf(QUESTION, ARTICLES, {
    // The shares are 0.1, 0.1, 0.2, 0.4 and 0.2.
    rarities: [1, 1, 2, 4, 2],
    ranked: {
      [STORM]: { score: 8, parts: { sentence: 4, paragraph: 3, article: 1 } },
      [TWO_DAYS]: { score: 6, parts: { sentence: 1, paragraph: 1.5, article: 2 } },
      [PORT]: { score: 4, parts: { sentence: 2, paragraph: 0, article: 0.5 } },
      [WARNING]: { score: 3, parts: { sentence: 0, paragraph: 0, article: 0 } },
      [CREWS]: { score: 2, parts: { sentence: 0, paragraph: 0, article: 0 } },
      [OF_2019]: { score: 2, parts: { sentence: 0, paragraph: 0, article: 0 } },
      [CHEAP]: { score: 0, parts: { sentence: 0, paragraph: 0, article: 0 } },
    },
  });

/** A sentence's features of one group that are not 0. */
export function group(sentence: string, name: string): Row {
  return nonZero(groupOf(found()[sentence]!.sentence, name));
}
