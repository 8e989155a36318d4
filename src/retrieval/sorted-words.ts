/** Finds a word in a sorted list: building a map of all words would take longer than reading the file that has them. */

/** The index of a word in a list that is sorted by UTF-16 code units; -1 when it is not there. A binary search. */
export function indexInSorted(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (words[mid]! < word) low = mid + 1;
    else high = mid;
  }
  return words[low] === word ? low : -1;
}
