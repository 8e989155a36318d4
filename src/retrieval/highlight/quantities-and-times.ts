/** Finds amounts, durations, frequencies and times of day in a sentence. */

import { overlap, type Span } from '../../span.ts';

/*
 * Patterns of numbers with their units. Their parts are separated by blanks, never by tabs, which separate the cells of a
 * row.
 */

const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|' +
  'eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|' +
  'billions?|trillions?|dozens?|half|a couple';
const CURRENCY = '(?:US|AU?|CA?|NZ)?[$€£¥]';
const ONE_NUMBER = `(?:${CURRENCY} ?)?(?:\\d[\\d,.]{0,20}\\d|\\d|${NUMBER_WORD})(?:[ -]?(?:bn|m|k)\\b|[ -](?:and a half|${NUMBER_WORD})\\b)*`;
/** A number or a range: "88–96", "5-2", "7 to 9", "one or two", "between 7 and 9". */
const NUMBER = `(?:between ${ONE_NUMBER} and ${ONE_NUMBER}|${ONE_NUMBER}(?:(?: ?[–-] ?| to | or )${ONE_NUMBER})?)`;
const ABOUT =
  '(?:(?:about|around|nearly|almost|roughly|over|under|more than|fewer than|less than|at least|at most|up to|some) )?';
/** Where a number may start: at the start of a word or at a currency sign. */
const START = '(?:\\b|(?=[$€£¥]))';

const LENGTH =
  'km|kilomet(?:re|er)s?|met(?:re|er)s?|cm|centimet(?:re|er)s?|mm|miles?|feet|foot|ft|inch(?:es)?|yards?|blocks?';
const WEIGHT = 'kg|kilos?|kilograms?|grams?|g|tons?|tonnes?|lbs?|oz|ounces?';
const MONEY = 'dollars?|euros?|pounds?|pence|cents?|crowns?|francs?|USD|EUR|GBP|CHF|SEK|NOK';
const OTHER_MEASURE =
  'acres?|hectares?|lit(?:re|er)s?|ml|[KMGT]i?B|Mbps|fps|ms|Hz|kHz|MHz|GHz|kWh?|MW|GW|mph|km/h|degrees|°[CF]?';
const AGE = '(?:year|month|week|day)s?[ -](?:old|of age)';
const MEASURE = `(?:${AGE}|${LENGTH}|${WEIGHT}|${MONEY}|${OTHER_MEASURE})`;

const AMOUNTS = new RegExp(
  `${ABOUT}${START}${NUMBER}(?: ?%| percent| per cent| ?[€$£](?!\\d)|\\+|[ -]?${MEASURE}(?!\\w))?(?!\\w)`,
  'gi',
);
const UNIT = '(?:(?:second|minute|hour|day|night|week|month|year|decade)s?|centur(?:y|ies)|secs?|mins?|hrs?)';
const DURATION = `(?:an?|${NUMBER})[ -](?:and a half |working |business |calendar |full |more |further )?${UNIT}\\b`;
const DURATIONS = new RegExp(
  `${ABOUT}(?:\\b${DURATION}(?:(?:,? and|,)? ${DURATION})*|\\b\\d+(?:h|min|s)\\b)`,
  'gi',
);
const FREQUENCIES = new RegExp(
  `\\b(?:(?:once|twice|${NUMBER} times)(?: (?:an?|per|every|each) \\w+)?|every (?:other |${NUMBER} |\\w+ )?(?:${UNIT}|\\w+day)|` +
    'hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\\b',
  'gi',
);

const CLOCK =
  "(?:\\d{1,2}(?:[:.]\\d{2})? ?[AaPp]\\.?[Mm]\\b\\.?|(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?\\b|\\d{1,2} o['’]clock|noon\\b|midnight\\b)";
const TIMES = new RegExp(
  `\\b(?:(?:\\d{1,2}(?:[:.]\\d{2})?|${CLOCK})(?: ?[–-] ?| to | and | until ))?${CLOCK}(?: (?:[A-Z]{1,4}T|UTC|GMT|CE?ST|Z)\\b(?:[+-]\\d{1,2})?)?`,
  'g',
);

/** A mail address, a URL, a path: numbers in these are not amounts. */
const ADDRESS = /@|:\/\/|\\|^\/|\.\p{L}+\//u;

/** Amounts with their units: "about 12 million", "£39", "88–96 km". Numbers of times of day and of addresses are excluded. */
export function amountsIn(text: string): Span[] {
  const times = timesIn(text);
  return matchesOf(AMOUNTS, text).filter(
    (span) => !times.some((time) => overlap(time, span)) && !ADDRESS.test(tokenAround(text, span)),
  );
}

/** Durations: "about five and a half hours", "3–5 working days", "two hours and ten minutes". */
export function durationsIn(text: string): Span[] {
  return matchesOf(DURATIONS, text);
}

/** Frequencies: "twice a day", "every two weeks", "monthly". */
export function frequenciesIn(text: string): Span[] {
  return matchesOf(FREQUENCIES, text);
}

/** Times of day, with their zone: "18:00 CET", "10 a.m.", "9–11 a.m.". */
export function timesIn(text: string): Span[] {
  return matchesOf(TIMES, text);
}

/**
 * Questions that ask for a measure, and the amounts of that measure: where a sentence has such amounts, others are not the
 * answer. The first pattern is matched against the question's words, joined by blanks.
 */
const MEASURES: [asked: RegExp, part: RegExp][] = [
  [
    /\bhow much(?: (?:is|are|was|were|does|do|did|will|would|should|for|to|it|money)\b|$)|\b(?:costs?|prices?|priced|fees?|fares?|rent|salary|budget|deposit|paid|pay)\b/,
    new RegExp(`[$€£¥]|\\b(?:${MONEY})$`, 'i'),
  ],
  [/\bhow (?:far|tall|high|deep|wide|long|big)\b|\bdistance\b/, new RegExp(`(?:\\b|\\d)(?:${LENGTH})$`, 'i')],
  [/\bhow heavy\b|\bweighs?\b|\bweight\b/, new RegExp(`(?:\\b|\\d)(?:${WEIGHT})$`, 'i')],
  [/\bhow old\b|\bage\b/, new RegExp(`${AGE}$|\\+$`, 'i')],
  [/\bpercent(?:age)?\b|\bshare\b/, /%$|per ?cent$/i],
];

/**
 * The amounts of the measure that a question asks for: money for what costs, lengths for how far.
 *
 * @param text the sentence
 * @param asked the question's words, in lower case, joined by blanks
 * @returns null where the question asks for no measure, or no amount is of it
 */
export function amountsOfMeasure(text: string, asked: string): Span[] | null {
  const patterns = MEASURES.flatMap(([pattern, part]) => (pattern.test(asked) ? [part] : []));
  if (patterns.length === 0) return null;
  const found = amountsIn(text).filter(({ start, end }) =>
    patterns.some((part) => part.test(text.slice(start, end))),
  );
  return found.length > 0 ? found : null;
}

function matchesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function tokenAround(text: string, { start, end }: Span): string {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - MAX_TOKEN_SIDE), start))![0];
  const after = /^\S*/.exec(text.slice(end, end + MAX_TOKEN_SIDE))![0];
  return before + text.slice(start, end) + after;
}

/** How many characters around a number are searched for an address. From 50 to 500. */
const MAX_TOKEN_SIDE = 100;
