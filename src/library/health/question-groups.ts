/** Groups questions that are about the same. */

import { isAnswerTypeWord, questionTermsOf } from '../../language/question.ts';

/** Questions that are about the same, in the order in which they were given; the first one stands for them. */
export type QuestionGroup<Asked> = readonly [Asked, ...Asked[]];

/**
 * How similar a question has to be to the questions of a group, as a cosine. From .35 (larger groups, with questions that
 * share only their subject) to .5 (only other words for the same).
 */
const MIN_SIMILARITY = 0.45;
/**
 * How many questions without any of these words are counted beside the given ones: of a few questions about one thing, its
 * words are not the common ones of a language. From 50 to 200.
 */
const OTHER_QUESTIONS = 100;

/** A sparse vector: the weights of terms by their keys. */
type Vector = Map<string, number>;

interface Cluster<Asked> {
  questions: [Asked, ...Asked[]];
  /** The sum of the vectors of its questions, which has the direction of their centroid. */
  sum: Vector;
  /** The length of the sum. */
  length: number;
}

/**
 * Groups questions by their words. Each question is a vector of its content words, weighted by idf over all the questions, and
 * is compared by the cosine with the centroids of the groups so far: single-pass clustering, see Salton & McGill (1983),
 * "Introduction to Modern Information Retrieval", chapters 4 and 6. The same questions in the same order give the same
 * groups.
 *
 * @param questions in any order, such as newest first
 * @param textOf the text of a question; one without content words makes a group of its own
 * @returns the largest group first; of equal size, the one with the first question
 */
export function groupQuestions<Asked>(
  questions: readonly Asked[],
  textOf: (question: Asked) => string,
): QuestionGroup<Asked>[] {
  const clusters: Cluster<Asked>[] = [];
  const byKey = new Map<string, Set<Cluster<Asked>>>();
  const vectors = vectorsOf(questions.map(textOf));
  for (const [index, question] of questions.entries()) {
    const vector = vectors[index]!;
    const known = nearest(vector, byKey);
    const cluster: Cluster<Asked> = known ?? { questions: [question], sum: new Map(), length: 0 };
    if (known) known.questions.push(question);
    else clusters.push(cluster);
    for (const [key, weight] of vector) {
      cluster.sum.set(key, (cluster.sum.get(key) ?? 0) + weight);
      byKey.set(key, (byKey.get(key) ?? new Set()).add(cluster));
    }
    cluster.length = lengthOf(cluster.sum);
  }
  return clusters.map((cluster) => cluster.questions).sort((a, b) => b.length - a.length);
}

/** The most similar cluster, term at a time; undefined when none is similar enough. */
function nearest<Asked>(
  vector: Vector,
  byKey: ReadonlyMap<string, ReadonlySet<Cluster<Asked>>>,
): Cluster<Asked> | undefined {
  const products = new Map<Cluster<Asked>, number>();
  for (const [key, weight] of vector)
    for (const cluster of byKey.get(key) ?? [])
      products.set(cluster, (products.get(cluster) ?? 0) + weight * cluster.sum.get(key)!);
  let best: Cluster<Asked> | undefined;
  let similarity = MIN_SIMILARITY;
  for (const [cluster, product] of products) {
    const cosine = product / cluster.length;
    if (cosine < similarity) continue;
    best = cluster;
    similarity = cosine;
  }
  return best;
}

/** The vectors of texts, each of length 1. Idf is ln(1 + N / df). */
function vectorsOf(texts: readonly string[]): Vector[] {
  const keys = texts.map(contentKeysOf);
  const frequencies = new Map<string, number>();
  for (const key of keys.flatMap((some) => [...some])) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  return keys.map((some) => {
    const weights = new Map(
      [...some].map((key) => [key, Math.log(1 + (texts.length + OTHER_QUESTIONS) / frequencies.get(key)!)]),
    );
    const length = lengthOf(weights);
    return new Map([...weights].map(([key, weight]) => [key, weight / length]));
  });
}

/** The keys of a question's content words, without those that only ask: "what day". */
function contentKeysOf(text: string): Set<string> {
  const terms = questionTermsOf(text).filter((term) => !term.stop && !isAnswerTypeWord(term));
  return new Set(terms.map(({ key }) => key));
}

function lengthOf(vector: Vector): number {
  return Math.hypot(...vector.values());
}
