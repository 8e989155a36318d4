/** Stemming by the Porter2 algorithm. */
import stemWord from 'wink-porter2-stemmer';

/** In characters: longer words, of which English has none, are not stemmed. */
const MAX_LENGTH = 40;

const stems = new Map<string, string>();
/** Limits the memory that a hostile text of many different words can take; words beyond these are rare in a real one. */
const MAX_STEMS = 30_000;

/**
 * The stem of a word by the Porter2 algorithm (Porter 2001, "Snowball: a language for stemming algorithms").
 *
 * @param word in lower case, without white space
 * @returns the stem; words with digits are returned unchanged, since wink inserts a `y` into "3rd"
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = word.length > MAX_LENGTH || /\d/.test(word) ? word : stemWord(word);
  if (stems.size < MAX_STEMS) stems.set(word, found);
  return found;
}
