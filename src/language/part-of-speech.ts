/** Part-of-speech tagging and negation by wink-nlp, on masked text. */
import { createRequire } from 'node:module';
import { LruCache } from '../lru-cache.ts';

/**
 * Loads wink lazily, and keeps it out of the bundle: its model is 3 MB of JSON, which takes each thread 8 MB as a program,
 * and 37 MB while it is compiled. Threads that only index do not need it.
 */
const load = createRequire(import.meta.url);

/** A word or punctuation mark as wink analyses it. Offsets are UTF-16 units, the end exclusive. */
export interface AnalysedWord {
  /** In lower case. */
  word: string;
  start: number;
  end: number;
  /** A universal part-of-speech tag (Petrov, Das & McDonald 2012): NOUN, PROPN, VERB, AUX… */
  pos: string;
  /** The dictionary form: "be" for "were", "not" for "n't". */
  lemma: string;
  /** Whether it is in the scope of a negation such as "not" or "never". */
  isNegated: boolean;
}

/** The part of wink's interface that is used here; wink's own types would need a cast of every result. */
interface Wink {
  readDoc(text: string): { tokens(): { out(property: unknown): unknown[] } };
  its: Record<'value' | 'precedingSpaces' | 'pos' | 'lemma' | 'negationFlag', unknown>;
}

/** One instance for each thread: a second one would omit entities and take the same memory again. */
let wink: Wink | null = null;

/** How many texts are cached: a question and its best sentences are analysed several times, for kind, stance and negation. */
const MAX_CACHED = 100;
const cache = new LruCache<string, readonly AnalysedWord[]>(MAX_CACHED);

/** Longer runs without a space are not words, and take wink quadratic time. */
const MAX_RUN = 60;
const LONG_RUN = new RegExp(`[^ ]{${MAX_RUN},}`, 'g');

/**
 * Tags the words of a text with wink-nlp, whose model is an averaged perceptron with rules. Possessives are masked,
 * because wink splits them or not depending on the texts it has read before; without them the result depends on the
 * text alone.
 *
 * @param text preferably one sentence; addresses, possessives and runs of 60 characters or more have no words
 * @returns words and punctuation marks, in order
 */
export function analyse(text: string): readonly AnalysedWord[] {
  return cache.get(text, () => tag(text));
}

function tag(text: string): AnalysedWord[] {
  wink ??= load('wink-nlp')(load('wink-eng-lite-web-model'), ['sbd', 'negation', 'pos']) as Wink;
  const { its } = wink;
  const masked = mask(text);
  const tokens = wink.readDoc(masked).tokens();
  const values = tokens.out(its.value) as string[];
  const spaces = tokens.out(its.precedingSpaces) as string[];
  const tags = tokens.out(its.pos) as string[];
  const lemmas = tokens.out(its.lemma) as string[];
  const negated = tokens.out(its.negationFlag) as boolean[];
  let at = 0;
  return values.map((value, i) => {
    const start = at + spaces[i]!.length;
    at = start + value.length;
    return {
      word: value.toLowerCase(),
      start,
      end: at,
      pos: tags[i]!,
      lemma: lemmas[i]!,
      isNegated: negated[i] === true,
    };
  });
}

/**
 * The text that wink may see, of the same length: without what makes it slow (addresses, for which its pattern takes
 * exponential time, and long runs), what gives wrong offsets (rare white space) and what it remembers (possessives).
 */
function mask(text: string): string {
  return text
    .replace(/[^\S ]|[\p{Cc}\ufeff]/gu, ' ')
    .replace(/[’‘]/g, "'")
    .replace(LONG_RUN, blank)
    .replace(/[^ ]*(?:\/\/|www\.)[^ ]*/g, blank)
    .replace(/'s?(?![\p{L}\p{N}])/giu, blank);
}

function blank(run: string): string {
  return ' '.repeat(run.length);
}
