import { expect, it } from 'vitest';
import { nextWordIn, recencyWordsIn } from '../../src/language/recency.ts';

it.each([
  ['Who is the latest member?', true],
  ['whats the newest version', true],
  ['what is on this week', true],
  ['is the bridge open right now', true],
  ['is it open today?', true],
  ['who is the current mayor', true],
  ['Is the bridge still closed?', true],
  ['Has the fee changed?', true],
  ['What changed in 2.7?', false],
  ['What did they know?', false],
  ['What is the city now known as?', false],
  ['What was the capital until now?', false],
  ['Who was mayor in 1990?', false],
])('%s asks for the newest information: %s', (question, asks) => {
  expect(recencyWordsIn(question) !== null).toBe(asks);
});

it.each([
  ['When is the next meeting?', 'next'],
  ['any upcoming trips', 'upcoming'],
  ['What is the text of rule 2?', null],
])('%s asks for what is still to come by %j', (question, word) => {
  const span = nextWordIn(question);
  expect(span && question.slice(span.start, span.end)).toBe(word);
});
