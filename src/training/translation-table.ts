/** Learns the translation table from words of sentences to words of questions. */

/** A question and the sentence that answers it, as lists of words. */
export interface Pair {
  question: readonly string[];
  sentence: readonly string[];
}

/** The translation probabilities of words of questions. */
export interface TranslationTable {
  /** `table.get(word of the question)?.get(word of the sentence)` is P(word of the question | word of the sentence). */
  table: Map<string, Map<string, number>>;
  /** P(word of a question), for every such word that is frequent enough. */
  background: Map<string, number>;
}

/** Words in fewer pairs are left out: their estimates would be noise. */
const MIN_PAIRS = 4;
/** Iterations of expectation maximization: 2 to 6 do as well. */
const ITERATIONS = 4;
/** Smaller probabilities are dropped: they are most of the table, and do not help. */
const MIN_PROBABILITY = 0.002;

/**
 * Learns translation probabilities from pairs of questions and the sentences that answer them, by IBM model 1 (Brown et al.
 * 1993, "The Mathematics of Statistical Machine Translation"): the question is taken for a translation of the sentence.
 */
export function learnTranslationTable(pairs: readonly Pair[]): TranslationTable {
  const asked = wordsOf(pairs.map(({ question }) => question));
  const given = wordsOf(pairs.map(({ sentence }) => sentence));
  const numbersOf = (words: readonly string[], numbers: ReadonlyMap<string, number>) =>
    words.flatMap((word) => numbers.get(word) ?? []);
  const askedNumbers = new Map(asked.map((word, i) => [word, i]));
  const givenNumbers = new Map(given.map((word, i) => [word, i]));
  const coded = pairs.map(({ question, sentence }) => ({
    question: numbersOf(question, askedNumbers),
    // The last number is the null word, which generates the words that no word of the sentence explains.
    sentence: [...numbersOf(sentence, givenNumbers), given.length],
  }));

  // Each pair of words that occurs has an index; its key is (word of the question) × `width` + (word of the sentence).
  const width = given.length + 1;
  const indices = new Map<number, number>();
  for (const { question, sentence } of coded)
    for (const q of question)
      for (const s of sentence) {
        const pair = q * width + s;
        if (!indices.has(pair)) indices.set(pair, indices.size);
      }
  let probabilities = new Float64Array(indices.size).fill(1 / Math.max(1, asked.length));
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const counts = new Float64Array(indices.size);
    const totals = new Float64Array(width);
    for (const { question, sentence } of coded)
      for (const q of question) {
        const at = sentence.map((s) => indices.get(q * width + s)!);
        const sum = at.reduce((total, index) => total + probabilities[index]!, 0);
        at.forEach((index, i) => {
          const part = probabilities[index]! / sum;
          counts[index]! += part;
          totals[sentence[i]!]! += part;
        });
      }
    for (const [pair, index] of indices) counts[index]! /= totals[pair % width]! || 1;
    probabilities = counts;
  }

  const table = new Map<string, Map<string, number>>();
  for (const [pair, index] of indices) {
    const word = given[pair % width];
    const probability = probabilities[index]!;
    if (word === undefined || probability < MIN_PROBABILITY) continue;
    const of = asked[Math.floor(pair / width)]!;
    const row = table.get(of) ?? new Map<string, number>();
    row.set(word, probability);
    table.set(of, row);
  }
  return {
    table,
    background: backgroundOf(
      coded.map(({ question }) => question),
      asked,
    ),
  };
}

/** The words that are in enough lists, sorted. */
function wordsOf(lists: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) seen.set(word, (seen.get(word) ?? 0) + 1);
  return [...seen]
    .filter(([, count]) => count >= MIN_PAIRS)
    .map(([word]) => word)
    .sort();
}

function backgroundOf(questions: readonly number[][], words: readonly string[]): Map<string, number> {
  const counts = new Float64Array(words.length);
  for (const question of questions) for (const word of question) counts[word]! += 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return new Map(words.map((word, i) => [word, counts[i]! / total]));
}
