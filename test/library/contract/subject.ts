/** The subject of the contract's tests. */

import type { Library } from '../../../src/library/library.ts';
import type { Files } from './articles.ts';

/**
 * Opens a library over the files of seeds, in which no server has anything of its own yet. It has no reader, which would
 * take most of the time: that it answers with it, whatever holds the articles, is tested in persistence.ts.
 */
export type Open = (files: Files) => Promise<Library>;

/** The library under test, and a reference in this thread over the same articles, which has to return the same. */
export interface Subject {
  library: Library;
  reference: Library;
}

/** The time limit for opening a library, which takes a while on a busy machine. */
export const OPENING_MS = 60_000;
