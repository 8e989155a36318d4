/** Finds the pairs of sentences that have several rare words in common, without comparing each with each. */

import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { HashGroups, hashOfText, mix } from './hash-groups.ts';

/** By so many of its rarest words a sentence is found: each pair of them is an entry. From 4 to 6. */
const MAX_KEYS = 5;
/** What more sentences have in common is a turn of phrase. From 8 to 100. */
const MAX_SHARING = 24;
/** The share of the rarer words of the shorter sentence that the other has as well. From .4 to .7. */
const MIN_SHARED = 0.5;

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
  readonly #keys: Key[][] = [];
  readonly #articles: number[] = [];

  /** @param keys of the words of the next sentence */
  add(article: number, keys: Iterable<string>): void {
    this.#articles.push(article);
    this.#keys.push(Array.from(new Set(keys), (key) => this.#keyOf(key, article)));
  }

  /** How rare a word is, from 0 (all articles have it) to 1 (one has). */
  rarityOf(key: string): number {
    const known = this.#vocabulary.get(key);
    return known ? this.#rarity(known) : 1;
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
    const [keys, others] = [this.#keys[one]!, this.#keys[other]!];
    const sum = (some: readonly Key[]) => some.reduce((all, key) => all + this.#rarity(key), 0);
    const shared = keys.filter((key) => others.includes(key));
    return sum(shared) >= MIN_SHARED * Math.min(sum(keys), sum(others));
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
