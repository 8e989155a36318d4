import { stem } from './stem.ts';

/** One spelling of a word, as retrieval compares it. Everything here depends on the letters alone. */
export interface Word {
  /** The word as `fold` leaves it. */
  word: string;
  /** What is compared: the stem of that, in American spelling, numbers in digits. */
  key: string;
  /** A word that carries no matter of its own, such as "the", when it is written in small letters. */
  stop: boolean;
  /** How it is written: "US", "Blinken", "talks". */
  letters: 'upper' | 'capital' | 'lower';
}

/**
 * Words that carry no matter: articles, pronouns, auxiliaries, prepositions, conjunctions, question words
 * (after Fox 1990, "A stop list for general text"), and what `fold` leaves of "can't" and "won't". Words
 * that change the matter, such as "not", "first" and "against", are not among them.
 */
const STOP_WORDS = new Set(
  `a about all also am an and any are as at be because been being but by ca can could did do does doing done
  for from had has have having he her here hers him his how i if in into is it its itself just me more most
  much my of on one or other our out own said say says she so some such than that the their them then there these they
  this those to too up us very was we were what when where which while who whom whose why will with wo would
  you your yours`.split(/\s+/),
);

/** The tens of a number in words, as a key. */
export const TENS = /^[2-9]0$/;

/** A word as it was met, with what is to be known of every word of a text. */
export interface WordOccurrence extends Word {
  written: string;
  /** One of "twenty" to "ninety", in letters. */
  isTens: boolean;
  /** Whether a name that has a short form begins with it; unknown until it is asked. */
  opensName: boolean | undefined;
}

/**
 * The words that have been met, in a table of places that their letters lead to: in a text they are found without being
 * cut out of it, which costs half as much as a `Map` of strings.
 */
let met: WordOccurrence[] = [];
/** Per place one more than the number of a word; 0 where there is none. At most 1 in 4 places are taken. */
const PLACES = 1 << 17;
const table = new Int32Array(PLACES);
/** Bounds the memory that a hostile text of ever new words can take: 150 bytes each. What a real one has beyond these is rare. */
const MOST_KNOWN = 30_000;

/** What one word is to retrieval, given as it is written: letters and digits, without white space. */
export function wordOf(written: string): Word {
  const { word, key, stop, letters } = wordAt(written, 0, written.length);
  return { word, key, stop, letters };
}

/** The word that stands at a place of a text; the end is exclusive. The same object for the same letters. */
export function wordAt(text: string, start: number, end: number): WordOccurrence {
  // FNV-1a (Fowler, Noll & Vo), by UTF-16 units.
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  for (let number = table[place]!; number !== 0; number = table[place]!) {
    const found = met[number - 1]!;
    if (stands(found.written, text, start, end)) return found;
    place = (place + 1) & (PLACES - 1);
  }
  return meet(text.slice(start, end), place);
}

function stands(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let i = 0; i < written.length; i++)
    if (written.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function meet(written: string, place: number): WordOccurrence {
  const word = fold(written);
  const key = keyOf(word);
  const found: WordOccurrence = {
    word,
    key,
    stop: STOP_WORDS.has(word),
    letters: lettersOf(written),
    written,
    isTens: TENS.test(key) && !/^\d/.test(word),
    opensName: undefined,
  };
  if (met.length >= MOST_KNOWN) {
    met = [];
    table.fill(0);
  }
  met.push(found);
  table[place] = met.length;
  return found;
}

function lettersOf(written: string): Word['letters'] {
  if (written.length > 1 && /^\.?\p{Lu}[\p{Lu}.]*$/u.test(written)) return 'upper';
  return /^\p{Lu}/u.test(written) ? 'capital' : 'lower';
}

/** Letters that Unicode does not take apart, as they are written where a keyboard lacks them. */
const PLAIN: Readonly<Record<string, string>> = {
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
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * A word without what writers vary: capitals, accents, the possessive and the short forms of auxiliaries
 * ("Qin's", "didn't"), the dots of an abbreviation and the commas of a number.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(NOT_PLAIN, (letter) => PLAIN[letter]!)
    .replace(/’/g, "'")
    .replace(/(?:n't|'(?:s|re|ve|ll|d|m)?)$/, '')
    .replace(/^v(?=\d+\.\d)/, '')
    .replace(/,|(?<=\p{L})\./gu, '');
}

/** "colour" is "color", "organised" is "organized", "five" is "5", "visits" is "visit". */
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
    // "one" is a pronoun as often as a number.
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
 * British endings and what Americans write, each with the letters before it that make it one. They are put on both
 * sides of every comparison, so a word that is not British after all ("promise") does no harm.
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
  for (const [ending, instead] of AMERICAN) {
    const changed = word.replace(ending, instead);
    if (changed !== word) return changed;
  }
  return word;
}
