/** Answer types: tells whether a text has a value of the type that a question asks for. */

import type { QuestionKind } from './question.ts';

const AMOUNT =
  /\d|[½¼¾]|\b(?:no|none|nobody|nothing|free|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|all|both|every|each|any|many|few|several|couple|dozens?|hundreds?|thousands?|unlimited|single|only)\b/i;
const CLOCK =
  /\d|\b(?:noon|midday|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|same time)\b/i;

const ASKS_END = /\bwhen\b.*\b(?:ends?|ending|finish(?:es|ing)?|close[sd]?|closing|over)\b/i;
const END =
  /[–—-]|\d ?h\b|\b(?:un)?til+\b|\b(?:to|by|last|late|over|end|ends|ended|ending|finish\w*|clos\w+|shut\w*)\b/i;
const BEGINNING = /\b(?:from|since|starts?|begins?|opens?)\b/i;

const ASKS_PRICE = /\b(?:how much|costs?|price|fee)\b/i;
const PERIOD = '(hour|day|night|week|month|year)s?';
const ASKED_PERIOD = new RegExp(`\\b(?:per|an?|each|every|whole|full) ${PERIOD}\\b`, 'i');
const PERIODS = new RegExp(`(?:\\b(?:per|an?|each|every) |/ ?)${PERIOD}\\b`, 'gi');

/**
 * Whether a text surely lacks what a question asks for: a number for how many, a time of day, the end of what it gives the
 * beginning of, the price of the period that is asked about.
 *
 * @param text what is shown, in any language
 */
export function lacksAnswerType(question: string, kind: QuestionKind, text: string): boolean {
  if (kind === 'how many' && /\bhow\b/i.test(question) && !AMOUNT.test(text)) return true;
  if (/\bwhat time\b/i.test(question) && !CLOCK.test(text)) return true;
  if (ASKS_END.test(question) && BEGINNING.test(text) && !END.test(text)) return true;
  const period = ASKS_PRICE.test(question) ? ASKED_PERIOD.exec(question)?.[1]?.toLowerCase() : undefined;
  if (period === undefined) return false;
  const stated = Array.from(text.matchAll(PERIODS), ([, of]) => of!.toLowerCase());
  return stated.length > 0 && !stated.includes(period);
}
