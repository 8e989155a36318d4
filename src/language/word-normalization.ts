/** Word normalization: case folding, spelling, numbers, stems and stop words. */
import { stem } from './stem.ts';

/** A word as retrieval compares it. All properties depend on its spelling alone. */
export interface Word {
  /** The word as `fold` leaves it. */
  word: string;
  /** The form that is compared: the stem of `word` in American spelling, numbers in digits. */
  key: string;
  /** Whether it is a stop word, such as "the", when written in lower case. */
  stop: boolean;
  /** The letter case: "US", "Blinken", "talks". */
  letters: 'upper' | 'capital' | 'lower';
}

/**
 * Articles, pronouns, auxiliaries, prepositions, conjunctions and question words (after Fox 1990, "A stop list for
 * general text"), and what `fold` leaves of "can't" and "won't". Words that change the meaning, such as "not", "first"
 * and "against", are not stop words.
 */
const STOP_WORDS = new Set(
  `a about all also am an and any are as at be because been being but by ca can could did do does doing done
  for from had has have having he her here hers him his how i if in into is it its itself just me more most
  much my of on one or other our out own said say says she so some such than that the their them then there these they
  this those to too up us very was we were what when where which while who whom whose why will with wo would
  you your yours`.split(/\s+/),
);

/** The keys of the tens of a number in words. */
export const TENS = /^[2-9]0$/;

/** An entry of the word table. */
export interface WordEntry extends Word {
  /** The word as written in the text. */
  written: string;
  /** One of "twenty" to "ninety", in letters. */
  isTens: boolean;
  /** Whether the long form of a built-in acronym starts with it; set by `termsOf` on first use. */
  startsLongForm: boolean | undefined;
}

/**
 * The entries of a hash table with open addressing. Words are looked up without being sliced from their text, which
 * takes half the time of a `Map` of strings.
 */
let entries: WordEntry[] = [];
const SLOTS = 1 << 17;
/** For each slot, an index into `entries` plus one, or 0. The load is at most 1 in 4. */
const table = new Int32Array(SLOTS);
/** Limits the memory that a hostile text of many different words can take, 150 bytes each; words beyond these are rare in a real one. */
const MAX_ENTRIES = 30_000;

/**
 * Normalizes one word.
 *
 * @param written the word as written: letters and digits, without white space
 */
export function wordOf(written: string): Word {
  const { word, key, stop, letters } = wordAt(written, 0, written.length);
  return { word, key, stop, letters };
}

/**
 * Normalizes the word at some offsets of a text, UTF-16 units, the end exclusive.
 *
 * @returns the table's entry, mostly the same object for the same spelling
 */
export function wordAt(text: string, start: number, end: number): WordEntry {
  // FNV-1a (Fowler, Noll & Vo), by UTF-16 units.
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (let number = table[slot]!; number !== 0; number = table[slot]!) {
    const entry = entries[number - 1]!;
    if (equals(entry.written, text, start, end)) return entry;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return addEntry(text.slice(start, end), slot);
}

function equals(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let i = 0; i < written.length; i++)
    if (written.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function addEntry(written: string, slot: number): WordEntry {
  const word = fold(written);
  const key = keyOf(word);
  const entry: WordEntry = {
    word,
    key,
    stop: STOP_WORDS.has(word),
    letters: lettersOf(written),
    written,
    isTens: TENS.test(key) && !/^\d/.test(word),
    startsLongForm: undefined,
  };
  if (entries.length >= MAX_ENTRIES) {
    entries = [];
    table.fill(0);
  }
  entries.push(entry);
  table[slot] = entries.length;
  return entry;
}

function lettersOf(written: string): Word['letters'] {
  if (written.length > 1 && /^\.?\p{Lu}[\p{Lu}.]*$/u.test(written)) return 'upper';
  return /^\p{Lu}/u.test(written) ? 'capital' : 'lower';
}

/** Letters without a Unicode decomposition, in lower case, and their usual replacements. */
export const REPLACEMENTS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const REPLACED = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'g');

/**
 * Removes case, accents, the possessive and contracted auxiliaries ("Qin's", "didn't"), the dots of an abbreviation and
 * the commas of a number.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(REPLACED, (letter) => REPLACEMENTS[letter]!)
    .replace(/’/g, "'")
    .replace(/(?:n't|'(?:s|re|ve|ll|d|m)?)$/, '')
    .replace(/^v(?=\d+\.\d)/, '')
    .replace(/,|(?<=\p{L})\./gu, '');
}

/** "colour" becomes "color", "organised" "organized", "five" "5", "visits" "visit". */
function keyOf(word: string): string {
  return NUMBERS.get(word) ?? stem(american(word));
}

const NUMBERS = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety',
  ]
    .join(' ')
    .split(' ')
    .map((name, i) => [name, String(i <= 20 ? i : 10 * (i - 18))] as const)
    // "one" is a pronoun as often as it is a number.
    .filter(([name]) => name !== 'one')
    .concat([
      ['1st', 'first'],
      ['2nd', 'second'],
      ['third', '3rd'],
      ...['fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
        (name, i) => [name, `${i + 4}th`] as const,
      ),
    ]),
);

/**
 * British spellings and their American replacements, each with the context that identifies it. They are applied to both
 * sides of every comparison, so a word that is not a British spelling ("promise") does no harm.
 */
const AMERICAN: readonly [RegExp, string][] = [
  [/(?<=\p{L}{3})is(?=(?:e[drs]?|ers|ing|ations?|able)$)/u, 'iz'],
  [/(?<=\p{L}{2})ys(?=(?:e[drs]?|ing)$)/u, 'yz'],
  [/(?<=\p{L}{2})our(?=(?:s|ed|ing|ful|ites?|hoods?|ers?|able|less|y)?$)/u, 'or'],
  [/(?<=\p{L}{2}[tb])re(?=s?$)/u, 'er'],
  [/(?<=^(?:de|of|self-de)f|^lic|^pret)enc(?=es?$)/u, 'ens'],
  [/(?<=\p{L}{3}og)ue(?=s?$)/u, ''],
  [/(?<=^(?:an|h|leuk|arch|enc?yclop|p|orthop|gyn|medi))ae(?=m|o|d|c|v)/u, 'e'],
  [/^programmes?$/, 'program'],
  [/^gre(?=y)/, 'gra'],
  [/^aluminium$/, 'aluminum'],
  [/^jeweller(?=y)/, 'jewelr'],
  [/^sc(?=eptic)/, 'sk'],
  [/(?<=^m)oul(?=d)/, 'ol'],
  [/(?<=judg|acknowledg)e(?=ment)/, ''],
  [/^tyre(?=s?$)/, 'tire'],
  [/^plough/, 'plow'],
  [/(?<=^man)oeuvr(?=e)/, 'euv'],
];

function american(word: string): string {
  if (word.length < 4) return word;
  for (const [spelling, replacement] of AMERICAN) {
    const changed = word.replace(spelling, replacement);
    if (changed !== word) return changed;
  }
  return word;
}
