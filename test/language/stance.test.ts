import { describe, expect, it } from 'vitest';
import { claimAskedIn, stanceOn } from '../../src/language/stance.ts';

describe('the claim that a question asks about', () => {
  it.each([
    ['What is allowed on the beach?', 'allow', false],
    ['What is not allowed on the beach?', 'allow', true],
    ['whats forbidden on the beach', 'allow', true],
    ['what cant members borrow', 'borrow', true],
    ["What can't the members borrow?", 'borrow', true],
    ['Who never signed the treaty?', 'sign', true],
    ['Who refused to sign the treaty?', 'sign', true],
    ['Who did not fail to sign the treaty?', 'sign', false],
    ['Which face has nobody climbed?', 'climb', true],
    ['What does version 2 no longer support?', 'support', true],
    ['How many people did not vote?', 'vote', true],
    ['What is unsafe for parrots?', 'safe', true],
  ])('of “%s” is about “%s”, negated: %s', (question, about, negated) => {
    expect(claimAskedIn(question)).toMatchObject({ about, isNoun: false, isNegated: negated });
  });

  it.each([
    ['Which flat has a balcony?', false],
    ['Which flat has no balcony?', true],
    ['Which flat is without a balcony?', true],
  ])('may be about a noun: “%s”, negated: %s', (question, negated) => {
    expect(claimAskedIn(question)).toMatchObject({ about: 'balconi', isNoun: true, isNegated: negated });
  });

  it.each([
    'Are dogs allowed on the beach?',
    'Why did the ship not sail?',
    'How do I not lose my sword?',
    'What if it does not start?',
    'dogs beach',
    '',
  ])('is null for questions of yes or no, of causes and ways, and for unclear ones: “%s”', (question) => {
    expect(claimAskedIn(question)).toBeNull();
  });
});

describe('the stance of a text on the claim of a question', () => {
  const ALLOWED = claimAskedIn('What is allowed on the beach?')!;
  const SIGNED = claimAskedIn('Who signed the treaty?')!;

  it.each([
    ['Dogs are allowed on the beach.', 'agrees'],
    ['Dogs are permitted on the beach.', 'agrees'],
    ['Dogs are not allowed on the beach.', 'contradicts'],
    ['No dogs are allowed on the beach.', 'contradicts'],
    ['Dogs are prohibited on the beach.', 'contradicts'],
    ['Not allowed on the beach', 'contradicts'],
    ['What is not allowed on the beach?', 'contradicts'],
    ['What is allowed on the beach?', 'agrees'],
    ['Are dogs allowed on the beach?', 'silent'],
    ['Dogs are allowed, and cats are not allowed.', 'agrees'],
    ['The beach is swept on Mondays.', 'silent'],
    ['Nothing is allowed on the beach.', 'silent'],
    ['Not only dogs are allowed on the beach.', 'silent'],
    ['Dogs are not allowed on the beach until October.', 'silent'],
  ])('that something is allowed: “%s” %s', (text, stance) => {
    expect(stanceOn(text, ALLOWED)).toBe(stance);
  });

  it.each([
    ['Malta signed the treaty.', 'agrees'],
    ['Malta refused to sign the treaty.', 'contradicts'],
    ['Malta was unable to sign the treaty.', 'contradicts'],
    ['Malta was not allowed to sign the treaty.', 'contradicts'],
    ['Malta, which does not border it, signed the treaty.', 'agrees'],
    ['Malta did not hesitate and signed the treaty.', 'agrees'],
    ['The treaty was left unsigned.', 'contradicts'],
  ])('that somebody signed: “%s” %s', (text, stance) => {
    expect(stanceOn(text, SIGNED)).toBe(stance);
  });

  it('is the opposite for a negated claim', () => {
    const claim = claimAskedIn('What is not allowed on the beach?')!;
    expect(stanceOn('Dogs are not allowed on the beach.', claim)).toBe('agrees');
    expect(stanceOn('Nothing is allowed on the beach.', claim)).toBe('agrees');
    expect(stanceOn('Dogs are allowed on the beach.', claim)).toBe('contradicts');
  });
});
