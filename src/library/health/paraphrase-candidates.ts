/** Finds the pairs of sentences that have several rare words in common, without comparing each with each. */

import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { HashGroups, MAX_SENTENCES_SHARING, mix, visitPairs } from './hash-groups.ts';
import { Vocabulary, type Word } from './vocabulary.ts';

/** By so many of its rarest words a sentence is found: each pair of them is an entry. From 4 to 6. */
const MAX_KEYS = 5;
/** The share of the words of the shorter sentence, by their rarity, that the other has as well. From .5 to .7. */
const MIN_SHARED = 0.6;

/** The sentences of articles by their words. */
export class ParaphraseCandidates {
  readonly #vocabulary = new Vocabulary();
  /** The words of each sentence and of its label, and how many are its own. */
  readonly #keys: Word[][] = [];
  readonly #ownCounts: number[] = [];
  readonly #articles: number[] = [];

  /**
   * @param words the keys of the words of the next sentence, without repetition
   * @param label those of its label, where the sentence alone does not say what it is about
   */
  add(article: number, words: ReadonlySet<string>, label: Iterable<string>): void {
    this.#articles.push(article);
    this.#ownCounts.push(words.size);
    this.#keys.push(Array.from(new Set([...words, ...label]), (key) => this.#vocabulary.count(key, article)));
  }

  /** Visits each pair of sentences of different articles once or more, by their numbers in the order of adding. */
  *visiting(visit: (one: number, other: number) => void): CooperativeTask<void> {
    const groups = new HashGroups();
    for (const [owner, keys] of this.#keys.entries()) {
      const rarest = keys
        .filter(({ articles }) => articles > 1)
        .sort((a, b) => a.articles - b.articles || a.hash - b.hash)
        .slice(0, MAX_KEYS);
      visitPairs(rarest, (one, other) => groups.add(mix(1, (one.hash + other.hash) | 0), owner));
      if (owner % 1_000 === 0) yield;
    }
    yield* groups.visiting((owners) => {
      if (owners.length > MAX_SENTENCES_SHARING) return;
      visitPairs(owners, (one, other) => {
        if (this.#areAlike(one, other)) visit(one, other);
      });
    });
  }

  #areAlike(one: number, other: number): boolean {
    if (this.#articles[one] === this.#articles[other]) return false;
    // Those that no other article has may be the value: who, or where.
    const sum = (some: readonly Word[]) =>
      some.reduce((all, key) => (key.articles > 1 ? all + this.#rarity(key) : all), 0);
    const [own, its] = [one, other].map((owner) => sum(this.#keys[owner]!.slice(0, this.#ownCounts[owner])));
    const [short, long] = own! <= its! ? [one, other] : [other, one];
    const keys = this.#keys[long]!;
    const shared = this.#keys[short]!.slice(0, this.#ownCounts[short]).filter((key) => keys.includes(key));
    return shared.length > 0 && sum(shared) >= MIN_SHARED * Math.min(own!, its!);
  }

  #rarity({ articles }: Word): number {
    const count = (this.#articles.at(-1) ?? 0) + 1;
    return Math.log((count + 1) / articles) / Math.log(count + 1);
  }
}
