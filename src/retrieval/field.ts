/** BM25's two numbers, after Robertson & Zaragoza (2009), "The Probabilistic Relevance Framework". */
export interface Bm25 {
  /** How much a second occurrence adds: 0 nothing, 2 nearly as much as the first. */
  k1: number;
  /** How much long units are held back: 0 not at all, 1 in full proportion to their length. */
  b: number;
}

/**
 * One way to cut the library into units (sentences, paragraphs, articles): which unit holds which term, and
 * how often. Terms and units are numbers from 0. Postings lie in three typed arrays, term after term.
 */
export class Field {
  readonly lengths: Uint32Array;
  readonly averageLength: number;
  readonly #starts: Uint32Array;
  readonly #units: Uint32Array;
  readonly #counts: Uint16Array;

  /**
   * @param units the terms of each unit, repeats included
   * @param termCount one more than the highest term
   */
  constructor(units: readonly (readonly number[])[], termCount: number) {
    this.lengths = Uint32Array.from(units, (terms) => terms.length);
    this.averageLength = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, units.length);

    const holders = new Uint32Array(termCount + 1);
    const counted = units.map((terms) => countOf(terms));
    for (const counts of counted) for (const term of counts.keys()) holders[term + 1]! += 1;
    for (let term = 0; term < termCount; term++) holders[term + 1]! += holders[term]!;

    this.#starts = holders;
    this.#units = new Uint32Array(holders[termCount]!);
    this.#counts = new Uint16Array(holders[termCount]!);
    const next = holders.slice();
    counted.forEach((counts, unit) => {
      for (const [term, count] of counts) {
        const at = next[term]!++;
        this.#units[at] = unit;
        this.#counts[at] = Math.min(count, 0xffff);
      }
    });
  }

  /** How many units hold the term; 0 for a term that none does. */
  holders(term: number): number {
    return term + 1 < this.#starts.length ? this.#starts[term + 1]! - this.#starts[term]! : 0;
  }

  /** BM25's idf, ln(1 + (N - n + ½) / (n + ½)): never negative, highest for a term that no unit holds. */
  idf(term: number): number {
    const n = this.holders(term);
    return Math.log(1 + (this.lengths.length - n + 0.5) / (n + 0.5));
  }

  /** Calls back with each unit that holds the term, in order, and how often it does. */
  each(term: number, found: (unit: number, count: number) => void): void {
    const start = this.#starts[term] ?? 0;
    const end = start + this.holders(term);
    for (let at = start; at < end; at++) found(this.#units[at]!, this.#counts[at]!);
  }

  /** Whether a unit holds the term: a binary search. */
  holds(term: number, unit: number): boolean {
    let low = this.#starts[term] ?? 0;
    let high = low + this.holders(term);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#units[middle]!;
      if (found === unit) return true;
      if (found < unit) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  /** BM25 of every unit for these terms, each times its weight. Units without any of them have 0. */
  scores(terms: readonly WeightedTerm[], { k1, b }: Bm25): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    for (const { term, weight } of terms) {
      const most = weight * this.idf(term) * (k1 + 1);
      this.each(term, (unit, count) => {
        const length = 1 - b + (b * this.lengths[unit]!) / this.averageLength;
        scores[unit]! += (most * count) / (count + k1 * length);
      });
    }
    return scores;
  }
}

export interface WeightedTerm {
  term: number;
  weight: number;
}

function countOf(terms: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
