import { expect, it } from 'vitest';
import { asksForFrequency, statesFrequency } from '../../src/language/frequency.ts';

it.each([
  ['how often can i appeal', true],
  ['How frequently does it restart?', true],
  ['how many times a week is it open', true],
  ['how many appeals are there', false],
  ['how long does it take', false],
])('%j asks how often: %j', (question, asks) => {
  expect(asksForFrequency(question)).toBe(asks);
});

it.each([
  ['You can appeal once every 3 months.', true],
  ['It restarts daily.', true],
  ['Backups run 4 times.', true],
  ['Open on Sundays.', true],
  ['Two posts a day.', true],
  ['We answer within 5 days.', false],
  ['The next one is on 4 May.', false],
])('%j says how often: %j', (text, states) => {
  expect(statesFrequency(text)).toBe(states);
});
