import { describe, expect, it } from 'vitest';
import { itemAskedFor, itemNumberAtStart } from '../../src/language/item-numbers.ts';
import { questionTermsOf } from '../../src/language/question.ts';

describe('the number at the start of a text', () => {
  it.each([
    ['Rule 3: Be kind.', '3'],
    ['Rule #3 – Be kind', '3'],
    ['§ 12 The seat', '12'],
    ['§12', '12'],
    ['3. Keep it clean', '3'],
    ['3) Keep it clean', '3'],
    ['2.2 Claims', '2.2'],
    ['4.10.2. Scope', '4.10.2'],
    ['SECTION 4', '4'],
    ['4 people came', null],
    ['2024 in review', null],
    ['3rd of May', null],
    ['Rules 3 to 5', null],
    ['Step 4% up', null],
    ['', null],
  ])('of %j is %j', (text, number) => {
    expect(itemNumberAtStart(text)).toBe(number);
  });
});

describe('the item that a question may ask for', () => {
  it.each([
    ['what is rule 4?', '#4: rule'],
    ['rule #4', '#4: rule'],
    ['can you explain rule 4 please', '#4: rule'],
    ['whats the third rule of the market', '#3: rule market'],
    ['What does section 2.2 say?', '#2.2: section'],
    ['first step', '#1: step'],
    ['what is §4', '#4: '],
    ['what changed in rule 4', '#4: changed rule'],
    ['which rules are there', null],
    ['what is 4', null],
    ['', null],
  ])('by %j is %j, with the words that have to name it', (question, expected) => {
    const item = itemAskedFor(questionTermsOf(question));
    expect(item && `${item.key}: ${item.names.map(({ word }) => word).join(' ')}`).toBe(expected);
  });
});
