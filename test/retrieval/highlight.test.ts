import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../src/language/dates.ts';
import { kindOf } from '../../src/language/question.ts';
import { termsOf } from '../../src/language/terms.ts';
import { highlight } from '../../src/retrieval/highlight.ts';

function answering(question: string, text: string): string[] {
  const dates = resolveDates(text, '2023-06-19');
  const spans = highlight(kindOf(question), termsOf(question), { text, terms: termsOf(text), dates });
  return spans.map(({ start, end }) => text.slice(start, end));
}

const ARRIVAL = 'US Secretary of State Anthony Blinken arrived in Beijing on June 18.';

describe('the part that answers', () => {
  it.each([
    ['When did Blinken arrive in Beijing?', ARRIVAL, ['June 18']],
    ['Who arrived in Beijing?', ARRIVAL, ['US Secretary of State Anthony Blinken']],
    ['Where did Blinken arrive?', ARRIVAL, ['Beijing']],
    [
      'How long did they talk?',
      'They talked for about five and a half hours.',
      ['about five and a half hours'],
    ],
    ['How many people came?', 'In 2018 some 1,200 people came.', ['some 1,200']],
    ['What share agreed?', 'Of all members 55.5% agreed.', ['55.5%']],
    ['Why was it closed?', 'It was closed because the roof leaked.', ['because the roof leaked']],
    ['What did they do?', 'They talked.', []],
    ['When did they talk?', 'They talked for hours.', []],
  ])('of %j is in %j: %j', (question, sentence, parts) => {
    expect(answering(question, sentence)).toEqual(parts);
  });

  it('is never what the question says itself', () => {
    expect(answering('Who met Qin Gang?', 'Qin Gang met Wang Yi.')).toEqual(['Wang Yi']);
    expect(answering('When in 2018 did they meet?', 'They met in 2018.')).toEqual([]);
  });

  it('is no number of a date', () => {
    expect(answering('How many flights were there?', 'On 18 June 2023 there were 40 flights.')).toEqual([
      '40',
    ]);
  });
});
