import type { Span } from '../span.ts';
import { type Word, wordOf } from './words.ts';

/** One word of a text where it stands. */
export interface Term extends Span, Word {
  /** Written with a capital although no sentence starts with it: probably a name. */
  capital: boolean;
}

/** A run of letters and digits, with the dots, commas and apostrophes that stand inside it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** "1,000", "3.4", "U.S", "Qin’s"; the dots and commas of any other word part it. */
const WHOLE = /^(?:\p{N}+(?:[.,]\p{N}+)*|\p{L}(?:\.\p{L})+|[^.,]*)$/u;

/**
 * The words of a text, in order.
 *
 * Hyphens and slashes part words ("US-China" is two); dots inside an abbreviation and commas inside a
 * number do not ("U.S." is `us`, "1,000" is `1000`). Stop words are marked, not left out, unless they are
 * written in capitals inside a text that is not: "US", "WHO" and "IT" are names.
 *
 * @param text any text
 * @returns the terms; offsets are UTF-16 units of `text`
 */
export function termsOf(text: string): Term[] {
  const shouting = text === text.toUpperCase();
  const found: Term[] = [];
  for (const { 0: run, index } of text.matchAll(WORD)) {
    let start = index;
    for (const written of WHOLE.test(run) ? [run] : run.split(/[.,]/)) {
      const { word, key, stop, letters } = wordOf(written);
      const upper = !shouting && letters === 'upper';
      if (word !== '')
        found.push({
          word,
          key,
          stop: stop && !upper,
          letters,
          capital: upper || (!shouting && letters === 'capital' && found.length > 0),
          start,
          end: start + written.length,
        });
      start += written.length + 1;
    }
  }
  return found;
}
