/** What becomes of the files of an import. */

import type { Problem } from '../../articles/folder.ts';
import type { Day } from '../../day.ts';

/** A file that is in the library now. */
export interface Imported {
  name: string;
  /** `present` when its text was there before. */
  how: 'added' | 'replaced' | 'present';
  title: string;
  published: Day | null;
  /** How many sentences it has. */
  sentences: number;
  /** In English, a sentence each. */
  warnings: string[];
}

/** Called for each file, in their order: with what it has become, or why it was left out. */
export type OnFile = (result: Imported | Problem) => void;
