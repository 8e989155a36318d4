/** Compares what a question asks about with what a text says: whether both affirm it, or one negates it. */
import { questionSpan } from './chat-normalization.ts';
import { NEGATIONS } from './negation.ts';
import { type AnalysedWord, analyse } from './part-of-speech.ts';
import { wordOf } from './word-normalization.ts';

/*
 * "Dogs are not allowed" has every word of "what is allowed?", and says the opposite. Compared are the main verb or
 * adjective of the question, or the noun that "have", "no" or "without" governs. As in NegEx, made for medical reports
 * (Chapman et al. 2001), a word is negated by the negations before it in its clause.
 */

/** A word that is affirmed or negated. */
export interface Claim {
  /** The key of the verb, adjective or noun, without its own negation. */
  about: string;
  /** The key of the word in the text: "forbidden", whose `about` is "allow". */
  key: string;
  isNoun: boolean;
  isNegated: boolean;
}

/** The stance of a text on a claim; `silent` when it says nothing of it, or only of a part or an exception. */
export type Stance = 'agrees' | 'contradicts' | 'silent';

const ASKS = /^(?:what|which|when|where|who|whom|whose|how)$/;
const MEASURES = /^(?:many|much|long|old|far|often|big|large|tall|high)$/;
/** Words that limit the negation before them to a part: "not all", "not only", "no less". */
const IN_PART = /^(?:only|merely|just|all|every|everyone|always|both|less|fewer|later|earlier|doubt|matter)$/;
const NOBODY = /\b(?:nobody|nothing|none|no one)\b/i;
/** Words that start an exception from a negation: "does not sail until May". */
const EXCEPTION = /\b(?:until|till|unless|except|besides|before|but|without|only|other than|apart from)\b/i;
const OPENS_CLAUSE = /^(?:if|because|since|that|unless|while|after|although|who|which|when|where)$/;
/** Lemmas of verbs and adjectives that negate the verb that they govern. */
const NEGATES =
  /^(?:refuse|fail|decline|forget|forbid|ban|bar|prohibit|prevent|avoid|neglect|unable|illegal|impossible)$/;
/** Lemmas of those that do not change it. */
const PRESERVES = /^(?:allow|permit|need|want|try|plan|agree|able|intend|seem|expect|suppose|have)$/;
const FORBIDS = /^(?:forbid|forbidden|ban|banned|prohibit|disallow|outlaw|illegal)$/;
const ALLOWS = /^(?:allow|permit|legal|permissible)$/;
/** Lemmas of light verbs, which are not the main verb of a question. */
const LIGHT = /^(?:be|have|do|get|go|let|call)$/;
/** The negative prefix of adjectives: "unsafe". That of verbs reverses an action: "unplug". */
const UN = /^un(?=\p{L}{4})/u;
const PREDICATE = /^(?:VERB|ADJ)$/;
const NOUN = /^(?:NOUN|PROPN)$/;
const BEFORE_NOUN = /^(?:DET|ADJ|NUM|ADV)$/;

/** "whats", "whos"; wink splits "cant" itself. */
const JOINED_IS = /(?<=\b(?:what|who|when|where))s\b/gi;

/** In characters: how much of a text is read. The main verb of a question comes early, and most sentences are shorter. */
const MAX_READ = 600;

/**
 * The claim that a question asks about: that something is not allowed, for "what is not allowed?".
 *
 * @param question in any spelling of chat
 * @returns null for questions of yes or no, for those of causes and ways, which both kinds of claims answer, and when it
 *   is not clear
 */
export function claimAskedIn(question: string): Claim | null {
  const part = questionSpan(question);
  const asking = question.slice(part.start, Math.min(part.end, part.start + MAX_READ));
  const words = analyse(asking.replace(JOINED_IS, ' is'));
  const asks = words.findIndex(({ word }) => ASKS.test(word));
  if (asks < 0 || words.slice(0, asks).some(({ pos }) => pos === 'AUX')) return null;
  const next = words[asks + 1]?.word ?? '';
  if (words[asks]!.word === 'how' && !MEASURES.test(next)) return null;
  const ends = words.findIndex(
    ({ word, pos }, i) => i > asks && (pos === 'PUNCT' || OPENS_CLAUSE.test(word)),
  );
  const main = words.slice(asks + 1, ends < 0 ? words.length : ends);
  const at = mainWord(main);
  if (at < 0) return null;
  return claimAt(main, at, true);
}

/**
 * Whether a text says what a question asks about, or its opposite.
 *
 * @param text a sentence, an item or a heading, which may itself be a question
 * @param asked the claim of the question, from `claimAskedIn`
 */
