import { questionSpan } from './chat-normalization.ts';
import { DENIES } from './negation.ts';
import { type AnalysedWord, analyse } from './part-of-speech.ts';
import { wordOf } from './word-normalization.ts';

/*
 * Negation is meaning: "dogs are not allowed" has every word of "what is allowed?", and says the opposite. What is
 * compared here is the verb or adjective that a question turns on (or what "have", "no" and "without" govern), by the rules
 * that NegEx made known for medical reports (Chapman et al. 2001): a word is denied by what stands before it in its clause.
 */

/** That something is so, or that it is not. */
export interface Claim {
  /** The key of the verb, adjective or noun that it turns on. */
  about: string;
  /** The key of the word as it stands there: "forbidden", which is about what is allowed. */
  key: string;
  isNoun: boolean;
  denied: boolean;
}

/** How a text stands to a claim; `silent` where it says nothing of it, or of a part or an exception alone. */
export type Stance = 'agrees' | 'contradicts' | 'silent';

const ASKS = /^(?:what|which|when|where|who|whom|whose|how)$/;
const MEASURES = /^(?:many|much|long|old|far|often|big|large|tall|high)$/;
/** Behind these words a denial holds for a part only: "not all", "not only", "no less". */
const IN_PART = /^(?:only|merely|just|all|every|everyone|always|both|less|fewer|later|earlier|doubt|matter)$/;
const NOBODY = /\b(?:nobody|nothing|none|no one)\b/i;
/** After these there is an exception from what is denied: "does not sail until May". */
const EXCEPTION = /\b(?:until|till|unless|except|besides|before|but|without|only|other than|apart from)\b/i;
const OPENS_CLAUSE = /^(?:if|because|since|that|unless|while|after|although|who|which|when|where)$/;
/** Verbs and adjectives that deny what they govern, and those that leave it as it is. */
const REFUSES =
  /^(?:refuse|fail|decline|forget|forbid|ban|bar|prohibit|prevent|avoid|neglect|unable|illegal|impossible)$/;
const LEAVES = /^(?:allow|permit|need|want|try|plan|agree|able|intend|seem|expect|suppose|have)$/;
const FORBIDS = /^(?:forbid|forbidden|ban|banned|prohibit|disallow|outlaw|illegal)$/;
const ALLOWS = /^(?:allow|permit|legal|permissible)$/;
/** Too light to turn on. */
const LIGHT = /^(?:be|have|do|get|go|let|call)$/;
/** Before an adjective: "unsafe"; "unplug" undoes, and denies nothing. */
const UN = /^un(?=\p{L}{4})/u;
const PREDICATE = /^(?:VERB|ADJ)$/;
const NOUN = /^(?:NOUN|PROPN)$/;
const BEFORE_NOUN = /^(?:DET|ADJ|NUM|ADV)$/;

/** "whats", "whos"; wink parts "cant" itself. */
const IS_LEFT_ON = /(?<=\b(?:what|who|when|where))s\b/gi;

/** So much of a text is looked at: questions turn on what stands early, and sentences are mostly shorter. */
const LONGEST_READ = 600;

/**
 * What a question asks about, as so or as not so: that something is not allowed, in "what is not allowed?".
 *
 * @param question in any spelling of chat
 * @returns null for what "yes" or "no" would answer, for causes and ways, which are asked of either, and where it is not clear
 */
export function claimAskedIn(question: string): Claim | null {
  const part = questionSpan(question);
  const asking = question.slice(part.start, Math.min(part.end, part.start + LONGEST_READ));
  const words = analyse(asking.replace(IS_LEFT_ON, ' is'));
  const asks = words.findIndex(({ word }) => ASKS.test(word));
  if (asks < 0 || words.slice(0, asks).some(({ pos }) => pos === 'AUX')) return null;
  const next = words[asks + 1]?.word ?? '';
  if (words[asks]!.word === 'how' && !MEASURES.test(next)) return null;
  const ends = words.findIndex(
    ({ word, pos }, i) => i > asks && (pos === 'PUNCT' || OPENS_CLAUSE.test(word)),
  );
  const main = words.slice(asks + 1, ends < 0 ? words.length : ends);
  const at = turningPoint(main);
  if (at < 0) return null;
  return claimAt(main, at, true);
}

/**
 * Whether a text says what a question asks for, or its opposite.
 *
 * @param text a sentence, an item or a heading, which may itself be a question
 */
export function stanceOn(text: string, asked: Claim): Stance {
  if (text.trimEnd().endsWith('?')) {
    const claim = claimAskedIn(text);
    return claim ? stanceAmong([claim], asked) : 'silent';
  }
  const read = text.slice(0, LONGEST_READ);
  const words = analyse(read);
  const claims = words.flatMap((word, i) => {
    if (asked.isNoun !== NOUN.test(word.pos) || meaningOf(word).about !== asked.about) return [];
    const claim = claimAt(words, i, false);
    if (isInPart(words, i) || (claim.denied && EXCEPTION.test(read.slice(word.end)))) return [];
    // "Nobody won" answers "who won?".
    return claim.denied && !asked.denied && NOBODY.test(read.slice(0, word.start)) ? [] : [claim];
  });
  return stanceAmong(claims, asked);
}

