/** The interface of form inputs. */

import type { SentInput } from '../../protocol.ts';

/** An input of a form. */
export interface Input {
  root: HTMLElement;
  /** The element that a label refers to, if there is a single one. */
  labelled?: HTMLElement;
  /** The element that has a name of its own, and is described by the description and the problem of the field. */
  named?: HTMLElement;
  read(): SentInput | Promise<SentInput>;
  /** Why its value is invalid; null if it is valid. */
  problem(): string | null;
}

export const REQUIRED = 'This field is required';

export function countProblem(count: number, required: boolean, min: number, max: number): string | null {
  if (count === 0) return required ? REQUIRED : null;
  if (count < min) return `Choose at least ${min}`;
  return count > max ? `Choose at most ${max}` : null;
}
