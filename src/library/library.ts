import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import type { Answers } from './answers.ts';

/**
 * The one door to the articles. Whether they are held in this thread, in a worker or in a database, nothing
 * outside this room can tell. Every method may reject with a `LibraryFailure`.
 */
export interface Library {
  /**
   * The sentences that answer a question.
   *
   * @param question plain language, of any length
   * @param limit how many quotes at most
   */
  ask(question: string, limit?: number): Promise<Answers>;
  status(): Promise<Status>;
  /** Gives back all that the library holds; later calls reject. */
  close(): Promise<void>;
}

/** What a library consists of. */
export interface Status {
  revision: string;
  articles: number;
  sentences: number;
  /** The latest published day, or null when no article has one. */
  newest: Day | null;
  /** The files that were left out, with the reasons. */
  problems: Problem[];
}

/** The library cannot answer now; the message is one clear line for people. */
export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure';
}
