import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../src/language/dates.ts';
import { kindOf } from '../../src/language/question.ts';
import { termsOf } from '../../src/language/terms.ts';
import { highlight } from '../../src/retrieval/highlight.ts';

/** What is highlighted when the attention falls on some words of the sentence, and a little on all. */
function answering(question: string, text: string, attended: string): string[] {
  const terms = termsOf(text);
  const words = new Set(termsOf(attended).map(({ word }) => word));
  const raw = terms.map(({ word }) => (words.has(word) ? 1 : 0.02));
  const total = raw.reduce((sum, value) => sum + value, 0);
  const attention = Float64Array.from(raw, (value) => value / total);
  const dates = resolveDates(text, '2023-06-19');
  const spans = highlight(kindOf(question), termsOf(question), { text, terms, dates }, attention);
  return spans.map(({ start, end }) => text.slice(start, end));
}

const ARRIVAL = 'US Secretary of State Anthony Blinken arrived in Beijing on June 18.';

describe('the part that answers', () => {
  it.each([
    ['When did Blinken arrive in Beijing?', ARRIVAL, 'June', ['June 18']],
    ['Who arrived in Beijing?', ARRIVAL, 'Blinken', ['US Secretary of State Anthony Blinken']],
    ['Where did Blinken arrive?', ARRIVAL, 'Beijing', ['Beijing']],
    [
      'How long did they talk?',
      'They talked for about five and a half hours.',
      'five',
      ['about five and a half hours'],
    ],
    ['How many people came?', 'In 2018 some 1,200 people came.', '1,200', ['some 1,200']],
    ['What share agreed?', 'Of all members 55.5% agreed.', '55.5', ['55.5%']],
    [
      'Why was it closed?',
      'It was closed because the roof leaked.',
      'roof leaked',
      ['because the roof leaked'],
    ],
    ['What did they discuss?', 'They discussed trade in grain at length.', 'trade grain', ['trade in grain']],
  ])('of %j is in %j, by the attention on %j: %j', (question, sentence, attended, parts) => {
    expect(answering(question, sentence, attended)).toEqual(parts);
  });

  it('is one of several by the attention, and two when it is on both', () => {
    const sentence = 'Qin Gang met Wang Yi and Joe Biden.';
    expect(answering('Who was there?', sentence, 'Wang Yi')).toEqual(['Wang Yi']);
    expect(answering('Who was there?', sentence, 'Wang Yi Joe Biden')).toEqual(['Wang Yi', 'Joe Biden']);
  });

  it('is never what the question says itself', () => {
    expect(answering('Who met Qin Gang?', 'Qin Gang met Wang Yi.', 'Qin Gang')).toEqual([]);
    expect(answering('When in 2018 did they meet?', 'They met in 2018.', '2018')).toEqual([]);
  });

  it('is no number of a date', () => {
    const sentence = 'On 18 June 2023 there were 40 flights.';
    expect(answering('How many flights were there?', sentence, '40')).toEqual(['40']);
  });

  it('is nothing where the attention is on nothing', () => {
    expect(
      answering(
        'What did they do in the long winter of that year?',
        'They talked a very long time about nothing at all with each other there.',
        '',
      ),
    ).toEqual([]);
  });
});
