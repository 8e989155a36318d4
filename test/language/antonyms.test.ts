import { describe, expect, it } from 'vitest';
import { hasAntonymOf } from '../../src/language/antonyms.ts';
import { termsOf } from '../../src/language/terms.ts';

const hasAntonym = (question: string, text: string) => hasAntonymOf(termsOf(question), termsOf(text));

describe('an antonym of a word of a question', () => {
  it.each([
    ['When does the open beta start?', 'The closed beta starts on Friday.'],
    ['When does the open beta start?', 'When does the closed beta start? The servers open on Friday.'],
    ['Which is the largest island?', 'Tromla is the smallest island of the group.'],
    ['What decreased the price?', 'The price was increased by the tax.'],
    ['Who lost the cup?', 'Varde won the cup in 1991.'],
  ])('%s: is in "%s"', (question, text) => {
    expect(hasAntonym(question, text)).toBe(true);
  });

  it.each([
    ['When does the open beta start?', 'The open beta starts when the closed one ends.'],
    ['Which is the largest island?', 'Tromla has 400 people.'],
    ['Who lost the cup?', 'Nobody lost, and nobody won.'],
    ['Who founded the club?', 'The club was founded by two women.'],
  ])('%s: is not in "%s"', (question, text) => {
    expect(hasAntonym(question, text)).toBe(false);
  });
});
