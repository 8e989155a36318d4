/** Follow-up questions: what a question takes from the one before. */

import { kindOf } from './question.ts';

/** A question of a conversation, and what answered it. */
export interface Turn {
  question: string;
  /** What the question itself took from the turn before; null when it stood alone. */
  context: string | null;
  /** The part of the quote that answered; null when nothing did. */
  answer: string | null;
}

/** In characters: the context is cut to this length. The reader reads 40 word pieces of a question. */
const MAX_CONTEXT = 160;

/** Pronouns for a person who was asked for: "Who designed it?" "Ada Berg." "When did she…" */
const PERSONAL_PRONOUN = /\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b/i;
/** A question for a person is answered by a name of at most so many characters; longer answers are clauses. */
const MAX_NAME = 60;

/**
 * What a follow-up takes from the turn before: its question and, for a pronoun that stands for the person who was asked
 * for, that person's name.
 *
 * @returns at most 160 characters, all of them from the turn
 */
export function contextOf(followUp: string, { question, context, answer }: Turn): string {
  const isPersonAsked = kindOf(question) === 'who' && PERSONAL_PRONOUN.test(followUp);
  const name = isPersonAsked && answer && answer.length <= MAX_NAME ? answer : null;
  return [name, question, context]
    .filter((part) => part !== null)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .join(', ')
    .slice(0, MAX_CONTEXT);
}

/**
 * A follow-up question with the words that it leaves out. They are appended: the search finds the topic by them, while
 * the kind of answer is still what the follow-up asks for, where it says so. (Expansion by the turns before is a strong
 * baseline for conversational search: Dalton et al., TREC CAsT 2019.)
 */
export function inContext(followUp: string, context: string): string {
  return `${followUp.trim()} ${context}`;
}

/** A question that can be understood alone: with what it was taken to follow up, if it was. */
export function standaloneQuestion(question: string, context: string | null): string {
  return context === null ? question : inContext(question, context);
}

/** What shows that a question depends on what was said before. */
export interface FollowUpCues {
  /** It opens as a continuation: "and …", "what about …", "why?". */
  continues: boolean;
  /** It has a pronoun, "one" or another word that stands for something said before. */
  refers: boolean;
}

const CONTINUATION =
  /^(?:(?:ok(?:ay)?|lol|oh|hm+|so|and|but|or|also|then)\b|what (?:about|if|else)\b|(?:how|why) (?:about|come|so|not)\b|if\b|why\W*(?:tho(?:ugh)?)?\W*$)/i;
const REFERENCE =
  /\b(?:he|she|they|it|him|her|them|his|hers|its|their|theirs|that|this|those|these|ones?|there|then|else)\b/i;

const ASKING =
  /\?|^(?:and|but|or) |\b(?:what|which|when|where|who|whom|whose|why|how)(?:['’]?(?:s|re|d|ll))?\b|^(?:(?:and|but|so|or|ok(?:ay)?|also)\W+)?(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|must|has|have|had)(?:n['’]?t)?\b/i;

/** Whether a message asks, by its question mark, its question word or its first verb: not "thanks", nor "that's great". */
export function asksSomething(message: string): boolean {
  return ASKING.test(message.trim());
}

/** The cues of a question, by its words alone. */
export function followUpCuesOf(question: string): FollowUpCues {
  const text = question.trim();
  return { continues: CONTINUATION.test(text), refers: REFERENCE.test(text) };
}
