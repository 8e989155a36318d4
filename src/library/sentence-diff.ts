/** Finds which sentences of an article were changed, added and removed between two of its versions. */

import { wordSet, wordSimilarity } from '../language/word-similarity.ts';

/** A sentence of the earlier version, or of the later one, by its number in it; or one in the place of another. */
export type SentenceChange =
  | { kind: 'changed'; before: number; after: number }
  | { kind: 'removed'; before: number }
  | { kind: 'added'; after: number };

/** With a smaller share of words in common, a sentence is another one: two on the same topic have a third. */
const MIN_SIMILARITY = 0.4;
/** Up to this many pairs of sentences between two unchanged ones are compared: a rewritten page has fewer. */
const MAX_PAIRS = 10_000;

/**
 * Compares two versions of an article, sentence by sentence, in the order of the text.
 *
 * Sentences that are the same are aligned by a longest common subsequence: each is matched with the equal one of the same
 * rank among its equals, and of these matches the longest increasing sequence is kept (Hunt and Szymanski, "A fast
 * algorithm for computing longest common subsequences", 1977), in O(n log n). The runs between them are aligned by the
 * similarity of their words (Needleman and Wunsch, 1970). A run too long for that is removed and added as a whole.
 */
export function diffSentences(before: readonly string[], after: readonly string[]): SentenceChange[] {
  const changes: SentenceChange[] = [];
  let from = { before: 0, after: 0 };
  const end: Match = { before: before.length, after: after.length };
  for (const same of [...commonSubsequence(before, after), end]) {
    changes.push(
      ...alignRun(before.slice(from.before, same.before), after.slice(from.after, same.after), from),
    );
    from = { before: same.before + 1, after: same.after + 1 };
  }
  return changes;
}

/** The numbers of two sentences that belong together. */
interface Match {
  before: number;
  after: number;
}

function commonSubsequence(before: readonly string[], after: readonly string[]): Match[] {
  const equals = new Map<string, number[]>();
  for (const [number, sentence] of after.entries()) {
    const known = equals.get(sentence);
    if (known) known.push(number);
    else equals.set(sentence, [number]);
  }
  const ranks = new Map<string, number>();
  /** The ends of the best increasing sequences of each length, each with the sequence before it. */
  const ends: Chain[] = [];
  for (const [number, sentence] of before.entries()) {
    const rank = ranks.get(sentence) ?? 0;
    ranks.set(sentence, rank + 1);
    const match = equals.get(sentence)?.[rank];
    if (match === undefined) continue;
    const length = firstNotBelow(ends, match);
    ends[length] = { before: number, after: match, previous: ends[length - 1] ?? null };
  }
  const found: Match[] = [];
  for (let chain: Chain | null = ends.at(-1) ?? null; chain; chain = chain.previous) found.push(chain);
  return found.reverse();
}

interface Chain extends Match {
  previous: Chain | null;
}

function firstNotBelow(ends: readonly Chain[], after: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]!.after < after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Aligns two runs that have nothing in common, which start at `from`. */
function alignRun(before: readonly string[], after: readonly string[], from: Match): SentenceChange[] {
  const removed = (at: number): SentenceChange => ({ kind: 'removed', before: from.before + at });
  const added = (at: number): SentenceChange => ({ kind: 'added', after: from.after + at });
  const changed = ({ before: one, after: other }: Match): SentenceChange => ({
    kind: 'changed',
    before: from.before + one,
    after: from.after + other,
  });
  const pairs = pairsOf(before, after);
  const changes: SentenceChange[] = [];
  let at = { before: 0, after: 0 };
  for (const pair of [...pairs, null]) {
    const until = pair ?? { before: before.length, after: after.length };
    // What alone was replaced by one sentence has been replaced by it, whatever that says.
    if (until.before - at.before === 1 && until.after - at.after === 1) changes.push(changed(at));
    else {
      for (let i = at.before; i < until.before; i++) changes.push(removed(i));
      for (let i = at.after; i < until.after; i++) changes.push(added(i));
    }
    if (pair) changes.push(changed(pair));
    at = { before: until.before + 1, after: until.after + 1 };
  }
  return changes;
}

/** The sentences of two runs of which one has taken the place of the other: the most similar ones, in their order. */
function pairsOf(before: readonly string[], after: readonly string[]): Match[] {
  if (before.length * after.length > MAX_PAIRS) return [];
  const [words, otherWords] = [before.map(wordSet), after.map(wordSet)];
  const similarity = words.map((some) => otherWords.map((others) => wordSimilarity(some, others)));
  /** The greatest sum of similarities of the sentences from each pair on. */
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const paired = (i: number, j: number) =>
    similarity[i]![j]! < MIN_SIMILARITY ? 0 : similarity[i]![j]! + best[i + 1]![j + 1]!;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, paired(i, j));
  const pairs: Match[] = [];
  for (let [i, j] = [0, 0]; i < before.length && j < after.length; )
    if (paired(i, j) > 0 && paired(i, j) === best[i]![j]) pairs.push({ before: i++, after: j++ });
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  return pairs;
}
