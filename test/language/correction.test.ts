import { expect, it } from 'vitest';
import { announcesCorrections, correctsSomething } from '../../src/language/correction.ts';

it.each([
  ['Music Bank moved to 11 December because of the awards.', true],
  ['UPDATE 24 Nov: the hall is closed.', true],
  ['⚠️ Correction: we meet in room 4', true],
  ['Registration has been extended to 18 December.', true],
  ['Weight limit raised from 25 to 28 kg.', true],
  ['New dates: SATURDAY 27 + SUNDAY 28 FEBRUARY 2027.', true],
  ['heads up the café moved our slot: now 13-19h!!', true],
  ['Your share is 110 € now.', true],
  ['The parade is cancelled.', true],
  ['The launch moves from 25 July to 22 August.', true],
  ['The minimum goes up to 20 kg.', true],
  ['Quiz night is Sat 24 October, not the 17th.', true],
  ['The weekend is 11–12 July, not 4–5 July.', true],
  ['ok so CORRECTION re the fundraiser.', true],
  ['Room 4 is ours, not theirs.', false],
  ['The lift goes up from the hall.', false],
  ['Cancelled orders are refunded.', false],
  ['She moved fast.', false],
  ['Updates are free.', false],
  ['Update.', false],
  ['The bus goes to Varde.', false],
])('%s corrects something: %s', (sentence, corrects) => {
  expect(correctsSomething(sentence)).toBe(corrects);
});

it.each([
  ['Changes!!', true],
  ['⚠️ Updates to the schedule', true],
  ['What changed', false],
  ['Exchange rates', false],
])('%s announces corrections: %s', (heading, announces) => {
  expect(announcesCorrections(heading)).toBe(announces);
});
