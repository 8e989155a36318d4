import { describe, expect, it } from 'vitest';
import { hasStartOf } from '../../src/library/repeated-words.ts';

const ARTICLE =
  'The council of Lindholm met on Friday. It closed (at last). It costs $5.\nThe harbour is shut.';

describe('the start of a quote', () => {
  it.each([
    ['It closed (at last).', 'the same sentence'],
    ['IT COSTS  $5.', 'other capitals and blanks'],
    ['The\nharbour is shut.', 'another line break'],
    ['The council of Lindholm met on Thursday, and spoke.', 'the first six words alone'],
  ])('%j is found: %s', (quote) => {
    expect(hasStartOf(quote, ARTICLE)).toBe(true);
  });

  it.each([
    ['The council of Lindholm met in May.', 'one of the first six words differs'],
    ['at', 'found as a part of a word only', 'Late.'],
    ['It cost', 'found as a part of a word only'],
    ['It closed .at last..', 'nothing in it is a pattern'],
  ])('%j is not found: %s', (quote, _, article = ARTICLE) => {
    expect(hasStartOf(quote, article)).toBe(false);
  });

  it('is looked for in a text of any length, and may be one very long word', () => {
    expect(hasStartOf('('.repeat(5_000_000), 'x '.repeat(100_000))).toBe(false);
  });
});
