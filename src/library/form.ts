import type { Term } from '../language/terms.ts';

/** A term without its place: one for all the words that are written alike. */
export type Form = Term & { start: 0; end: 0 };

const known = new Map<string, Form[]>();
/** Bounds the memory that ever new words can take. Forms that are in use outlive it: only new ones are then made twice. */
const MOST_KNOWN = 300_000;

/** The form of a term: the same object for the same form, nearly always. */
export function formOf(term: Term): Form {
  const alike = known.get(term.word);
  const found = alike?.find((form) => isSame(form, term));
  if (found) return found;
  const form: Form = { ...term, start: 0, end: 0 };
  if (alike) alike.push(form);
  else {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(term.word, [form]);
  }
  return form;
}

function isSame(a: Term, b: Term): boolean {
  return (
    a.key === b.key &&
    a.stop === b.stop &&
    a.letters === b.letters &&
    a.capital === b.capital &&
    a.short === b.short
  );
}
