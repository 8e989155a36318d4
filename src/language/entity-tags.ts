/** Tags words with the kinds of entity they may be part of: names, numbers, places. */
import type { Term } from './terms.ts';

/** The kinds of things that answers consist of. A word may have several tags or none. */
export const TAGS = [
  'name',
  'year',
  'month',
  'number',
  'ordinal',
  'money',
  'percent',
  'unit',
  'reason',
  'place',
] as const;

export type Tag = (typeof TAGS)[number];

/** The bit of a tag in the bit sets of `tagsOf`. */
export function bitOf(tag: Tag): number {
  return 1 << TAGS.indexOf(tag);
}

const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow|century|centuries|decade)$/;
/** Names that are common words as well count as months or days only with a capital. */
const AMBIGUOUS_MONTH = /^(?:march|may|mar|dec|sept?|sun|mon)$/;
const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|twice|once|several|hundreds|thousands|millions|billions)$/;
const ORDINALS = /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;
const UNITS =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries|km|mi|miles?|kilometers?|kilometres?|meters?|metres?|feet|ft|acres?|hectares?|tons?|tonnes?|kg|pounds?|degrees)$/;
const MONEY_WORDS = /^(?:dollars?|euros?|pounds?|yuan|yen|rupees?|rubles?|roubles?)$/;
const REASONS =
  /^(?:because|since|due|owing|cause|causes|caused|result|results|resulted|reason|reasons|therefore|thus)$/;
const PLACE_WORDS =
  /^(?:in|at|near|from|to|into|across|north|south|east|west|northern|southern|eastern|western)$/;
const YEAR = /^(?:1\d{3}|20\d{2})s?$/;

/** The properties of a word without its context. */
interface WordTags {
  tags: number;
  /** The tags when it is written with a capital: "May". */
  capitalTags: number;
  /** Whether a capitalized word after it is probably a place. */
  beforePlace: boolean;
}

const cache = new Map<string, WordTags>();
const MAX_CACHED = 30_000;

const [YEAR_BIT, MONTH_BIT] = [bitOf('year'), bitOf('month')];
const [NAME_BIT, PLACE_BIT] = [bitOf('name'), bitOf('place')];
const CURRENCIES = '$€£¥';

/**
 * Tags the words of a text.
 *
 * @param terms the terms of `text`
 * @returns for each term a bit set of its tags (see `bitOf`)
 */
export function tagsOf(text: string, terms: readonly Term[]): number[] {
  return terms.map((term, i) => {
    const { word, capital, stop, letters, start, end } = term;
    const ofWord = wordTagsOf(word);
    let tags = capital ? ofWord.capitalTags : ofWord.tags;
    // "2,000" is a number; a year has no comma.
    if (tags & YEAR_BIT && text.slice(start, end).includes(',')) tags ^= YEAR_BIT | bitOf('number');
    if (start > 0 && CURRENCIES.includes(text[start - 1]!)) tags |= bitOf('money');
    if (text[end] === '%' || (text[end] === ' ' && text[end + 1] === '%')) tags |= bitOf('percent');
    const upper = capital || (!stop && i === 0 && letters !== 'lower');
    if (!upper || tags & MONTH_BIT) return tags;
    const before = terms[i - 1]?.word === 'the' ? terms[i - 2] : terms[i - 1];
    return tags | NAME_BIT | (before && wordTagsOf(before.word).beforePlace ? PLACE_BIT : 0);
  });
}

function wordTagsOf(word: string): WordTags {
  const found = cache.get(word);
  if (found) return found;
  const plain = plainTags(word);
  const month = MONTHS.test(word) ? bitOf('month') : 0;
  const result = {
    tags: plain | (AMBIGUOUS_MONTH.test(word) ? 0 : month),
    capitalTags: plain | month,
    beforePlace: PLACE_WORDS.test(word),
  };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(word, result);
  return result;
}

/** The tags of a word except `month`. */
function plainTags(word: string): number {
  const tags: Tag[] = [];
  if (YEAR.test(word)) tags.push('year');
  else if (/^\d/.test(word) && !ORDINALS.test(word)) tags.push('number');
  if (NUMBER_WORDS.test(word)) tags.push('number');
  if (ORDINALS.test(word)) tags.push('ordinal');
  if (MONEY_WORDS.test(word)) tags.push('money');
  if (/^percent(?:age)?$/.test(word)) tags.push('percent');
  if (UNITS.test(word)) tags.push('unit');
  if (REASONS.test(word)) tags.push('reason');
  return tags.reduce((sum, tag) => sum | bitOf(tag), 0);
}
