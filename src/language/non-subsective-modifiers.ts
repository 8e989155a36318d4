/**
 * Non-subsective modifiers: "vice", "semi-", "former", with which a noun names something else. A vice captain is no captain
 * (H. Kamp, B. Partee: Prototype theory and compositionality, 1995).
 */

import type { Term } from './terms.ts';

const MODIFIERS = new Set('vice deputy assistant semi quarter sub ex former pre post non anti'.split(' '));

/** Whether a text has a word of a question only after such a modifier: "state semi-final" for "when is the state final?" */
export function hasOnlyModified(question: readonly Term[], text: readonly Term[]): boolean {
  const asked = new Set(question.map(({ word }) => word));
  const isModified = (i: number) => MODIFIERS.has(text[i - 1]?.word ?? '') && !asked.has(text[i - 1]!.word);
  return question.some(({ key, stop }) => {
    if (stop) return false;
    const places = text.flatMap((term, i) => (term.key === key ? [i] : []));
    return places.length > 0 && places.every(isModified);
  });
}
