/** Questions for all that something has: "what's in the starter kit?", "what does Gold include?", "perks of Gold". */

import { normalizeChat } from './chat-normalization.ts';
import { keysOf, type Term } from './terms.ts';

/** Only the beginning of a question is read; in characters. */
const MAX_READ = 300;

const ASKS_FOR_CONTENTS =
  /\bwhat(?:['’]?s| is| are)(?: all)? (?:in|inside)\b|\bwhat\b.{0,80}\b(?:includ(?:es?|ed)|contains?|comes? with)\b|\bwhat (?:do|does|did|will|would) (?!.*\bto\b).{1,80}\b(?:get|have|give|offer)\b|\b(?:perks|benefits|contents)\b/i;
/** The keys of words that ask for contents, and do not name what has them. */
const ASKING = keysOf('inside include contain come get have give offer perk benefit content all');

/**
 * The words that name the thing whose contents a question asks for.
 *
 * @param terms those of the question
 * @returns at least one; null for other questions
 */
export function contentsAskedOf(question: string, terms: readonly Term[]): readonly Term[] | null {
  if (!ASKS_FOR_CONTENTS.test(normalizeChat(question.slice(0, MAX_READ)))) return null;
  const names = terms.filter(({ stop, key }) => !stop && !ASKING.has(key));
  return names.length > 0 ? names : null;
}
