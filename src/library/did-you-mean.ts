/** Asks back what was meant, where a question that finds nothing has a word that is probably misspelt. */

import { termsOf } from '../language/terms.ts';
import type { VocabularyTerm } from '../retrieval/spelling.ts';
import type { Library, Scope } from './library.ts';

/** Finds the word of the articles that was probably meant by one that none of them has: see `Spelling.guessing`. */
export type GuessWord = (word: VocabularyTerm, scope: Scope) => Promise<string | undefined>;

/** How many of a question's words are guessed: with more, it is about something else. */
const MAX_GUESSED = 3;

/** A library whose answers have `didYouMean`. It is asked again with the words that were guessed. */
export function askingBack(library: Library, guess: GuessWord): Library {
  return {
    ...library,
    async ask(question, scope, limit, context) {
      const answers = await library.ask(question, scope, limit, context);
      const { verdict, unmatched } = answers;
      if (verdict !== 'none' || unmatched.length > MAX_GUESSED) return answers;
      let meant = question;
      for (const typed of unmatched) {
        const [term] = termsOf(typed);
        const word = term && (await guess(term, scope));
        if (word !== undefined) meant = replaceWord(meant, typed, word);
      }
      if (meant === question) return answers;
      const found = await library.ask(meant, scope, 1, context);
      return found.verdict === 'none' ? answers : { ...answers, didYouMean: meant };
    },
  };
}

/** Replaces a word, and keeps its capital. */
function replaceWord(question: string, typed: string, word: string): string {
  const isCapital = typed[0] !== typed[0]!.toLowerCase();
  const at = question.indexOf(typed);
  const written = isCapital ? word[0]!.toUpperCase() + word.slice(1) : word;
  return question.slice(0, at) + written + question.slice(at + typed.length);
}
