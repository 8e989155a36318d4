/** One question, and the sentence that answers it, as lists of words. */
export interface Pair {
  question: readonly string[];
  sentence: readonly string[];
}

/** What was learned of words of questions. */
export interface TranslationTable {
  /** `table.get(word of the question)?.get(word of the sentence)` is P(the one | the other). */
  table: Map<string, Map<string, number>>;
  /** P(word of a question), for every such word that was seen often enough. */
  background: Map<string, number>;
}

/** Words seen in fewer pairs are left out: what is learned of them is chance. */
const LEAST_SEEN = 4;
/** More rounds only sharpen what is known after these (2 to 6 do as well). */
const ROUNDS = 4;
/** Smaller probabilities are not kept: they say nothing, and are most of the table. */
const LEAST_PROBABLE = 0.002;

/**
 * Learns which words of a sentence speak for which words of a question, from pairs of questions and the sentences that
 * answer them, by IBM model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"): the question
 * is taken for a translation of the sentence.
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
    // The last number stands for no word at all: what a question has of itself.
    sentence: [...numbersOf(sentence, givenNumbers), given.length],
  }));

  // Each pair of words that ever met has a place of its own: word of the question times `width`, plus the other.
  const width = given.length + 1;
  const places = new Map<number, number>();
  for (const { question, sentence } of coded)
    for (const q of question)
      for (const s of sentence) {
        const pair = q * width + s;
        if (!places.has(pair)) places.set(pair, places.size);
      }
  let probabilities = new Float64Array(places.size).fill(1 / Math.max(1, asked.length));
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(places.size);
    const totals = new Float64Array(width);
    for (const { question, sentence } of coded)
      for (const q of question) {
        const at = sentence.map((s) => places.get(q * width + s)!);
        const sum = at.reduce((total, place) => total + probabilities[place]!, 0);
        at.forEach((place, i) => {
          const part = probabilities[place]! / sum;
          counts[place]! += part;
          totals[sentence[i]!]! += part;
        });
      }
    for (const [pair, place] of places) counts[place]! /= totals[pair % width]! || 1;
    probabilities = counts;
  }

  const table = new Map<string, Map<string, number>>();
  for (const [pair, place] of places) {
    const word = given[pair % width];
    const probability = probabilities[place]!;
    if (word === undefined || probability < LEAST_PROBABLE) continue;
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

/** The words seen in enough lists, in the order of the alphabet. */
function wordsOf(lists: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) seen.set(word, (seen.get(word) ?? 0) + 1);
  return [...seen]
    .filter(([, count]) => count >= LEAST_SEEN)
    .map(([word]) => word)
    .sort();
}

function backgroundOf(questions: readonly number[][], words: readonly string[]): Map<string, number> {
  const counts = new Float64Array(words.length);
  for (const question of questions) for (const word of question) counts[word]! += 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return new Map(words.map((word, i) => [word, counts[i]! / total]));
}
