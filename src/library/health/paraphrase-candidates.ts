/** Finds the pairs of sentences that have several rare words in common, without comparing each with each. */

import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { HashGroups, hashOfText, mix } from './hash-groups.ts';

/** By so many of its rarest words a sentence is found: each pair of them is an entry. From 4 to 6. */
const MAX_KEYS = 5;
/** What more sentences have in common is a turn of phrase. From 8 to 100. */
const MAX_SHARING = 24;
/** The share of the words of the shorter sentence, by their rarity, that the other has as well. From .5 to .7. */
const MIN_SHARED = 0.6;

/** A word of the sentences. */
interface Key {
  hash: number;
  /** How many articles have it, and the last of them. */
  articles: number;
  lastArticle: number;
}

/** The sentences of articles by their words. */
export class ParaphraseCandidates {
  readonly #vocabulary = new Map<string, Key>();
  /** The words of each sentence and of its label, and how many are its own. */
  readonly #keys: Key[][] = [];
  readonly #ownCounts: number[] = [];
  readonly #articles: number[] = [];

  /**
   * @param words the keys of the words of the next sentence, without repetition
   * @param label those of its label, where the sentence alone does not say what it is about
   */
  add(article: number, words: ReadonlySet<string>, label: Iterable<string>): void {
    this.#articles.push(article);
    this.#ownCounts.push(words.size);
    this.#keys.push(Array.from(new Set([...words, ...label]), (key) => this.#keyOf(key, article)));
  }

  /** Visits each pair of sentences of different articles once or more, by their numbers in the order of adding. */
  *visiting(visit: (one: number, other: number) => void): CooperativeTask<void> {
    const groups = new HashGroups();
    for (const [owner, keys] of this.#keys.entries()) {
      const rarest = keys
        .filter(({ articles }) => articles > 1)
        .sort((a, b) => a.articles - b.articles || a.hash - b.hash)
        .slice(0, MAX_KEYS);
      for (const [i, one] of rarest.entries())
        for (const other of rarest.slice(i + 1)) groups.add(mix(1, (one.hash + other.hash) | 0), owner);
      if (owner % 1_000 === 0) yield;
    }
    yield* groups.visiting((owners) => {
      if (owners.length > MAX_SHARING) return;
      for (const [i, one] of owners.entries())
        for (const other of owners.slice(i + 1)) if (this.#areAlike(one, other)) visit(one, other);
    });
  }

  #areAlike(one: number, other: number): boolean {
    if (this.#articles[one] === this.#articles[other]) return false;
    // Those that no other article has may be the value: who, or where.
    const sum = (some: readonly Key[]) =>
      some.reduce((all, key) => (key.articles > 1 ? all + this.#rarity(key) : all), 0);
    const [own, its] = [one, other].map((owner) => sum(this.#keys[owner]!.slice(0, this.#ownCounts[owner])));
    const [short, long] = own! <= its! ? [one, other] : [other, one];
    const keys = this.#keys[long]!;
    const shared = this.#keys[short]!.slice(0, this.#ownCounts[short]).filter((key) => keys.includes(key));
    return shared.length > 0 && sum(shared) >= MIN_SHARED * Math.min(own!, its!);
  }

  #rarity({ articles }: Key): number {
    const count = (this.#articles.at(-1) ?? 0) + 1;
    return Math.log((count + 1) / articles) / Math.log(count + 1);
  }

  #keyOf(key: string, article: number): Key {
    const known = this.#vocabulary.get(key) ?? { hash: hashOfText(key), articles: 0, lastArticle: -1 };
    this.#vocabulary.set(key, known);
    if (known.lastArticle !== article) {
      known.lastArticle = article;
      known.articles++;
    }
    return known;
  }
}
