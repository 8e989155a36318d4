/** Aligns the words of a text with those of a sentence. */

/** A local alignment of a text with a sentence. */
export interface Alignment {
  /** For each word of the sentence, the equal word of the text that it is aligned with; -1 for none. */
  aligned: Int32Array;
  /** How many words are aligned with an equal one. */
  same: number;
  /** The first and the last aligned word of the sentence, and of the text. */
  sentence: [first: number, last: number];
  text: [first: number, last: number];
}

/** The scores of two equal words, of two different words, and of a word without a counterpart. */
const MATCH = 3;
const MISMATCH = -2;
const GAP = -2;

/**
 * Finds the best local alignment of a text with a sentence, word by word: Smith & Waterman (1981), "Identification of
 * common molecular subsequences". It takes time and memory proportional to the product of their lengths.
 *
 * @returns null when they share no word
 */
export function align(sentence: readonly string[], text: readonly string[]): Alignment | null {
  const width = text.length + 1;
  const scores = new Int32Array((sentence.length + 1) * width);
  let best = 0;
  let at = 0;
  for (let i = 1; i <= sentence.length; i++)
    for (let j = 1; j < width; j++) {
      const cell = i * width + j;
      const diagonal = scores[cell - width - 1]! + (sentence[i - 1] === text[j - 1] ? MATCH : MISMATCH);
      const score = Math.max(0, diagonal, scores[cell - width]! + GAP, scores[cell - 1]! + GAP);
      scores[cell] = score;
      if (score > best) {
        best = score;
        at = cell;
      }
    }
  if (best === 0) return null;
  const aligned = new Int32Array(sentence.length).fill(-1);
  const last: [number, number] = [Math.floor(at / width) - 1, (at % width) - 1];
  let first = last;
  let same = 0;
  while (scores[at]! > 0) {
    const [i, j] = [Math.floor(at / width) - 1, (at % width) - 1];
    const isSame = sentence[i] === text[j];
    if (scores[at] === scores[at - width - 1]! + (isSame ? MATCH : MISMATCH)) {
      if (isSame) {
        aligned[i] = j;
        same++;
        first = [i, j];
      }
      at -= width + 1;
    } else at -= scores[at] === scores[at - width]! + GAP ? width : 1;
  }
  return { aligned, same, sentence: [first[0], last[0]], text: [first[1], last[1]] };
}
