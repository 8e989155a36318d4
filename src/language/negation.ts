/** Recognises negation in questions and sentences. */
import { analyse } from './part-of-speech.ts';

/** The lemmas of negations. */
export const NEGATIONS = /^(?:not|never|no|none|nobody|nothing|neither|nor|without)$/;
/** Words that negate what they govern. */
const NEGATIVE_WORDS =
  /\b(?:fail|refus|reject|den(?:y|i)|lack|unable|except|instead|rather|absen|prevent|avoid|exclu|forbid|forbad|bann|prohibit|disallow|illegal|stop|cease|unlike|un\w{4,}|non-?\w+|hardly|barely|few|little)\w*/i;
/** A negation after one of these belongs to another clause: "what if it does not start". */
const OPENS_CLAUSE = /^(?:if|when|because|since|that|unless|while|after|so)$/;

/**
 * Whether a question asks for something that is not the case: "which team did not win". A question about a fault ("why
 * does it not start") does not.
 */
export function asksForDenial(question: string): boolean {
  const words = analyse(question);
  const at = words.findIndex(({ lemma }) => NEGATIONS.test(lemma));
  if (at < 0 || /^(?:why|how)$/.test(words[0]!.word)) return false;
  return !words.slice(0, at).some(({ word }, i) => i > 0 && OPENS_CLAUSE.test(word));
}

/** Whether a sentence says that something is not the case, in any words. */
export function deniesSomething(sentence: string): boolean {
  return (
    NEGATIVE_WORDS.test(sentence) ||
    analyse(sentence).some(({ lemma, isNegated }) => isNegated || NEGATIONS.test(lemma))
  );
}
