/** How similar two sentences are by their words. */

/**
 * The words of a sentence, in lower case: runs of letters and digits.
 *
 * @param sentence any text
 */
export function wordSet(sentence: string): Set<string> {
  return new Set(sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/**
 * The Dice coefficient of two sets of words (Dice, 1945, "Measures of the amount of ecologic association between species").
 *
 * @returns 0 (no word in common) to 1 (the same words)
 */
export function wordSimilarity(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0;
  for (const word of words) if (others.has(word)) common++;
  return (2 * common) / Math.max(1, words.size + others.size);
}
