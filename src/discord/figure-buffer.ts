/** Counts answers and votes, and stores what was counted every few seconds. */

import type { Day } from '../day.ts';
import type { Answers } from '../library/answers.ts';
import { readCitation } from '../library/citation.ts';
import { type Figures, NO_FIGURES, sumOf, weekOf } from '../library/figures.ts';
import type { Library } from '../library/library.ts';
import type { Vote } from '../library/votes.ts';
import type { Log } from '../log.ts';
import { describeError } from './errors.ts';

/**
 * The delay from a count until it is stored, in milliseconds: a file is not written at every question. From 1,000 (little
 * is lost in a crash) to 60,000.
 */
const STORE_DELAY_MS = 5_000;

const NOTHING = { answered: 0, unsure: 0, none: 0, helpful: 0, unhelpful: 0 };

/** The figures of servers that have been counted and not yet stored. They say nothing of who asked, or what. */
export class FigureBuffer {
  readonly #library: Pick<Library, 'addFigures'>;
  readonly #log: Log;
  readonly #delayMs: number;
  #counted = new Map<string, Figures>();
  #timer: NodeJS.Timeout | undefined;
  /** The last storing, which the next one waits for. */
  #stored: Promise<void> = Promise.resolve();

  constructor(library: Pick<Library, 'addFigures'>, log: Log, delayMs = STORE_DELAY_MS) {
    this.#library = library;
    this.#log = log;
    this.#delayMs = delayMs;
  }

  /**
   * Counts an answer.
   *
   * @param citation the quote that answers; null when none does
   */
  countAnswer(server: string, day: Day, verdict: Answers['verdict'], citation: string | null): void {
    const week = weekOf(day);
    const quoted = { quoted: 1, helpful: 0, unhelpful: 0, week };
    this.#add(server, {
      weeks: [{ ...NOTHING, week, [verdict]: 1 }],
      articles: articlesOf(citation).map((article) => ({ article, ...quoted })),
    });
  }

  /** Counts a vote on a quote, in place of the same person's vote before. */
  countVote(server: string, day: Day, citation: string, vote: Vote, replaced?: Vote): void {
    const week = weekOf(day);
    const votes = { helpful: 0, unhelpful: 0, [vote]: 1, ...(replaced && { [replaced]: -1 }) };
    this.#add(server, {
      weeks: [{ ...NOTHING, ...votes, week }],
      articles: articlesOf(citation).map((article) => ({ article, quoted: 0, ...votes, week })),
    });
  }

  /** Stores what has been counted until now; what cannot be stored is tried again with the next. Never rejects. */
  store(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stored = this.#stored.then(() => this.#storeAll());
    return this.#stored;
  }

  async #storeAll(): Promise<void> {
    const counted = this.#counted;
    this.#counted = new Map();
    const failures: unknown[] = [];
    for (const [server, figures] of counted)
      await this.#library.addFigures(figures, server).catch((error) => {
        failures.push(error);
        this.#add(server, figures);
      });
    if (failures.length > 0)
      this.#log.warn(
        `Figures could not be stored, and are kept until they are: ${describeError(failures[0])}`,
      );
  }

  #add(server: string, figures: Figures): void {
    this.#counted.set(server, sumOf(this.#counted.get(server) ?? NO_FIGURES, figures));
    this.#timer ??= setTimeout(() => void this.store(), this.#delayMs).unref();
  }
}

/** The key of a citation's article, if it is one. */
function articlesOf(citation: string | null): string[] {
  const read = citation === null ? null : readCitation(citation);
  return read ? [read.key] : [];
}
