/** How the words of a text stand to those of a sentence that it may quote. */
export interface Alignment {
  /** For each word of the sentence, the word of the text that is the same; -1 for none. */
  sames: Int32Array;
  /** How many words are the same. */
  same: number;
  /** The first and the last word of the sentence, and of the text, that are the same. */
  sentence: [first: number, last: number];
  text: [first: number, last: number];
}

/** What a word counts that is the same, that is another, and that is missing on either side. */
const SAME = 3;
const OTHER = -2;
const MISSING = -2;

/**
 * The stretch of a text that is nearest to a stretch of a sentence, word by word: Smith & Waterman (1981),
 * "Identification of common molecular subsequences". Null when they share no word.
 */
export function align(sentence: readonly string[], text: readonly string[]): Alignment | null {
  const width = text.length + 1;
  const scores = new Int32Array((sentence.length + 1) * width);
  let best = 0;
  let at = 0;
  for (let i = 1; i <= sentence.length; i++)
    for (let j = 1; j < width; j++) {
      const cell = i * width + j;
      const along = scores[cell - width - 1]! + (sentence[i - 1] === text[j - 1] ? SAME : OTHER);
      const score = Math.max(0, along, scores[cell - width]! + MISSING, scores[cell - 1]! + MISSING);
      scores[cell] = score;
      if (score > best) {
        best = score;
        at = cell;
      }
    }
  if (best === 0) return null;
  const sames = new Int32Array(sentence.length).fill(-1);
  const last: [number, number] = [Math.floor(at / width) - 1, (at % width) - 1];
  let first = last;
  let same = 0;
  while (scores[at]! > 0) {
    const [i, j] = [Math.floor(at / width) - 1, (at % width) - 1];
    const isSame = sentence[i] === text[j];
    if (scores[at] === scores[at - width - 1]! + (isSame ? SAME : OTHER)) {
      if (isSame) {
        sames[i] = j;
        same++;
        first = [i, j];
      }
      at -= width + 1;
    } else at -= scores[at] === scores[at - width]! + MISSING ? width : 1;
  }
  return { sames, same, sentence: [first[0], last[0]], text: [first[1], last[1]] };
}