function stanceAmong(claims: readonly Claim[], { about, denied }: Claim): Stance {
  const same = claims.filter((claim) => claim.about === about);
  if (same.some((claim) => claim.denied === denied)) return 'agrees';
  return same.length > 0 ? 'contradicts' : 'silent';
}

/** The place of the word that a question turns on, or -1. */
function turningPoint(words: readonly AnalysedWord[]): number {
  const without = words.findIndex(({ word }, i) => /^(?:no|without)$/.test(word) && nounAfter(words, i) >= 0);
  if (without >= 0) return nounAfter(words, without);
  const verb = words.findIndex(
    ({ pos, lemma }, i) =>
      pos === 'VERB' &&
      !LIGHT.test(lemma) &&
      !((REFUSES.test(lemma) || LEAVES.test(lemma)) && governs(words, i)),
  );
  if (verb >= 0) return verb;
  const be = words.findIndex(({ lemma }) => lemma === 'be');
  const adjective = words.findIndex(({ pos }, i) => i > be && pos === 'ADJ');
  if (
    be >= 0 &&
    adjective >= 0 &&
    words.slice(be + 1, adjective).every(({ pos }) => /^(?:ADV|PART)$/.test(pos))
  )
    return adjective;
  const have = words.findIndex(({ lemma }) => lemma === 'have');
  return have >= 0 ? nounAfter(words, have) : -1;
}

/** Whether another verb follows, which is the matter: "refused to sign". */
function governs(words: readonly AnalysedWord[], at: number): boolean {
  return words[at + 1]?.word === 'to' && words[at + 2]?.pos === 'VERB';
}

function nounAfter(words: readonly AnalysedWord[], at: number): number {
  let noun = at + 1;
  while (words[noun] && BEFORE_NOUN.test(words[noun]!.pos)) noun++;
  while (words[noun + 1] && NOUN.test(words[noun]!.pos) && NOUN.test(words[noun + 1]!.pos)) noun++;
  return words[noun] && NOUN.test(words[noun]!.pos) ? noun : -1;
}

/** What a word means, without what denies in it: "forbidden" is not allowed, "unsafe" not safe. */
function meaningOf({ lemma, pos }: AnalysedWord): { about: string; denies: boolean } {
  if (FORBIDS.test(lemma)) return { about: 'allow', denies: true };
  if (ALLOWS.test(lemma)) return { about: 'allow', denies: false };
  const denies = pos === 'ADJ' && UN.test(lemma);
  return { about: wordOf(denies ? lemma.slice(2) : lemma).key, denies };
}

function claimAt(words: readonly AnalysedWord[], at: number, isQuestion: boolean): Claim {
  const word = words[at]!;
  const { about, denies } = meaningOf(word);
  const isNoun = NOUN.test(word.pos);
  const denied = isNoun ? isNounDenied(words, at, isQuestion) : isDenied(words, at, isQuestion);
  return { about, key: wordOf(word.word).key, isNoun, denied: denied !== denies };
}

/** Whether a verb or adjective is denied by what stands before it in its clause. */
function isDenied(words: readonly AnalysedWord[], at: number, isQuestion: boolean): boolean {
  let denied = false;
  for (let i = at - 1; i >= 0; i--) {
    const { word, lemma, pos } = words[i]!;
    if (DENIES.test(lemma)) return !denied;
    if (REFUSES.test(lemma) && PREDICATE.test(pos)) {
      denied = !denied;
      continue;
    }
    const isPassed =
      /^(?:AUX|ADV|PART|ADJ)$/.test(pos) ||
      /^(?:to|from|or)$/.test(word) ||
      (pos === 'VERB' && (LEAVES.test(lemma) || words[i + 1]?.word === 'or')) ||
      // The subject: in a question it stands behind what denies, "what can't the members borrow?".
      NOUN.test(pos) ||
      (isQuestion && /^(?:DET|PRON|NUM)$/.test(pos)) ||
      word === 'one';
    if (!isPassed) break;
  }
  return denied;
}

/** Whether something is said not to be there: "no balcony", "without a balcony", "does not have a balcony". */
function isNounDenied(words: readonly AnalysedWord[], at: number, isQuestion: boolean): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    !DENIES.test(words[i]!.lemma) &&
    (BEFORE_NOUN.test(words[i]!.pos) || NOUN.test(words[i]!.pos))
  )
    i--;
  const before = words[i];
  if (!before) return false;
  if (/^(?:no|without)$/.test(before.word)) return true;
  if (before.lemma === 'lack') return !isDenied(words, i, isQuestion);
  return before.lemma === 'have' && isDenied(words, i, isQuestion);
}

/** Whether what denies a word stands before "all", "only" and the like. */
function isInPart(words: readonly AnalysedWord[], at: number): boolean {
  return words.slice(0, at).some(({ lemma }, i) => DENIES.test(lemma) && IN_PART.test(words[i + 1]!.word));
}
