import { describe, expect, it } from 'vitest';
import { hasOnlyModified } from '../../src/language/non-subsective-modifiers.ts';
import { termsOf } from '../../src/language/terms.ts';

describe('a word of a question', () => {
  it.each([
    ['when is the state final', 'Sat 31 Oct · State semi-final · Penley Arena', true],
    ['who is the captain', 'Jorun Aas · drivetrain lead and vice captain', true],
    ['when is the state final', 'The semi-final is on Saturday, the final on Sunday.', false],
    ['who is the vice captain', 'Jorun Aas · drivetrain lead and vice captain', false],
    ['who is the captain', 'Mateus · captain', false],
    ['who leads the team', 'Jorun Aas · vice captain', false],
  ])(
    'stands only after a modifier with which it names something else: %s – %s: %s',
    (question, text, isModified) => {
      expect(hasOnlyModified(termsOf(question), termsOf(text))).toBe(isModified);
    },
  );
});
