import { expect, it } from 'vitest';
import { asksForDenial, deniesSomething } from '../../src/language/negation.ts';

it.each([
  ['Which team did not win the cup in 1999?', true],
  ["What isn't allowed on the market?", true],
  ['who never signed the treaty', true],
  ['What has no end?', true],
  ['Which team won the cup in 1999?', false],
  ['why does it not start', false],
  ['How do I stop it if it does not start?', false],
  ['what to do when the shop does not open', false],
  ['', false],
])('%s asks for something negated: %s', (question, asks) => {
  expect(asksForDenial(question)).toBe(asks);
});

it.each([
  ['Dogs are not allowed.', true],
  ['The town refused to sign.', true],
  ['Combat logging is forbidden.', true],
  ['It was left unfinished.', true],
  ['Dogs are allowed.', false],
  ['The town signed the treaty.', false],
])('%s negates something: %s', (sentence, denies) => {
  expect(deniesSomething(sentence)).toBe(denies);
});
