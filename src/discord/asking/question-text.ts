/** Reads the text of questions. */

import { UserError } from '../user-error.ts';

/** In characters. */
export const LONGEST_QUESTION = 300;

/**
 * A typed question.
 *
 * @throws UserError when it has no words, or is too long
 */
export function readQuestion(typed: string): string {
  const question = typed.trim();
  if (!hasWords(question)) throw new UserError('error.questionWithoutWords');
  // Discord's clients enforce the limit, but programs may not.
  if (question.length > LONGEST_QUESTION)
    throw new UserError('error.questionTooLong', { longest: LONGEST_QUESTION });
  return question;
}

/**
 * The question in a message: the whole text or, when it is too long, the first sentence with a question mark.
 *
 * @throws UserError when there is none
 */
export function questionIn(message: string): string {
  const words = withoutMentions(message).replace(/\s+/g, ' ').trim();
  if (!hasWords(words)) throw new UserError('error.noWordsToAsk');
  if (words.length <= LONGEST_QUESTION) return words;
  const question = words.match(QUESTIONS)?.find((one) => one.trim().length <= LONGEST_QUESTION);
  if (!question) throw new UserError('error.messageTooLong', { longest: LONGEST_QUESTION });
  return question.trim();
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Removes mentions, custom emoji and timestamps, which are not part of a question. */
export function withoutMentions(message: string): string {
  return message.replace(/<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|\/[^<>]{1,100}:\d+)>/g, ' ');
}

// Begins at the first character of a sentence only: trying each one would take the square of its length.
const QUESTIONS = /(?<![^.?!])[^.?!]+\?/g;
