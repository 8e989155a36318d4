import { MONTHS } from '../../day.ts';

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';
const ONES = 'one two three four five six seven eight nine ten eleven twelve';
const TEENS = 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

/** Words that only say how others belong together, and those of the calendar: no names, and nothing that is counted. */
const OF_GRAMMAR = new Set(
  `the a an his her its their our my your this that these those all both each every any some most no not
  in on at by to of from for with without into onto over under between among during through throughout until till since
  before after about around near off out up down as than like per via against within across along amid despite toward
  towards and or but nor so yet if when while where because although though which who whom whose what how
  is are am was were be been being has have had having do does did will shall would may might can could should must
  isn't aren't wasn't weren't hasn't haven't hadn't didn't won't wouldn't couldn't can't cannot
  he she it they we i you him them us me there here then now also only just still even almost never always
  early late earlier later mid last next first second third ago today yesterday tomorrow tonight
  said told says went came took made met held began became won lost left rose fell grew sent gave found got saw spoke
  wrote broke led ran sold bought paid kept knew put set hit cut let
  ${ONES} ${TEENS} ${TENS} ${MONTHS.join(' ')} ${MONTHS.join(' ').toLowerCase()}
  ${WEEKDAYS} ${WEEKDAYS.toLowerCase()} GMT UTC AD BC CE BCE Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  spring summer autumn winter 's 'll 're 've 'd`.split(/\s+/),
);

/** What is counted or measured, beside plurals: "1,500 people", "2000 feet". */
const COUNTED = `people men women children troops police percent per million billion trillion thousand hundred points point feet foot ft
    miles mile km kilometers kilometres kilometer kilometre meters metres meter metre m cm mm kg g grams kilograms lbs tons
    tonnes ton tonne acres hectares square cubic degrees votes seats copies species aircraft sheep fish cattle staff
    personnel other others different local hours hrs GMT UTC BST gmt rpm hp cc mph kmh kph calories watts MW GW kW
    rupees dollars euros pounds yen yuan won francs pesos rubles roubles cents yards yard inches inch strong
    deaths cases homes houses BC BCE`;
const IS_COUNTED = new Set(COUNTED.split(/\s+/));
/** Plurals that a year names, and does not count: "the 2024 elections". */
const NAMED_BY_YEAR = `elections olympics games sanctions protests attacks floods fires wildfires riots results earnings sales
  figures levels estimates finals playoffs midterms budgets talks guidelines rules reforms prices rates polls primaries
  championships accords awards bombings killings shootings hostilities uprisings demonstrations negotiations targets forecasts
  projections profits revenues exports imports emissions standards hearings crisis crises`;
const OF_YEARS = new Set(NAMED_BY_YEAR.split(/\s+/));

/**
 * What a word may be, as far as its form tells; words that no rule knows are known by this alone. The words that some
 * rule names have symbols of the private use area, those of one form side by side.
 */
const FORMS = {
  c: 0xe000,
  s: 0xe800,
  v: 0xec00,
  g: 0xee00,
  l: 0xef00,
  C: 0xf000,
  grammar: 0xf800,
} as const;
type Form = keyof typeof FORMS;

/**
 * The words that the rules know. Each has a symbol of its own, one UTF-16 unit; a sentence is read as the string of
 * its tokens' symbols, in which patterns are short, and run in linear time.
 *
 * Words with a capital stand only for words so written, or in capitals throughout: "May" is a month, "may" a verb.
 */
const SYMBOLS = new Map<string, string>();
const COUNTS: Record<Form, number> = { c: 0, s: 0, v: 0, g: 0, l: 0, C: 0, grammar: 0 };

/** The symbol of a word, which is from then on a word that the rules know. */
export function symbolOf(word: string): string {
  const known = SYMBOLS.get(word);
  if (known) return known;
  const form = OF_GRAMMAR.has(word) ? 'grammar' : OF_YEARS.has(word) ? 'c' : formOf(word);
  const symbol = String.fromCharCode(FORMS[form] + COUNTS[form]++);
  SYMBOLS.set(word, symbol);
  OUTLINES[outlineOf(word, 0, word.length)] = 1;
  return symbol;
}

