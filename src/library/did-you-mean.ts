/** Asks back what was meant, where a question that finds nothing has a word that is probably misspelt. */

import { termsOf } from '../language/terms.ts';
import type { VocabularyTerm } from '../retrieval/spelling.ts';
import { type Library, LibraryFailure, type Scope } from './library.ts';

/** Finds the word of the articles that was probably meant by one that none of them has: see `Spelling.guessing`. */
export type GuessWord = (word: VocabularyTerm, scope: Scope) => Promise<string | undefined>;

/** How many of a question's words are guessed: with more, it is about something else. */
const MAX_GUESSED = 3;
/** An answer that took longer is given as it is: Discord waits three seconds, and to ask again takes as long. */
const MAX_FIRST_MS = 500;

/**
 * A library whose answers have `didYouMean`. It is asked again with the words that were guessed; if that fails, the first
 * answer is given as it is.
 *
 * @param maxFirstMs how long the first answer may take for that
 */
export function askingBack(library: Library, guess: GuessWord, maxFirstMs = MAX_FIRST_MS): Library {
  return {
    ...library,
    async ask(question, scope, limit, context) {
      const began = performance.now();
      const answers = await library.ask(question, scope, limit, context);
      const { verdict, unmatched } = answers;
      if (verdict !== 'none' || unmatched.length > MAX_GUESSED) return answers;
      if (performance.now() - began > maxFirstMs) return answers;
      try {
        const meant = await replaceWords(question, unmatched, (word) => guess(word, scope));
        if (meant === question) return answers;
        const found = await library.ask(meant, scope, 1, context);
        return found.verdict === 'none' ? answers : { ...answers, didYouMean: meant };
      } catch (error) {
        if (error instanceof LibraryFailure) return answers;
        throw error;
      }
    },
  };
}

async function replaceWords(
  question: string,
  words: readonly string[],
  guess: (word: VocabularyTerm) => Promise<string | undefined>,
): Promise<string> {
  let meant = question;
  for (const typed of words) {
    const [term] = termsOf(typed);
    const word = term && (await guess(term));
    if (word !== undefined) meant = replaceWord(meant, typed, word);
  }
  return meant;
}

/** Replaces a word, and keeps its capital. */
function replaceWord(question: string, typed: string, word: string): string {
  const isCapital = typed[0] !== typed[0]!.toLowerCase();
  const at = question.indexOf(typed);
  const written = isCapital ? word[0]!.toUpperCase() + word.slice(1) : word;
  return question.slice(0, at) + written + question.slice(at + typed.length);
}
