/** Finds articles that are the same, nearly the same, or contained in another. */

import { valuesOfLabel } from '../../language/statement.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { contentKeys, inOne } from './checked-article.ts';
import { HashGroups, mix, visitPairs } from './hash-groups.ts';

/** Two articles that say the same, by their numbers. */
export interface DuplicatePair {
  /** `part`: nearly all of the first is in the second, which has more. */
  kind: 'same' | 'near' | 'part';
  articles: [number, number];
  /** How much of the smaller is in the other: 0 to 1. */
  containment: number;
}

/** What is compared of an article. */
export interface Fingerprint {
  /** The different hashes of its shingles, in ascending order. */
  shingles: Uint32Array;
  title: string;
  published: string | null;
}

/** Words in a shingle. From 2 (one changed word spoils little) to 5 (fewer coincidences). */
const SHINGLE_WORDS = 3;
/** The share of the shingles of the smaller article that the other has. From .6 to .9. */
const MIN_CONTAINMENT = 0.65;
/** The share of the shingles of both together, from which neither is a part of the other. From .5 to .8. */
const MIN_RESEMBLANCE = 0.6;
/** Shorter articles share shingles by chance. From 10 to 40. */
const MIN_SHINGLES = 12;
/** A shingle that more articles share is a phrase of the house. From 8 to 50. */
const MAX_SHARING = 16;
/** The share of differing words that are values, from which two articles are of one series. From .5 to .9. */
const MIN_SERIES_VALUES = 0.6;

/**
 * The hashes of the shingles of a text: of each three successive words (Broder 1997, "On the resemblance and containment
 * of documents").
 *
 * @param sentences the keys of the words of each sentence; shingles do not cross sentences, so that an order of
 *   paragraphs does not matter
 */
export function shinglesOf(sentences: Iterable<readonly number[]>): Uint32Array {
  const hashes: number[] = [];
  for (const words of sentences) {
    const last = Math.max(0, words.length - SHINGLE_WORDS);
    for (let first = 0; first <= last; first++) {
      let hash = 0x811c9dc5;
      for (let at = first; at < first + SHINGLE_WORDS && at < words.length; at++)
        hash = mix(hash, words[at]!);
      hashes.push(hash);
    }
  }
  const sorted = Uint32Array.from(hashes).sort();
  return sorted.filter((hash, i) => hash !== sorted[i - 1]);
}

/**
 * Finds pairs of articles with most of their shingles in common. Of several that are exactly the same, each is paired with
 * the first. Articles of a series, which differ in days, versions and numbers, are none.
 *
 * @param wordsOf the words of an article, to compare two that resemble each other
 */
export function* findDuplicates(
  articles: readonly Fingerprint[],
  wordsOf: (article: number) => string,
): CooperativeTask<DuplicatePair[]> {
  const found: DuplicatePair[] = [];
  const firstOf = new Map<string, number>();
  const groups = new HashGroups();
  for (const [number, { shingles }] of articles.entries()) {
    if (shingles.length < MIN_SHINGLES) continue;
    const whole = digestOf(shingles);
    const first = firstOf.get(whole);
    if (first === undefined) {
      firstOf.set(whole, number);
      for (const hash of shingles) groups.add(hash, number);
    } else if (valuesIn(articles[first]!.title) === valuesIn(articles[number]!.title))
      found.push({ kind: 'same', articles: [first, number], containment: 1 });
    yield;
  }
  const near: DuplicatePair[] = [];
  const shared = new Map<number, number>();
  const phrases = new Uint32Array(articles.length);
  yield* groups.visiting((owners) => {
    if (owners.length > MAX_SHARING) for (const owner of owners) phrases[owner]! += 1;
    else
      visitPairs(owners, (one, other) => {
        const pair = one * articles.length + other;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      });
  });
  const sizeOf = (number: number) => articles[number]!.shingles.length - phrases[number]!;
  for (const [pair, count] of shared) {
    const [one, other] = [Math.floor(pair / articles.length), pair % articles.length];
    const [smaller, larger] = sizeOf(one) <= sizeOf(other) ? [one, other] : [other, one];
    const containment = count / sizeOf(smaller);
    const isAlike = containment >= MIN_CONTAINMENT && sizeOf(smaller) >= MIN_SHINGLES;
    if (!isAlike || containmentOf(articles[smaller]!, articles[larger]!) < MIN_CONTAINMENT) continue;
    const resemblance = count / (sizeOf(one) + sizeOf(other) - count);
    if (!areSeries(articles[one]!, articles[other]!, wordsOf(one), wordsOf(other)))
      near.push(
        resemblance >= MIN_RESEMBLANCE
          ? { kind: 'near', articles: [one, other], containment }
          : { kind: 'part', articles: [smaller, larger], containment },
      );
    yield;
  }
  near.sort((a, b) => b.containment - a.containment);
  return [...found, ...spanningPairs(near)];
}

/** As few pairs as connect the same articles: of four copies three pairs, not six (Kruskal 1956). */
function spanningPairs(pairs: readonly DuplicatePair[]): DuplicatePair[] {
  const parents = new Map<number, number>();
  const rootOf = (article: number): number => {
    const parent = parents.get(article) ?? article;
    return parent === article ? article : rootOf(parent);
  };
  return pairs.filter(({ articles: [one, other] }) => {
    const [root, otherRoot] = [rootOf(one), rootOf(other)];
    parents.set(otherRoot, root);
    return root !== otherRoot;
  });
}

/** The share of an article's shingles, phrases included, that another has. */
function containmentOf({ shingles }: Fingerprint, other: Fingerprint): number {
  const its = new Set(other.shingles);
  return shingles.filter((hash) => its.has(hash)).length / shingles.length;
}

/** A digest of some hashes: 64 bits and their number. */
function digestOf(hashes: Uint32Array): string {
  let [one, other] = [0, 1];
  for (const hash of hashes) {
    one = mix(one, hash);
    other = mix(other, ~hash);
  }
  return `${hashes.length} ${one} ${other}`;
}

/** Whether two articles are of one series: this week's programme and last week's, the prices of two years. */
function areSeries(a: Fingerprint, b: Fingerprint, wordsOfA: string, wordsOfB: string): boolean {
  const [one, other] = [valuesIn(a.title), valuesIn(b.title)];
  if (one !== other && isEqualSet(contentKeys(a.title), contentKeys(b.title))) return true;
  const isOfOtherDay = a.published !== null && b.published !== null && a.published !== b.published;
  if (!isOfOtherDay && one === other) return false;
  const [only, others] = differingWords(wordsOfA, wordsOfB);
  const differing = [...only, ...others];
  const values = differing.filter((word) => valuesIn(word) !== NO_VALUES).length;
  return differing.length > 0 && values / differing.length >= MIN_SERIES_VALUES;
}

const valuesIn = (label: string) => inOne(valuesOfLabel(label));
const NO_VALUES = valuesIn('');

function differingWords(a: string, b: string): [string[], string[]] {
  const [one, other] = [a, b].map((text) => new Set(text.toLowerCase().split(/[^\p{L}\p{N}.:]+/u))) as [
    Set<string>,
    Set<string>,
  ];
  return [[...one].filter((word) => !other.has(word)), [...other].filter((word) => !one.has(word))];
}

function isEqualSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