/** Words that end in -ed, and are no verbs in the past. */
const NO_VERB = /^(?:indeed|hundred|need|feed|seed|weed|greed|speed|succeed|exceed|proceed|kindred|sacred)$/;

/** The form of a word: with a capital, like a plural, in -ed, -ing or -ly, or none of these. */
export function formOf(word: string): Exclude<Form, 'grammar'> {
  const first = word.charCodeAt(0);
  if (isCapital(first) && word[0] !== word[0]!.toLowerCase()) return 'C';
  const { length } = word;
  const last = word.charCodeAt(length - 1);
  if (last === 0x73 /* s */) return /[uis]/.test(word[length - 2] ?? 's') ? 'c' : 's';
  if (length < 4) return 'c';
  if (last === 0x64 /* d */ && word[length - 2] === 'e') return NO_VERB.test(word) ? 'c' : 'v';
  if (last === 0x79 /* y */ && word[length - 2] === 'l') return 'l';
  return last === 0x67 /* g */ && word.startsWith('in', length - 3) ? 'g' : 'c';
}

/** Whether a token is a word of that form. */
export function hasForm(symbol: string | undefined, form: Form): boolean {
  if (symbol === undefined || symbol === form) return symbol !== undefined;
  const at = symbol.charCodeAt(0) - FORMS[form];
  return at >= 0 && at < COUNTS[form];
}

/** By first and last letter and length: most words are unlike any that is known, and need not be looked up. */
const OUTLINES = new Uint8Array(32 * 32 * 16);

function outlineOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start) & 31;
  const last = text.charCodeAt(end - 1) & 31;
  return (first << 9) | (last << 4) | Math.min(15, end - start);
}

/** Whether a word of a sentence may be one that the rules know: never false for one that they do. */
export function mayBeKnown(sentence: string, start: number, end: number): boolean {
  return OUTLINES[outlineOf(sentence, start, end)] === 1;
}

/** A regular expression for a word of a pattern: in small letters it stands for the same word with a capital, too. */
export function symbolsEitherWay(word: string): string {
  const symbol = symbolOf(word);
  const capital = SYMBOLS.get(word.charAt(0).toUpperCase() + word.slice(1));
  return capital && capital !== symbol ? `[${symbol}${capital}]` : symbol;
}

/** Verbs that are names with a capital, but at the start of a sentence: "Will Smith", "the Fed", "Rose". */
const NAMES_TOO = new Set('will rose fed met mark read saw grant won may'.split(' '));

/**
 * The symbol of a word in a sentence, if any rule knows it.
 *
 * @param isFirst whether the sentence starts with it
 */
export function knownSymbol(word: string, isFirst: boolean): string | undefined {
  const exact = SYMBOLS.get(word);
  if (exact || !isCapital(word.charCodeAt(0))) return exact;
  const lower = word.toLowerCase();
  if (!isFirst && NAMES_TOO.has(lower)) return undefined;
  // "MONDAY", "MAY": in headings and datelines capitals are no sign of anything.
  if (word.length > 2 && word === word.toUpperCase()) {
    const titled = SYMBOLS.get(word[0] + lower.slice(1));
    if (titled) return titled;
  }
  // "On September 13 Troops landed" is a heading run into its text: what is counted has no capital.
  return IS_COUNTED.has(lower) ? undefined : SYMBOLS.get(lower);
}

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || code >= 0xc0;
}

/** What stands for the tokens that are no known words. */
export const KINDS = {
  /** A number from 1 to 31. */
  D: 'a number that may be a day',
  /** "18th". */
  O: 'such a number with st, nd, rd or th',
  Y: 'a number from 1900 to 2099',
  y: 'a number from 1000 to 1899',
  S: 'any other number of two digits',
  N: 'any other number: 2,024, 5.1, 18:30',
  F: 'a whole date: 2023-06-19, 19.06.2023, 06/19/2023',
  E: 'a decade: 1990s',
  e: 'a decade: 90s',
  Q: 'Q1 to Q4',
  H: 'H1 and H2',
  G: 'a fiscal year: FY24, FY2024',
  A: 'letters and digits: A320, 5pm, F16',
  C: 'a word with a capital',
  c: 'a word without one',
  s: 'such a word that ends like a plural',
  v: 'such a word that ends in -ed',
  g: 'such a word that ends in -ing',
  l: 'such a word that ends in -ly',
} as const;

