/** Tells when two sentences with the same words hold of different things: of two events, or of two directions. */

import { allConceptsOf, shareConcept } from '../../language/proposition.ts';
import type { ComparedSentence } from './compared-sentence.ts';
import type { Difference } from './statement-comparison.ts';

/** What happens to a thing once, so that it has one day. */
const ONCE = allConceptsOf(
  'build found open reopen start end launch release publish bear born die win elect establish complete invent discover design ' +
    'create introduce abolish demolish destroy tear torn burn sign marry inaugurate form retire premiere debut',
);
const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** Whether two sentences may report two events: the server was down on two days. */
export function areSeveralEvents(a: ComparedSentence, b: ComparedSentence, difference: Difference): boolean {
  if (!a.statement.isPast || !b.statement.isPast) return false;
  const isYear = [a, b].every(({ statement }) => statement.values.some(({ value }) => YEAR.test(value)));
  if (difference !== 'date' && difference !== 'time' && !(difference === 'number' && isYear)) return false;
  return !reportOneEvent(a, b);
}

/** Whether two sentences report what happens once, such as the building of a tower: what else they say does not matter. */
export function reportOneEvent(a: ComparedSentence, b: ComparedSentence): boolean {
  if (!a.statement.isPast || !b.statement.isPast) return false;
  return shareConcept(a.text, b.text, ONCE);
}

const DIRECTION = /\b(from|to|into|out of|before|after|with|without|inside|outside)(?: (?:the|an?))? $/i;
const OPPOSITES = new Set(['from to', 'into out of', 'before after', 'with without', 'inside outside']);

/** Whether a word that both sentences have stands in opposite directions: "to Oxbow" and "from Oxbow". */
export function haveOtherDirections(a: ComparedSentence, b: ComparedSentence): boolean {
  return [...a.proposition.content].some(([concept, word]) => {
    const other = b.proposition.content.get(concept);
    if (!other) return false;
    const [one, its] = [directionOf(a.text, word.start), directionOf(b.text, other.start)];
    return OPPOSITES.has([one, its].sort().join(' '));
  });
}

function directionOf(text: string, start: number): string {
  return DIRECTION.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '';
}
