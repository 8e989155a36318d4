import type { Span } from '../span.ts';
import { byFirstWord, KNOWN_LONG_FORMS, longFormAt } from './long-forms.ts';
import { runsOf } from './runs.ts';
import { type Word, wordOf } from './words.ts';

/** One word of a text where it stands. */
export interface Term extends Span, Word {
  /** Written with a capital although no sentence starts with it: probably a name. */
  capital: boolean;
  /** The short form of the name that the word belongs to: `us` for each word of "United States". */
  short?: string;
}

/** "1,000", "3.4", "U.S", "Qin’s"; the dots and commas of any other word part it. */
const WHOLE = /^(?:\p{N}+(?:[.,]\p{N}+)*|\p{L}(?:\.\p{L})+|[^.,]*)$/u;

const LONG_FORMS = byFirstWord(KNOWN_LONG_FORMS);
/** The tens and the ones of a number in words, as keys: "twenty-five" is one word. */
const TENS = /^[2-9]0$/;
const ONES = /^[1-9]$/;

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
  for (const run of runsOf(text)) {
    let { start } = run;
    const whole = text.slice(run.start, run.end);
    for (const written of !run.marked || WHOLE.test(whole) ? [whole] : whole.split(/[.,]/)) {
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
  return withNames(joined(found, text));
}

/** "twenty-five" and "twenty five" as one word. */
function joined(terms: Term[], text: string): Term[] {
  const isWord = (term: Term | undefined, key: RegExp) =>
    term && key.test(term.key) && !/^\d/.test(term.word);
  if (!terms.some((term) => isWord(term, TENS))) return terms;
  return terms.flatMap((term, i) => {
    const [before, next] = [terms[i - 1], terms[i + 1]];
    const touches = (a: Term, b: Term) => /^[ -]$/.test(text.slice(a.end, b.start));
    if (before && isWord(before, TENS) && isWord(term, ONES) && touches(before, term)) return [];
    if (!next || !isWord(term, TENS) || !isWord(next, ONES) || !touches(term, next)) return [term];
    const key = String(Number(term.key) + Number(next.key));
    return [{ ...term, word: `${term.word}-${next.word}`, key, end: next.end }];
  });
}

/** Marks the words of names that have a usual short form. */
function withNames(terms: Term[]): Term[] {
  for (let i = 0; i < terms.length; i++) {
    const form = longFormAt(terms, i, LONG_FORMS);
    if (!form) continue;
    for (let w = 0; w < form.words.length; w++) terms[i + w]!.short = form.short;
    i += form.words.length - 1;
  }
  return terms;
}
