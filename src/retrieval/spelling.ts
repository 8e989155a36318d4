/** Shorter terms have too many neighbours for a slip of the keyboard to be told from another word. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;
/** Stems that share this much of the shorter one are taken for forms of one word ("democrat", "democraci"). */
const SHARED_START = 0.8;
const SHARED_START_FROM = 5;

/**
 * Finds the term of the library that was probably meant by one that it does not hold: it starts with the
 * same two letters, and differs by one slip (two from eight letters on) or in its ending only. Of several
 * the one with the fewest slips, then the one that most sentences hold, then the first in the alphabet.
 */
export class Spelling {
  readonly #byStart = new Map<string, string[]>();
  readonly #holders: (key: string) => number;

  /** @param holders how many sentences hold a term */
  constructor(keys: Iterable<string>, holders: (key: string) => number) {
    this.#holders = holders;
    for (const key of keys) {
      const start = key.slice(0, 2);
      const same = this.#byStart.get(start);
      if (same) same.push(key);
      else this.#byStart.set(start, [key]);
    }
  }

  /** The nearest term that the library holds, or undefined. Terms with digits are never guessed at. */
  nearest(key: string): string | undefined {
    if (key.length < ONE_SLIP_FROM || /\d/.test(key)) return undefined;
    const most = key.length >= TWO_SLIPS_FROM ? 2 : 1;
    let best: { key: string; slips: number } | undefined;
    for (const other of this.#byStart.get(key.slice(0, 2)) ?? []) {
      const slips = Math.abs(other.length - key.length) > most ? most + 1 : slipsBetween(key, other, most);
      if (slips > most && !sharesStart(key, other)) continue;
      if (!best || slips < best.slips || (slips === best.slips && this.#comesFirst(other, best.key)))
        best = { key: other, slips };
    }
    return best?.key;
  }

  #comesFirst(a: string, b: string): boolean {
    const more = this.#holders(a) - this.#holders(b);
    return more > 0 || (more === 0 && a < b);
  }
}

function sharesStart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHARED_START_FROM || Math.max(a.length, b.length) - shorter > 4) return false;
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= SHARED_START * shorter;
}

/**
 * How many slips lie between two words: a letter too many, too few, wrong, or two changed over (the
 * "optimal string alignment" distance of Damerau 1964), or `most + 1` when there are more than `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}
