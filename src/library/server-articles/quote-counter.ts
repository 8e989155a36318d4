/** Counts how often each article of a server is quoted, in memory, and stores that now and then. */

import type { Day } from '../../day.ts';
import { readCitation } from '../citation.ts';
import type { Library } from '../library.ts';
import type { HealthStore, QuoteCounts } from './health-store.ts';
import { MAX_QUOTED } from './limits.ts';
import type { Mutex } from './mutex.ts';

/** How long counts are in memory alone: a process that ends loses them. From 1,000 to 60,000 milliseconds. */
const STORE_DELAY_MS = 10_000;

/** Counts the first quotes of answers: nothing of who asked, or what. */
export class QuoteCounter {
  readonly #store: HealthStore;
  readonly #withLock: Mutex;
  #counts = new Map<string, QuoteCounts>();
  #timer: NodeJS.Timeout | null = null;

  constructor(store: HealthStore, withLock: Mutex) {
    this.#store = store;
    this.#withLock = withLock;
  }

  count(server: string, citation: string, day: Day): void {
    const key = readCitation(citation)?.key;
    if (key === undefined) return;
    const counts = this.#counts.get(server) ?? { since: day, answers: 0, quoted: {} };
    counts.answers += 1;
    counts.quoted[key] = (counts.quoted[key] ?? 0) + 1;
    this.#counts.set(server, counts);
    this.#timer ??= setTimeout(() => void this.flush(), STORE_DELAY_MS).unref();
  }

  /** Stores what has been counted. What cannot be stored is dropped: it tells little. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counts = this.#counts;
    this.#counts = new Map();
    for (const [server, its] of counts)
      await this.#withLock(server, () => this.#store.addQuotes(server, its, MAX_QUOTED)).catch(() => {});
  }
}

/** A library that counts which articles it quotes. */
export function countingQuotes(library: Library, counter: QuoteCounter): Library {
  return {
    ...library,
    async ask(question, scope, limit, context) {
      const answers = await library.ask(question, scope, limit, context);
      const [first] = answers.answers;
      if (scope.server !== null && answers.verdict === 'answered' && first)
        counter.count(scope.server, first.citation, scope.asked ?? today());
      return answers;
    },
    async close() {
      await counter.flush();
      await library.close();
    },
  };
}

/** The present day in UTC. */
function today(): Day {
  return new Date().toISOString().slice(0, 10) as Day;
}
