/** Stemming by the Porter2 algorithm. */
import stemWord from 'wink-porter2-stemmer';

/** In characters: longer words, of which English has none, are not stemmed. */
const MAX_LENGTH = 40;

/**
 * Plurals of abbreviations that the algorithm leaves, since no vowel is before the "s" or it is a "us": "npcs", "vpns",
 * "gpus". "GPS" loses its "S" as well, in articles as in questions.
 */
const ABBREVIATIONS = /^(?:[b-df-hj-np-tv-xz]+[b-df-hj-np-rtv-xz]|[a-z]pu)s$/;

const stems = new Map<string, string>();
/** Limits the memory that a hostile text of many different words can take; words beyond these are rare in a real one. */
const MAX_STEMS = 30_000;

/**
 * The stem of a word by the Porter2 algorithm (Porter 2001, "Snowball: a language for stemming algorithms"), and the
 * singular of an abbreviation.
 *
 * @param word in lower case, without white space
 * @returns the stem; words with digits are returned unchanged, since wink inserts a `y` into "3rd"
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = stemOf(word);
  if (stems.size < MAX_STEMS) stems.set(word, found);
  return found;
}

function stemOf(word: string): string {
  if (word.length > MAX_LENGTH || /\d/.test(word)) return word;
  return ABBREVIATIONS.test(word) && word !== 'mrs' ? word.slice(0, -1) : stemWord(word);
}
