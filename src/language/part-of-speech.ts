import { createRequire } from 'node:module';

/**
 * Loads wink when it is first needed, and leaves it out of the bundle: its model is 3 MB of JSON, which as a program
 * takes each thread 8 MB, and 37 MB while that is compiled. Threads that only index need none of it.
 */
const load = createRequire(import.meta.url);

/** A word or a mark, as wink understands it. Offsets are UTF-16, the end exclusive. */
export interface AnalysedWord {
  /** In small letters. */
  word: string;
  start: number;
  end: number;
  /** Of the universal part-of-speech tags (Petrov, Das & McDonald 2012): NOUN, PROPN, VERB, AUX… */
  pos: string;
  /** As dictionaries have it: "be" for "were", "not" for "n't". */
  lemma: string;
  /** Whether "not", "never" or the like denies it. */
  isNegated: boolean;
}

/** As much of wink's interface as is used here: its types want casts of every result. */
interface Wink {
  readDoc(text: string): { tokens(): { out(property: unknown): unknown[] } };
  its: Record<'value' | 'precedingSpaces' | 'pos' | 'lemma' | 'negationFlag', unknown>;
}

/** One in each thread: a second one would leave entities out, and take as much memory again. */
let wink: Wink | null = null;

/** Longer runs without a space are no words, and cost wink the square of their length. */
const LONGEST_RUN = 60;
const LONG_RUN = new RegExp(`[^ ]{${LONGEST_RUN},}`, 'g');

/**
 * The words of a text, with their parts of speech and what is denied: by wink-nlp, whose model is an averaged perceptron
 * with rules. What it says of a text does not depend on what it was given before, since it never sees a possessive: those
 * it splits off or not, by what it has seen.
 *
 * @param text best a sentence; of white space and addresses wink sees spaces
 */
export function analyse(text: string): AnalysedWord[] {
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
 * What wink may see of a text: as long as it, without what makes it slow (addresses, which its pattern for them takes
 * exponential time for, and long runs), what it counts wrong (rare white space), and what it remembers (possessives).
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