export function stanceOn(text: string, asked: Claim): Stance {
  if (text.trimEnd().endsWith('?')) {
    const claim = claimAskedIn(text);
    return claim ? stanceAmong([claim], asked) : 'silent';
  }
  const read = text.slice(0, MAX_READ);
  const words = analyse(read);
  const claims = words.flatMap((word, i) => {
    if (asked.isNoun !== NOUN.test(word.pos) || meaningOf(word).about !== asked.about) return [];
    const claim = claimAt(words, i, false);
    if (isInPart(words, i) || (claim.isNegated && EXCEPTION.test(read.slice(word.end)))) return [];
    // "Nobody won" answers "who won?".
    return claim.isNegated && !asked.isNegated && NOBODY.test(read.slice(0, word.start)) ? [] : [claim];
  });
  return stanceAmong(claims, asked);
}

function stanceAmong(claims: readonly Claim[], { about, isNegated }: Claim): Stance {
  const same = claims.filter((claim) => claim.about === about);
  if (same.some((claim) => claim.isNegated === isNegated)) return 'agrees';
  return same.length > 0 ? 'contradicts' : 'silent';
}

/** The index of the word that a question is about; -1 when it is not clear. */
function mainWord(words: readonly AnalysedWord[]): number {
  const without = words.findIndex(({ word }, i) => /^(?:no|without)$/.test(word) && nounAfter(words, i) >= 0);
  if (without >= 0) return nounAfter(words, without);
  const verb = words.findIndex(
    ({ pos, lemma }, i) =>
      pos === 'VERB' &&
      !LIGHT.test(lemma) &&
      !((NEGATES.test(lemma) || PRESERVES.test(lemma)) && governs(words, i)),
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

/** Whether a verb governs another one, which is then the main verb: "refused to sign". */
function governs(words: readonly AnalysedWord[], at: number): boolean {
  return words[at + 1]?.word === 'to' && words[at + 2]?.pos === 'VERB';
}

function nounAfter(words: readonly AnalysedWord[], at: number): number {
  let noun = at + 1;
  while (words[noun] && BEFORE_NOUN.test(words[noun]!.pos)) noun++;
  while (words[noun + 1] && NOUN.test(words[noun]!.pos) && NOUN.test(words[noun + 1]!.pos)) noun++;
  return words[noun] && NOUN.test(words[noun]!.pos) ? noun : -1;
}

/** The key of a word without its own negation, and whether it has one: "forbidden" is not allowed, "unsafe" not safe. */
function meaningOf({ lemma, pos }: AnalysedWord): { about: string; negates: boolean } {
  if (FORBIDS.test(lemma)) return { about: 'allow', negates: true };
  if (ALLOWS.test(lemma)) return { about: 'allow', negates: false };
  const negates = pos === 'ADJ' && UN.test(lemma);
  return { about: wordOf(negates ? lemma.slice(2) : lemma).key, negates };
}

function claimAt(words: readonly AnalysedWord[], at: number, isQuestion: boolean): Claim {
  const word = words[at]!;
  const { about, negates } = meaningOf(word);
  const isNoun = NOUN.test(word.pos);
  const negated = isNoun ? isNounNegated(words, at, isQuestion) : isPredicateNegated(words, at, isQuestion);
  return { about, key: wordOf(word.word).key, isNoun, isNegated: negated !== negates };
}

/** Whether a verb or adjective is negated by the words before it in its clause. */
function isPredicateNegated(words: readonly AnalysedWord[], at: number, isQuestion: boolean): boolean {
  let negated = false;
  for (let i = at - 1; i >= 0; i--) {
    const { word, lemma, pos } = words[i]!;
    if (NEGATIONS.test(lemma)) return !negated;
    if (NEGATES.test(lemma) && PREDICATE.test(pos)) {
      negated = !negated;
      continue;
    }
    const isSkipped =
      /^(?:AUX|ADV|PART|ADJ)$/.test(pos) ||
      /^(?:to|from|or)$/.test(word) ||
      (pos === 'VERB' && (PRESERVES.test(lemma) || words[i + 1]?.word === 'or')) ||
      // The subject, which follows the negation in a question: "what can't the members borrow?".
      NOUN.test(pos) ||
      (isQuestion && /^(?:DET|PRON|NUM)$/.test(pos)) ||
      word === 'one';
    if (!isSkipped) break;
  }
  return negated;
}

/** Whether a noun is negated: "no balcony", "without a balcony", "does not have a balcony". */
function isNounNegated(words: readonly AnalysedWord[], at: number, isQuestion: boolean): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    !NEGATIONS.test(words[i]!.lemma) &&
    (BEFORE_NOUN.test(words[i]!.pos) || NOUN.test(words[i]!.pos))
  )
    i--;
  const before = words[i];
  if (!before) return false;
  if (/^(?:no|without)$/.test(before.word)) return true;
  if (before.lemma === 'lack') return !isPredicateNegated(words, i, isQuestion);
  return before.lemma === 'have' && isPredicateNegated(words, i, isQuestion);
}

/** Whether a negation before a word is limited to a part: "not all", "not only". */
function isInPart(words: readonly AnalysedWord[], at: number): boolean {
  return words.slice(0, at).some(({ lemma }, i) => NEGATIONS.test(lemma) && IN_PART.test(words[i + 1]!.word));
}
