import type { Day } from '../../day.ts';
import { Recent } from '../recent.ts';
import type { Shelf } from '../shelf.ts';
import type { Query } from './database.ts';
import { shelfOf, type Unpacked, unpack } from './packed.ts';

/** As many articles are kept as ranking reads them: about 10 kB each. */
const MOST_INDEXED = 2_000;
/** As many are kept whole: those that are quoted. */
const MOST_WHOLE = 500;

/** An article of the database as ranking reads it. Never changed: another version of it has another number. */
export interface Held extends Unpacked {
  server: string;
  number: string;
}

/** A whole article of the database, on a shelf of its own. */
export interface Whole {
  server: string;
  shelf: Shelf;
}

/** The rest of an article. */
interface Row {
  number: string;
  id: string;
  title: string | null;
  published: Day | null;
  source: string | null;
  text: string;
}

/** Articles as they were read last. What a number stands for never changes, so nothing here can be out of date. */
export class Cache {
  readonly #indexed = new Recent<string, Held>(MOST_INDEXED);
  readonly #whole = new Recent<string, Shelf>(MOST_WHOLE);

  /** What ranking reads of the articles of some numbers, in their order. */
  async indexed(query: Query, server: string, numbers: readonly string[]): Promise<Held[]> {
    const found = new Map<string, Held>();
    for (const number of numbers) {
      const known = this.#indexed.find(number);
      if (known) found.set(number, known);
    }
    const missing = numbers.filter((number) => !found.has(number));
    if (missing.length > 0) {
      const rows = await query<{ number: string; index: Buffer }>(
        'select number, index from articles where server = $1 and number = any($2)',
        [server, missing],
      );
      for (const { number, index } of rows) {
        const held = { server, number, ...unpack(index) };
        found.set(number, held);
        this.#indexed.keep(number, held);
      }
    }
    return numbers.flatMap((number) => found.get(number) ?? []);
  }

  /** Some articles whole, each on a shelf of its own. */
  async whole(query: Query, held: readonly Held[]): Promise<Whole[]> {
    const found: Whole[] = [];
    const missing = new Map<string, Held>();
    for (const one of held) {
      const shelf = this.#whole.find(one.number);
      if (shelf) found.push({ server: one.server, shelf });
      else missing.set(one.number, one);
    }
    for (const server of new Set([...missing.values()].map((one) => one.server))) {
      const numbers = [...missing.values()].flatMap((one) => (one.server === server ? one.number : []));
      const rows = await query<Row>(
        'select number, id, title, published, source, text from articles where server = $1 and number = any($2)',
        [server, numbers],
      );
      for (const { number, ...row } of rows) {
        const unpacked = missing.get(number)!;
        const shelf = shelfOf({ ...row, paragraphs: unpacked.paragraphs }, unpacked);
        found.push({ server, shelf });
        this.#whole.keep(number, shelf);
      }
    }
    return found;
  }
}
