/** Does the library answer: yes, perhaps, or not at all. */
export type Verdict = 'answered' | 'unsure' | 'none';

/** From here on the articles speak of what is asked. */
const ANSWERED_FROM = 0.5;
/** Below this they do not. */
const UNSURE_FROM = 0.25;

/**
 * What to say of a library.
 *
 * @param none how probable it is that no sentence answers
 * @param first how probable it is that the first one does; undefined when there is none
 */
export function verdictOf(none: number, first: number | undefined): Verdict {
  const some = 1 - none;
  if (first === undefined || some < UNSURE_FROM) return 'none';
  return some < ANSWERED_FROM ? 'unsure' : 'answered';
}
