import stemWord from 'wink-porter2-stemmer';

/** Longer than any word of English; what is longer is compared as it is written. */
const LONGEST_STEMMED = 40;

const stems = new Map<string, string>();
/** Bounds the memory that a hostile text of ever new words can take; what is met of a real one beyond these is rare. */
const MOST_STEMS = 30_000;

/**
 * The stem of one word by the Porter2 algorithm (Porter 2001, "Snowball: a language for stemming
 * algorithms"). Takes a word in lower case, without white space; words with digits come back as they are, since wink reads
 * a `y` into "3rd".
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = word.length > LONGEST_STEMMED || /\d/.test(word) ? word : stemWord(word);
  if (stems.size < MOST_STEMS) stems.set(word, found);
  return found;
}
