/** Groups questions by what they are about. */

import { questionTermsOf } from '../../language/question.ts';

/** The cosine similarity from which a question belongs to a group. From .3 (large groups) to .6. */
const MIN_SIMILARITY = 0.4;

type Vector = ReadonlyMap<string, number>;

/**
 * Groups questions whose words are alike: by the leader algorithm (Hartigan 1975, "Clustering algorithms", chapter 3), over
 * the cosine of their terms, weighted by tf-idf. A question joins the group whose first question is most like it.
 *
 * @param questions in any order; at most some hundreds, as each is compared with the first of each group
 * @returns the numbers of the questions of each group, the largest groups first
 */
export function groupQuestions(questions: readonly string[]): number[][] {
  const words = questions.map((question) => new Set(contentKeysOf(question)));
  const frequencies = new Map<string, number>();
  for (const keys of words) for (const key of keys) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  const vectors = words.map((keys) => unitVector(keys, frequencies, questions.length));
  const groups: number[][] = [];
  for (const [number, vector] of vectors.entries()) {
    let best: number[] | null = null;
    let similarity = MIN_SIMILARITY;
    for (const group of groups) {
      const its = cosine(vector, vectors[group[0]!]!);
      if (its < similarity) continue;
      best = group;
      similarity = its;
    }
    if (best) best.push(number);
    else groups.push([number]);
  }
  return groups.sort((a, b) => b.length - a.length);
}

function contentKeysOf(question: string): string[] {
  return questionTermsOf(question).flatMap(({ key, stop }) => (stop ? [] : key));
}

function unitVector(
  keys: ReadonlySet<string>,
  frequencies: ReadonlyMap<string, number>,
  count: number,
): Vector {
  const weights = [...keys].map((key) => [key, Math.log(1 + count / frequencies.get(key)!)] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([key, weight]) => [key, weight / length]));
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [key, weight] of a) sum += weight * (b.get(key) ?? 0);
  return sum;
}
