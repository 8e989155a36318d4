import { analyse } from './part-of-speech.ts';

/** Words that deny, by their lemmas. */
export const DENIES = /^(?:not|never|no|none|nobody|nothing|neither|nor|without)$/;
/** And words that say the same of what they govern. */
const DENIES_TOO =
  /\b(?:fail|refus|reject|den(?:y|i)|lack|unable|except|instead|rather|absen|prevent|avoid|exclu|forbid|forbad|bann|prohibit|disallow|illegal|stop|cease|unlike|un\w{4,}|non-?\w+|hardly|barely|few|little)\w*/i;
/** What denies behind these belongs to another clause: "what if it does not start". */
const OPENS_CLAUSE = /^(?:if|when|because|since|that|unless|while|after|so)$/;

/**
 * Whether a question asks for what is not so: "which team did not win". What goes wrong, "why does it not start", is asked
 * for as what is so.
 */
export function asksForDenial(question: string): boolean {
  const words = analyse(question);
  const at = words.findIndex(({ lemma }) => DENIES.test(lemma));
  if (at < 0 || /^(?:why|how)$/.test(words[0]!.word)) return false;
  return !words.slice(0, at).some(({ word }, i) => i > 0 && OPENS_CLAUSE.test(word));
}

/** Whether a sentence says that something is not so, in whatever words. */
export function deniesSomething(sentence: string): boolean {
  return (
    DENIES_TOO.test(sentence) ||
    analyse(sentence).some(({ lemma, isNegated }) => isNegated || DENIES.test(lemma))
  );
}