/** The symbols of some words, one after another. */
export function symbolsOf(words: string): string {
  return words.trim().split(/\s+/).map(symbolOf).join('');
}

const lowerMonths = MONTHS.filter((name) => name !== 'May' && name !== 'March')
  .join(' ')
  .toLowerCase();

/** Classes of tokens, as patterns name them: `{month}`. */
export const CLASSES = {
  day: 'D',
  dayth: 'DO',
  th: 'O',
  year: 'Yy',
  short: 'SD',
  digits: 'DSYyN',
  number: `DSYyN${symbolsOf(`${ONES} ${TEENS} ${TENS}`)}`,
  tens: symbolsOf(TENS),
  ones: symbolsOf(ONES.split(' ').slice(0, 9).join(' ')),
  fulldate: 'F',
  decade: 'E',
  shortdecade: 'e',
  quarter: 'Q',
  half: 'H',
  fiscal: 'G',
  gerund: 'g\uee00-\ueeff',
  noun: 'cs\ue000-\uebff',
  plural: 's\ue800-\uebff',
  capital: 'C\uf000-\uf7ff',
  /** Any word but those of grammar. */
  anyword: 'Ccsvgl\ue000-\uf7ff',
  month: symbolsOf(`${MONTHS.join(' ')} ${lowerMonths} Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`),
  /** Months that are no name of a person and no verb. */
  surely: symbolsOf(
    `January February July September October November December january february july september october november december
    Feb Jul Sep Sept Oct Nov Dec`,
  ),
  /** Months only where their place in the sentence says so. */
  lowmonth: symbolsOf('may march jan feb apr aug sept oct nov dec'),
  weekday: symbolsOf(WEEKDAYS),
  lowday: symbolsOf(WEEKDAYS.toLowerCase()),
  shortday: symbolsOf('Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun'),
  season: symbolsOf('spring summer autumn fall winter'),
  ordinal: `O${symbolsOf('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth')}`,
  decadename: symbolsOf('twenties thirties forties fifties sixties seventies eighties nineties'),
  unit: symbolsOf(
    `second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months quarter
    quarters year years decade decades century centuries`,
  ),
  partofday: symbolsOf('morning afternoon evening night midnight noon lunchtime midday'),
  money: `$€£¥₹${symbolsOf('Rs Rs. rupees dollars euros pounds yen yuan won francs pesos rubles roubles USD EUR GBP cents pence')}`,
  counted: `%${symbolsOf(COUNTED)}`,
  yearnamed: symbolsOf(NAMED_BY_YEAR),
  /** Prepositions after which a month or a year is one. */
  firmly: symbolsOf('in since until till during late early mid last next'),
  dash: '\\-–—‒−',
  upto: `\\-–—‒−${symbolsOf('to through thru until till')}`,
} as const;

/** The value of a number, in digits or in words; NaN for what is none. "A" and "an" are one. */
export function numberOf(text: string): number {
  return VALUES.get(text.toLowerCase()) ?? Number(text.replace(/,/g, ''));
}

/** The value of an ordinal: 18 of "18th" and of "eighteenth". */
export function ordinalOf(text: string): number {
  return VALUES.get(text.toLowerCase()) ?? Number.parseInt(text, 10);
}

/** The month's number, 1 to 12, of its name or its abbreviation. */
export function monthNumber(name: string): number {
  return MONTH_STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayNumber(name: string): number {
  return DAY_STARTS.indexOf(name.slice(0, 3).toLowerCase());
}

const MONTH_STARTS = MONTHS.map((name) => name.slice(0, 3).toLowerCase());
const DAY_STARTS = WEEKDAYS.split(' ').map((name) => name.slice(0, 3).toLowerCase());
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const VALUES = new Map<string, number>([
  ...`${ONES} ${TEENS}`.split(' ').map((word, i): [string, number] => [word, i + 1]),
  ...TENS.split(' ').map((word, i): [string, number] => [word, 10 * (i + 2)]),
  ...ORDINALS.split(' ').map((word, i): [string, number] => [word, i + 1]),
  ['thirtieth', 30],
  ['a', 1],
  ['an', 1],
  ['half', 0.5],
]);
