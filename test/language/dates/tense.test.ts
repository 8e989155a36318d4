import { describe, expect, it } from 'vitest';
import { type Tense, tenseAt } from '../../../src/language/dates/tense.ts';
import { tokensOf } from '../../../src/language/dates/tokens.ts';

/** The tense of the clause around the word in brackets. */
function tense(marked: string): Tense {
  const sentence = marked.replace(/[[\]]/g, '');
  const tokens = tokensOf(sentence);
  const first = tokens.starts.findIndex((start) => start >= marked.indexOf('['));
  const last = tokens.ends.findIndex((end) => end >= marked.indexOf(']') - 1) + 1;
  return tenseAt(tokens, first, last);
}

const CASES: Record<Tense, string[]> = {
  past: [
    'They met on [Friday].',
    'They said [Friday] they would meet.',
    'It was closed on [Friday].',
    'It had closed by [Friday].',
    'They did not meet on [Friday].',
    'They have met since [Friday].',
    'Since [Friday] it rains.',
    'It could not be reached on [Friday].',
    "It couldn't be reached on [Friday].",
    'It will have closed on [Friday].',
    'It lasted until [Friday].',
    'It did not end until [Friday].',
    'The fire set off on [Friday] spread.',
    'He failed to meet her on [Friday].',
    'The vote on [Friday] was close.',
    'On [Friday], they met.',
    'In [May] prices rose and will fall.',
    'After rain that fell [Friday], they will meet.',
    'It closed due to the rain on [Friday].',
    'He set fire to it on [Friday].',
    'They, who met, and on [Friday], all.',
  ],
  future: [
    'They will meet on [Friday].',
    "They'll meet on [Friday].",
    'They are to meet on [Friday].',
    'They were to meet on [Friday].',
    'They are meeting on [Friday].',
    'It is due on [Friday].',
    'It is set for [Friday].',
    'It is set to end on [Friday].',
    'They agreed to meet on [Friday].',
    'He ordered the head of the bank to appear on [Friday].',
    'He asked her to resign by [Friday].',
    'They plan to meet on [Friday].',
    'They meet on [Friday].',
    'The talks begin on [Friday].',
    'The deadline is [Friday].',
    'The vote on [Friday] will be close.',
    'The vote on [Friday] is expected to be close.',
    '[Friday] is the day.',
    'It will be closed on [Friday].',
    'It is to be closed on [Friday].',
    'They have until [Friday].',
    'It was extended until [Friday].',
    'Prices rose ahead of [Friday].',
    'He wants it signed by [Friday].',
    'Will the bank cut rates in [May]?',
    'It may rain on [Friday].',
    'To meet on [Friday]',
    'They are going to meet on [Friday].',
    'He said it, but on [Friday] they will meet.',
  ],
  unknown: [
    'Rain on [Friday]',
    '[Friday]',
    'A rate cut in [May]',
    'Talks with them in [May]',
    'The spread of rain on [Friday]',
    'Rain to the north on [Friday]',
  ],
};

describe('the tense around a date', () => {
  it.each(Object.entries(CASES).flatMap(([expected, list]) => list.map((one) => [expected, one] as const)))(
    'is %s: %s',
    (expected, marked) => {
      expect(tense(marked)).toBe(expected);
    },
  );
});
