import type { Library } from '../../../src/library/library.ts';
import type { Files } from './articles.ts';

/**
 * Opens a library over files, by their paths, in which no server has anything of its own yet.
 *
 * @param files what ships
 */
export type Open = (files: Files) => Promise<Library>;

/** The library under test, and the one in this thread over the same articles, which it has to equal. */
export interface Subject {
  library: Library;
  reference: Library;
}

/** A read library takes a while to start where the machine is busy. */
export const OPENING_MS = 60_000;
