/** The words of dates: numbers, ordinals, weekdays, and nouns that follow a number which is not a date. */
import { MONTHS } from '../../day.ts';

export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday';
export const ONES = 'one two three four five six seven eight nine';
export const TEENS = 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
export const NUMBER_WORDS = `${ONES} ten eleven twelve ${TEENS} ${TENS}`;
const FIRST_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth';
/** In order; those with a hyphen are written as one word, as in the shapes of tokens.ts. */
export const ORDINALS = `${FIRST_ORDINALS} tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
  nineteenth twentieth ${FIRST_ORDINALS.replace(/\w+/g, 'twenty$&')} thirtieth thirtyfirst`;
export const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties';

/** Counted or measured nouns, beside regular plurals: "1,500 people", "2000 feet". */
export const COUNTED = `people men women children troops police percent per million billion trillion thousand hundred points point feet foot ft
    miles mile km kilometers kilometres kilometer kilometre meters metres meter metre m cm mm kg g grams kilograms lbs tons
    tonnes ton tonne acres hectares square cubic degrees votes seats copies species aircraft sheep fish cattle staff
    personnel other others different local hours hrs GMT UTC BST gmt rpm hp cc mph kmh kph calories watts MW GW kW
    rupees dollars euros pounds yen yuan won francs pesos rubles roubles cents yards yard inches inch strong
    deaths cases homes houses BC BCE`;
/** Plurals that follow a year rather than a count: "the 2024 elections". */
export const NAMED_BY_YEAR = `elections olympics games sanctions protests attacks floods fires wildfires riots results earnings sales
  figures levels estimates finals playoffs midterms budgets talks guidelines rules reforms prices rates polls primaries
  championships accords awards bombings killings shootings hostilities uprisings demonstrations negotiations targets forecasts
  projections profits revenues exports imports emissions standards hearings crisis crises`;

/** The value of a number in digits or in words; 1 for "a" and "an", NaN when the text is not a number. */
export function numberOf(text: string): number {
  return VALUES.get(text.toLowerCase()) ?? Number(text.replace(/,/g, ''));
}

/** The value of an ordinal: 21 for "21st" and "twenty-first"; NaN when the text is not an ordinal. */
export function ordinalOf(text: string): number {
  return VALUES.get(text.toLowerCase().replace(/[^a-z]+/g, '')) ?? Number.parseInt(text, 10);
}

/** The number of a month, 1 to 12, from its name or abbreviation; 0 for any other text. */
export function monthNumber(name: string): number {
  return MONTH_STARTS.indexOf(startOf(name)) + 1;
}

/** The number of a weekday, 0 for Monday to 6 for Sunday; -1 for any other text. */
export function weekdayNumber(name: string): number {
  return DAY_STARTS.indexOf(startOf(name));
}

/** The first three letters in lower case, without hyphens and invisible characters. */
function startOf(name: string): string {
  return name
    .replace(/[^a-z]+/gi, '')
    .slice(0, 3)
    .toLowerCase();
}

const MONTH_STARTS = MONTHS.map((name) => name.slice(0, 3).toLowerCase());
const DAY_STARTS = WEEKDAYS.split(' ').map((name) => name.slice(0, 3).toLowerCase());
const VALUES = new Map<string, number>([
  ...`${ONES} ten eleven twelve ${TEENS}`.split(' ').map((word, i): [string, number] => [word, i + 1]),
  ...TENS.split(' ').map((word, i): [string, number] => [word, 10 * (i + 2)]),
  ...ORDINALS.split(/\s+/).map((word, i): [string, number] => [word, i + 1]),
  ...DECADES.split(' ').map((word, i): [string, number] => [word, 10 * (i + 2)]),
  ['a', 1],
  ['an', 1],
]);
