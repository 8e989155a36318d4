/** Groups owners by the hashes that they share, without comparing each with each. */

import type { CooperativeTask } from '../cooperative-scheduler.ts';

/** Owners are below this, so that a hash of 32 bits and its owner are one exact number. */
const MAX_OWNERS = 2 ** 21;
/** Each part is sorted at once, which may take some milliseconds for 100,000 entries. */
const PARTS = 256;

/** What more sentences have in common is a turn of phrase. From 8 to 100. */
export const MAX_SENTENCES_SHARING = 24;

/** Hashes of 32 bits and who has them: articles with the hashes of their shingles, for example. */
export class HashGroups {
  readonly #parts: number[][] = Array.from({ length: PARTS }, () => []);

  /** @param owner a number from 0 to 2,097,151 */
  add(hash: number, owner: number): void {
    this.#parts[hash >>> 24]!.push((hash >>> 0) * MAX_OWNERS + owner);
  }

  /** Calls `visit` with the different owners of each hash that has several, in ascending order. */
  *visiting(visit: (owners: readonly number[]) => void): CooperativeTask<void> {
    for (const part of this.#parts) {
      const entries = Float64Array.from(part).sort();
      for (let at = 0; at < entries.length; ) {
        const hash = Math.floor(entries[at]! / MAX_OWNERS);
        const owners: number[] = [];
        for (; at < entries.length && Math.floor(entries[at]! / MAX_OWNERS) === hash; at++) {
          const owner = entries[at]! % MAX_OWNERS;
          if (owners.at(-1) !== owner) owners.push(owner);
        }
        if (owners.length > 1) visit(owners);
      }
      yield;
    }
  }
}

/** Calls `visit` with each two of some items, in their order. */
export function visitPairs<Item>(items: readonly Item[], visit: (one: Item, other: Item) => void): void {
  for (let i = 0; i < items.length; i++)
    for (let j = i + 1; j < items.length; j++) visit(items[i]!, items[j]!);
}

/** Mixes a number into a hash of 32 bits (FNV-1a, Fowler, Noll and Vo, over numbers instead of bytes, and a final shift). */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

/** A hash of a text. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}
