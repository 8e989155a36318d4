import type { SentInput } from '../../protocol.ts';

/** An input of a form: what is shown, and what is in it. */
export interface Input {
  shown: HTMLElement;
  /** What a label names, where it is one element. */
  labelled?: HTMLElement;
  read(): SentInput | Promise<SentInput>;
  /** What keeps it from being sent; null when nothing does. */
  problem(): string | null;
}

export const REQUIRED = 'This field is required';

export function countProblem(count: number, required: boolean, least: number, most: number): string | null {
  if (count === 0) return required ? REQUIRED : null;
  if (count < least) return `Choose at least ${least}`;
  return count > most ? `Choose at most ${most}` : null;
}
