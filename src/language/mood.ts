/** Reads whether a sentence allows, requires or states something, or the opposite. */
import type { Span } from '../span.ts';
import { termsOf } from './terms.ts';

/** What a sentence says of what it is about. */
export interface Mood {
  kind: 'permission' | 'obligation' | 'ability' | 'fact';
  /** False where it forbids, waives or denies. */
  isPositive: boolean;
}

const NEGATION =
  /\b(?:(?<!or )not|never|no(?! longer than| later than)|zero|none|nobody|nothing|neither|nor)\b|n['’]t\b|\bnon-|\b(?:is|are|be|turned|switched) off\b/giu;
const CANNOT = /\b(?:cannot|unable|incapable|impossible)\b/giu;
const ABILITY = /\b(?:can|could|able|possible)\b|\bcan['’]t\b/iu;
const FORBIDS =
  /\b(?:forbid\w*|forbade|prohibit\w*|ban|bans|banned|disallow\w*|illegal|outlaw\w*|off[ -]limits|refus\w+)\b/giu;
/** "May" with a capital is a month more often. */
const ALLOWS =
  /\bmay\b|\b(?:[Aa]llow|[Pp]ermit)\w*\b|\b(?:[Ww]elcome|[Aa]ccepted|[Ll]egal|[Pp]ermissible)\b|^May (?!\d)/u;
const REQUIRES =
  /\b(?:must|shall|requir\w+|mandatory|compulsory|obligatory|necessary|ha(?:ve|s|d) to|needs? to)\b|\bmustn['’]t\b/iu;
const WAIVES = /\b(?:optional|voluntary|voluntarily|unnecessary|need not|needn['’]t)\b/iu;
const FORBIDDEN_DUTY = /\b(?:must|shall|may) not\b|\bmustn['’]t\b/iu;

/** Words that deny or affirm only a part. */
const LIMITS =
  /^some\b|\b(?:except|only|unless|apart from|other than|besides|but not|mostly|sometimes|both|not (?:all|every|everyone|always))\b/i;
/** What looks like a negation and limits a value. */
const BOUNDS =
  /\b(?:no|not)(?: \w+)? (?:more|longer|older|larger|heavier|less|fewer|younger|shorter|later|earlier) than\b|(?:\bnot|n['’]t) exceed\b/giu;
/** The keys of the words above, which say nothing of what a sentence is about. */
const MOOD_KEYS = new Set(
  termsOf(
    'not non never no zero none nobody nothing neither nor cannot unable incapable impossible can could able possible forbid ' +
      'forbidden prohibit prohibited ban banned disallow illegal outlaw refuse may allow permit welcome accepted legal must ' +
      'shall require required mandatory compulsory obligatory necessary need needs optional voluntary unnecessary',
  ).map(({ key }) => key),
);

/**
 * Reads the mood of a sentence by its words. Two negations affirm.
 *
 * @param text a sentence, or a part of one
 */
export function moodOf(text: string): Mood {
  const sentence = text.replace(BOUNDS, ' ');
  const count = (pattern: RegExp) => sentence.match(pattern)?.length ?? 0;
  const negations = count(NEGATION);
  const isAffirmed = negations % 2 === 0;
  if (WAIVES.test(sentence)) return { kind: 'obligation', isPositive: false };
  if (FORBIDDEN_DUTY.test(sentence)) return { kind: 'permission', isPositive: isAffirmed };
  if (REQUIRES.test(sentence)) return { kind: 'obligation', isPositive: isAffirmed };
  const forbids = count(FORBIDS);
  if (forbids > 0 || ALLOWS.test(sentence))
    return { kind: 'permission', isPositive: isAffirmed === (forbids % 2 === 0) };
  const cannot = count(CANNOT);
  const kind = cannot > 0 || ABILITY.test(sentence) ? 'ability' : 'fact';
  return { kind, isPositive: isAffirmed === (cannot % 2 === 0) };
}

/** Whether a text tells of an exception, or of some of its things alone. */
export function isLimited(text: string): boolean {
  return LIMITS.test(text);
}

/** Whether a word is read by `moodOf`, by its key. */
export function isOfMood(key: string): boolean {
  return MOOD_KEYS.has(key);
}

/** Whether two sentences about the same cannot both hold by their moods alone. */
export function areOpposite(a: Mood, b: Mood): boolean {
  if (a.kind === 'obligation' || b.kind === 'obligation') {
    if (a.kind === b.kind) return a.isPositive !== b.isPositive;
    const [duty, other] = a.kind === 'obligation' ? [a, b] : [b, a];
    return duty.isPositive && !other.isPositive && other.kind !== 'fact';
  }
  if (a.isPositive === b.isPositive) return false;
  const isFact = (mood: Mood) => mood.kind === 'fact';
  const [denied] = a.isPositive ? [b] : [a];
  // What nobody may do, some do.
  return isFact(a) === isFact(b) || denied.kind !== 'permission';
}

const MOOD_WORDS = [NEGATION, CANNOT, FORBIDS, WAIVES, REQUIRES, ALLOWS, ABILITY].map(
  ({ source, flags }) => new RegExp(source, flags.includes('g') ? flags : `${flags}g`),
);

/** The words of a sentence that make its mood, in order, without what limits a value. */
export function moodSpans(sentence: string): Span[] {
  const text = sentence.replace(BOUNDS, (bound) => ' '.repeat(bound.length));
  const found = MOOD_WORDS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  );
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span, i, all) => !all.slice(0, i).some(({ end }) => end > span.start));
}
