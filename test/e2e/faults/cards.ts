/** Cards of answers, and checks that Discord accepts them. */

import { expect } from 'vitest';
import { answerCard } from '../../../src/discord/card/answer.ts';
import { type Card, privately } from '../../../src/discord/card/parts.ts';
import { english } from '../../../src/i18n/translator.ts';
import type { Answers } from '../../../src/library/answers.ts';
import { checkMessage } from '../../../src/local/rules/message.ts';
import { type Json, Validator } from '../../../src/local/validator.ts';
import { LONE_SURROGATE } from './hostile-text.ts';

/** The cards of an answer: two quotes, each in public and private form. */
export function cardsOf(answers: Answers): Card[] {
  const asked = {
    asker: '1b2c3d',
    scope: { asked: '2024-05-06', from: '2024-01-01', to: '2024-12-31' },
  } as const;
  return [0, 1].flatMap((place) => [
    answerCard(english, answers, { asked, place, isPrivate: false, canReport: true }),
    answerCard(english, answers, { asked, place, isPrivate: true, canReport: false, isGone: true }),
  ]);
}

/** Checks that Discord accepts a card, and that it pings nobody. */
export function expectValidCard(card: Card): void {
  const { allowedMentions, ...rest } = privately(card);
  const json = JSON.stringify({ ...rest, allowed_mentions: allowedMentions });
  expect(allowedMentions).toEqual({ parse: [] });
  checkMessage(new Validator(JSON.parse(json) as Json), { requireAllowedMentions: true, uploads: [] });
  for (const text of textsOf(card)) expect(text).not.toMatch(LONE_SURROGATE);
}

/** The Markdown texts of a card. */
export function textsOf(card: Card): string[] {
  const texts: string[] = [];
  JSON.stringify(card.components, (key, value: unknown) => {
    if (key === 'content' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}
