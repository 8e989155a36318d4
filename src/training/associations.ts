/**
 * Learns which words of a sentence speak for which words of a question, from pairs of questions and the
 * sentences that answer them, by IBM model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine
 * Translation"): the question is taken for a translation of the sentence.
 */

/** One question, and the sentence that answers it, as lists of words. */
export interface Pair {
  question: readonly string[];
  sentence: readonly string[];
}

/** P(question's word | sentence's word), for pairs that were seen often enough. */
export interface Associations {
  /** `table.get(word of the sentence)?.get(word of the question)` is a probability. */
  table: Map<string, Map<string, number>>;
  /** P(question's word) in any question. */
  background: Map<string, number>;
}

export interface AssociationOptions {
  /** Words seen in fewer pairs are left out: what is learned of them is chance. */
  leastSeen: number;
  iterations: number;
  /** Smaller probabilities are not kept. */
  leastProbable: number;
}

export function learnAssociations(pairs: readonly Pair[], options: AssociationOptions): Associations {
  const questionWords = numbered(
    pairs.map(({ question }) => question),
    options.leastSeen,
  );
  const sentenceWords = numbered(
    pairs.map(({ sentence }) => sentence),
    options.leastSeen,
  );
  const size = questionWords.length;
  const toQuestion = new Map(questionWords.map((word, i) => [word, i]));
  const toSentence = new Map(sentenceWords.map((word, i) => [word, i]));
  const coded = pairs.map(({ question, sentence }) => ({
    question: question.flatMap((word) => toQuestion.get(word) ?? []),
    // The last number stands for no word at all: what a question has of itself.
    sentence: [...sentence.flatMap((word) => toSentence.get(word) ?? []), sentenceWords.length],
  }));

  let probabilities = new Map<number, number>();
  const uniform = 1 / size;
  for (let round = 0; round < options.iterations; round++) {
    const counts = new Map<number, number>();
    const totals = new Float64Array(sentenceWords.length + 1);
    for (const { question, sentence } of coded) {
      for (const q of question) {
        let sum = 0;
        for (const s of sentence) sum += round === 0 ? uniform : (probabilities.get(s * size + q) ?? 0);
        if (sum === 0) continue;
        for (const s of sentence) {
          const part = (round === 0 ? uniform : (probabilities.get(s * size + q) ?? 0)) / sum;
          if (part === 0) continue;
          const key = s * size + q;
          counts.set(key, (counts.get(key) ?? 0) + part);
          totals[s]! += part;
        }
      }
    }
    probabilities = new Map();
    for (const [key, count] of counts) {
      const probability = count / totals[Math.floor(key / size)]!;
      // What is this small never grows again: dropping it early keeps memory and time within bounds.
      if (probability > options.leastProbable / 20) probabilities.set(key, probability);
    }
  }

  const table = new Map<string, Map<string, number>>();
  for (const [key, probability] of probabilities) {
    if (probability < options.leastProbable) continue;
    const word = sentenceWords[Math.floor(key / size)];
    if (word === undefined) continue;
    const row = table.get(word) ?? new Map<string, number>();
    row.set(questionWords[key % size]!, probability);
    table.set(word, row);
  }
  return {
    table,
    background: backgroundOf(
      coded.map(({ question }) => question),
      questionWords,
    ),
  };
}

/** The words seen in at least so many lists, in the order of the alphabet. */
function numbered(lists: readonly (readonly string[])[], leastSeen: number): string[] {
  const seen = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) seen.set(word, (seen.get(word) ?? 0) + 1);
  return [...seen]
    .filter(([, count]) => count >= leastSeen)
    .map(([word]) => word)
    .sort();
}

function backgroundOf(questions: readonly number[][], words: readonly string[]): Map<string, number> {
  const counts = new Float64Array(words.length);
  let total = 0;
  for (const question of questions)
    for (const word of question) {
      counts[word]! += 1;
      total++;
    }
  return new Map(words.map((word, i) => [word, counts[i]! / total]));
}
