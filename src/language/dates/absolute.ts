import { addDays, type Day, parseDay, partsOf, toDay } from '../../day.ts';
import {
  DAY_NUMBER,
  MONTH,
  monthDays,
  monthNumber,
  monthsDays,
  SEASONS,
  WEEKDAY,
  YEAR,
  yearDays,
} from './calendar.ts';
import {
  type Context,
  dayReading,
  NONE,
  type Reading,
  type Rule,
  reading,
  yearFor,
  yearForMonth,
} from './rule.ts';

const THE_WEEKDAY = `(?:${WEEKDAY},?\\s+(?:the\\s+)?)?`;
const TO = '\\s*(?:-|–|—|to|through|until|till)\\s*';
const PART =
  '(early|mid|late|the beginning of|the start of|the end of|the middle of|end of|beginning of|start of|around|about|circa|c\\.)';
const QUARTERS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
};
const DECADES: Record<string, number> = {
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
};
const rule = (pattern: string, read: Rule['read'], flags = 'g'): Rule => ({
  pattern: new RegExp(pattern, flags),
  read,
});
const dayNumber = (text: string | undefined) => Number.parseInt(text ?? '', 10);

/** A day of the year, its year found out when it is not given. */
function dayOf(month: string, day: string, year: string | undefined, context: Context): Reading | null {
  const number = monthNumber(month);
  if (year) return dayReading(toDay(Number(year), number, dayNumber(day)));
  const found = yearFor(number, dayNumber(day), context);
  return found === null ? null : dayReading(toDay(found, number, dayNumber(day)), 'year-inferred');
}

/** From one day to another; the years are those of the later one. */
function rangeOf(
  from: [string, string],
  to: [string, string],
  year: string | undefined,
  context: Context,
): Reading | null {
  const last = dayOf(to[0], to[1], year, context);
  if (!last?.to) return null;
  const lastYear = partsOf(last.to).year;
  const first = toDay(lastYear, monthNumber(from[0]), dayNumber(from[1]));
  const earlier =
    first && first > last.to ? toDay(lastYear - 1, monthNumber(from[0]), dayNumber(from[1])) : first;
  return earlier && reading({ from: earlier, to: last.to }, 'interval', last.basis);
}

function approximate(found: Reading | null): Reading | null {
  return found && { ...found, approximate: true };
}

/** Days, written in full or with their year left out. */
export const DAY_RULES: Rule[] = [
  rule('(?<![\\d.-])(\\d{4}-\\d{2}-\\d{2})(?![\\d-])', ([, day]) => dayReading(parseDay(day!))),
  rule(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(${YEAR})(?!\\d)`, ([, d, m, y]) =>
    dayReading(toDay(Number(y), Number(m), Number(d))),
  ),
  rule(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(${YEAR})(?!\\d)`, ([, a, b, y]) =>
    dayReading(toDay(Number(y), Number(a), Number(b)) ?? toDay(Number(y), Number(b), Number(a))),
  ),
  rule('\\b9/11\\b', () => dayReading('2001-09-11')),
  // "June 28 to July 2, 2023"
  rule(
    `\\b(?:between |from )?(${MONTH})\\s+(${DAY_NUMBER})(?:${TO}|\\s+and\\s+)(${MONTH})\\s+(${DAY_NUMBER})\\b(?:,?\\s+(${YEAR})\\b)?`,
    ([, m1, d1, m2, d2, y], context) => rangeOf([m1!, d1!], [m2!, d2!], y, context),
    'gi',
  ),
  // "28 June to 2 July 2023"
  rule(
    `\\b(?:between |from )?(${DAY_NUMBER})\\s+(${MONTH})(?:${TO}|\\s+and\\s+)(${DAY_NUMBER})\\s+(${MONTH})\\b(?:,?\\s+(${YEAR})\\b)?`,
    ([, d1, m1, d2, m2, y], context) => rangeOf([m1!, d1!], [m2!, d2!], y, context),
    'gi',
  ),
  // "June 18-20, 2023", "between June 10 and 14"
  rule(
    `\\b(?:(?:between|from) )?(${MONTH})\\s+(${DAY_NUMBER})(?:${TO}|\\s+and\\s+(?=${DAY_NUMBER}\\b(?!\\s+\\p{Ll})))(${DAY_NUMBER})\\b(?!\\s*%)(?:,?\\s+(${YEAR})\\b)?`,
    ([words, m, d1, d2, y], context) =>
      / and /.test(words) && !/^between/i.test(words) ? null : rangeOf([m!, d1!], [m!, d2!], y, context),
    'giu',
  ),
  // "18-20 June 2023"
  rule(
    `\\b(?:(?:between|from) )?(${DAY_NUMBER})(?:${TO}|\\s+and\\s+)(${DAY_NUMBER})\\s+(?:of\\s+)?(${MONTH})\\b(?:,?\\s+(${YEAR})\\b)?`,
    ([words, d1, d2, m, y], context) =>
      / and /.test(words) && !/^between/i.test(words) ? null : rangeOf([m!, d1!], [m!, d2!], y, context),
    'gi',
  ),
  // "Sunday, June 18, 2023", "Sept. 11, 2001", "June 18"
  rule(
    `\\b${THE_WEEKDAY}(${MONTH})\\s+(?:the\\s+)?(${DAY_NUMBER})\\b(?!\\s*[:%]|[.,]\\d|\\s+(?:percent|million|billion|people|points)\\b)(?:,?\\s+(${YEAR})\\b)?`,
    ([, m, d, y], context) => dayOf(m!, d!, y, context),
    'gi',
  ),
  // "Sunday, 18 June 2023", "the 18th of June"
  rule(
    `(?<![\\d.,/-])\\b${THE_WEEKDAY}(?:the\\s+)?(${DAY_NUMBER})(?:\\s+of)?[\\s-]+(${MONTH})(?!\\w)(?:,?[\\s-]+(${YEAR})\\b)?`,
    ([, d, m, y], context) => dayOf(m!, d!, y, context),
    'gi',
  ),
];

/** Feasts on a day of their own. */
const FEASTS: [string, (year: number) => Day | null][] = [
  ["New Year['’]s Day", (year) => toDay(year, 1, 1)],
  ["New Year['’]s Eve", (year) => toDay(year, 12, 31)],
  ['Christmas Eve', (year) => toDay(year, 12, 24)],
  [
    'Christmas Day|Christmas(?! (?:tree|party|market|song|card|gift|present|carol|holiday|shopping|season|dinner|movie|film|album|break|period)s?\\b)',
    (year) => toDay(year, 12, 25),
  ],
  ["Valentine['’]s Day", (year) => toDay(year, 2, 14)],
  ["St\\.? Patrick['’]s Day", (year) => toDay(year, 3, 17)],
  ['Halloween', (year) => toDay(year, 10, 31)],
  ['(?:the )?Fourth of July|Independence Day', (year) => toDay(year, 7, 4)],
  ['Thanksgiving(?: Day)?', (year) => nth(year, 11, 3, 4)],
  ['Labor Day', (year) => nth(year, 9, 0, 1)],
  ['Memorial Day', (year) => nth(year, 6, 0, 0)],
];

/** The n-th such weekday (0 for Monday) of a month; 0 is the last one of the month before. */
function nth(year: number, month: number, weekday: number, n: number): Day | null {
  const first = toDay(year, month, 1);
  if (!first) return null;
  const offset = (weekday - mondayBased(first) + 7) % 7;
  return addDays(first, offset + 7 * (n - 1));
}

function mondayBased(day: Day): number {
  // 2024-01-01 was a Monday.
  let count = 0;
  const reference: Day = '2024-01-01';
  const step = day < reference ? 1 : -1;
  let at: Day | null = day;
  while (at && at !== reference) {
    at = addDays(at, step);
    count += step;
  }
  return ((-count % 7) + 7) % 7;
}

export const FEAST_RULES: Rule[] = FEASTS.map(([name, dayIn]) =>
  rule(`\\b(?:${name})(?:,?\\s+(?:of\\s+|in\\s+)?(${YEAR}))?(?!\\w)`, ([, year], context) => {
    if (year) return dayReading(dayIn(Number(year)));
    const around = context.published && dayIn(partsOf(context.published).year);
    if (!around) return 'none';
    const { month, day } = partsOf(around);
    const found = yearFor(month, day, context);
    return found === null ? 'none' : dayReading(dayIn(found), 'year-inferred');
  }),
);

/** Words before a month without a number that make it a month, and no name or verb. */
const BEFORE_MONTH =
  '(?:in|since|by|until|till|from|to|of|during|before|after|through|late|early|mid|this|next|last|each|every|between|and|or|around|the|a|an|its|his|her|their)';

/** Months, seasons, quarters, halves. */
export const MONTH_RULES: Rule[] = [
  // "from June to August 2022"
  rule(
    `\\b(?:from |between )?(${MONTH})(?:\\s+(${YEAR}))?(?:${TO}|\\s+and\\s+)(${MONTH})\\s+(?:of\\s+)?(${YEAR})\\b`,
    ([words, m1, y1, m2, y2]) => {
      if (/ and /i.test(words) && !/^between/i.test(words)) return null;
      const to = monthDays(Number(y2), monthNumber(m2!));
      const startYear = y1 ? Number(y1) : Number(y2) - (monthNumber(m1!) > monthNumber(m2!) ? 1 : 0);
      const from = monthDays(startYear, monthNumber(m1!));
      return from && to && reading({ from: from.from, to: to.to }, 'interval');
    },
    'gi',
  ),
  rule(
    `\\b(?:${PART}[\\s-]+)?(${MONTH})(?:\\s+of|,)?\\s+(${YEAR})\\b`,
    ([, part, month, year]) => {
      const found = reading(monthDays(Number(year), monthNumber(month!)), 'month');
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(
    `\\b(?:${PART}[\\s-]+)(${MONTH})(?!\\w)`,
    ([, , month], context) => approximate(monthOf(month!, context)),
    'gi',
  ),
  rule(
    `\\b(last|next|this|this past|this coming)\\s+(${MONTH})(?!\\w)`,
    ([, which, month], { published }) => {
      if (!published) return 'none';
      const { year, month: own } = partsOf(published);
      const number = monthNumber(month!);
      const last = number < own ? year : year - 1;
      const next = number > own ? year : year + 1;
      const chosen = /last|past/i.test(which!) ? last : /next|coming/i.test(which!) ? next : year;
      return reading(monthDays(chosen, number), 'month', 'relative');
    },
    'gi',
  ),
  rule(
    `(?<=\\b${BEFORE_MONTH}\\s)(${MONTH})(?:['’]s)?(?![\\w-])`,
    ([word, month], context) => {
      const before = context.sentence.slice(Math.max(0, context.at - 12), context.at);
      const after = context.sentence.slice(context.end);
      if (/^[a-z]/.test(word) && !/\b(?:in|since|by|until|during|late|early|mid|last|next)\s$/i.test(before))
        return null;
      if (
        /\b(?:the|a|an|its|his|her|their|and|or|to)\s$/i.test(before) &&
        !/^(?:\s+\p{Ll}|['’]s)/u.test(context.sentence.slice(context.at + month!.length))
      )
        return null;
      if (
        /\b(?:the|a|an|to)\s$/i.test(before) &&
        /^(?:march|may)/i.test(month!) &&
        !/^\s+(?:election|meeting|report|summit|vote|poll|referendum|deadline|ruling|attack|quake|budget)/.test(
          after,
        )
      )
        return null;
      // "Theresa May", "to March Madness": a name goes on with a capital, or comes after one.
      if (
        /^\s+\p{Lu}\p{Ll}/u.test(after) &&
        !/^\s+(?:The|He|She|It|They|Mr|US|UN)\b/.test(after) &&
        /^(?:april|june|may|august|march)/i.test(month!) &&
        !/\b(?:in|since|by|until|during|late|early|last|next)\s$/i.test(before)
      )
        return null;
      return monthOf(month!, context);
    },
    'gi',
  ),
  rule(
    `\\b(?:the\\s+)?(?:(early|mid|late|the end of|the beginning of)[\\s-]+)?(?:the\\s+)?(spring|summer|autumn|fall|winter)(?:\\s+of)?\\s+(${YEAR})(?:[-–/]\\d{2,4})?\\b`,
    ([, part, name, year]) => {
      const found = reading(monthsDays(Number(year), SEASONS[name!.toLowerCase()]!, 3), 'season');
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(
    '\\b(last|next|this)\\s+(spring|summer|autumn|fall|winter)\\b',
    ([, which, name], { published }) => {
      if (!published) return 'none';
      const { year } = partsOf(published);
      const start = SEASONS[name!.toLowerCase()]!;
      const years = [year - 2, year - 1, year, year + 1].flatMap((y) => monthsDays(y, start, 3) ?? []);
      const found = /last/i.test(which!)
        ? years.filter(({ to }) => to < published).at(-1)
        : /next/i.test(which!)
          ? years.find(({ from }) => from > published)
          : years.find(
              ({ from, to }) => (from <= published && published <= to) || partsOf(from).year === year,
            );
      return reading(found ?? null, 'season', 'relative');
    },
    'gi',
  ),
  rule(
    `\\bQ([1-4])(?:\\s+(?:of\\s+)?(?:fiscal\\s+)?|[-/ ])(${YEAR})\\b|\\b(${YEAR})\\s?Q([1-4])\\b`,
    ([, q1, y1, y2, q2]) => reading(monthsDays(Number(y1 ?? y2), 3 * Number(q1 ?? q2) - 2, 3), 'quarter'),
  ),
  rule(
    `\\b(first|second|third|fourth|last|1st|2nd|3rd|4th)[\\s-]quarter(?:\\s+(?:of\\s+)?(?:fiscal\\s+)?(?:the\\s+year\\s+)?(${YEAR})\\b)?`,
    ([, name, year], context) => {
      const quarter = QUARTERS[name!.toLowerCase()]!;
      if (year) return reading(monthsDays(Number(year), 3 * quarter - 2, 3), 'quarter');
      if (/last/i.test(name!)) return null;
      const found = yearForMonth(3 * quarter - 2, context);
      return found === null
        ? 'none'
        : reading(monthsDays(found, 3 * quarter - 2, 3), 'quarter', 'year-inferred');
    },
    'gi',
  ),
  rule(
    `\\b(first|second) half of (?:fiscal )?(${YEAR})\\b|\\bH([12]) (${YEAR})\\b`,
    ([, name, y1, h, y2]) =>
      reading(
        monthsDays(Number(y1 ?? y2), (h ?? (/first/i.test(name!) ? '1' : '2')) === '1' ? 1 : 7, 6),
        'interval',
      ),
    'gi',
  ),
];

function monthOf(month: string, context: Context): Reading | null {
  const number = monthNumber(month);
  const year = yearForMonth(number, context);
  return year === null ? null : reading(monthDays(year, number), 'month', 'year-inferred');
}

/** What a bare number of four digits may stand after to be a year. */
const BEFORE_YEAR =
  '(?:in|since|by|until|till|from|to|of|during|before|after|around|about|circa|ca\\.?|c\\.|for|between|and|or|late|early|mid|year|years|fiscal|through|than|back in|as of|season|class of|summer of|FY|than in)';
/** Counted things: "in 1500 houses" is no year. */
const COUNTED =
  '(?:people|men|women|children|troops|soldiers|members|houses|homes|meters?|metres?|feet|miles?|km|kilometers?|kilometres?|tons?|tonnes?|acres?|square|dollars?|euros?|pounds?|points?|years?|days?|hours?|minutes?|votes|workers|jobs|students|employees|residents|families|cases|deaths|civilians|protesters|migrants|refugees|ships?|aircraft|vehicles|cars|copies|species|percent|million|billion|calories|degrees|AD|BC|other|more|or more|different|Pennsylvania|Avenue|Street|Road|Broadway|rpm|words|seats|delegates|pages|times|companies|schools|items|prisoners|hostages|flights|passengers|volunteers|delegates|units|rooms|locations|cities|towns|villages|fans|spectators|inmates|beds|troops|police|officers|firefighters)';
/** Nouns that a year names: "the 2020 election", "a 2019 report". */
const NOT_COUNTED_AFTER = `(?!\\s+${COUNTED}\\b|\\s?%|[.,]\\d|-(?:year|mile|foot|meter|member|page|seat|acre|ton)\\b)`;

/** Years, decades, centuries. */
export const YEAR_RULES: Rule[] = [
  rule('\\b\\d{1,5}\\s?(?:B\\.?C\\.?E?\\b\\.?|BCE\\b)', NONE),
  rule(
    `\\b(?:from|between)\\s+(${YEAR})\\s*(?:-|–|—|to|and|until|through|till)\\s*(${YEAR})\\b`,
    ([, a, b]) => years(a!, b!),
    'gi',
  ),
  rule(`(?<![\\d$€£,.#-])\\b(${YEAR})\\s?[-–—/]\\s?(${YEAR}|\\d{2})\\b(?![\\d-]|\\s?%|[.,]\\d)`, ([, a, b]) =>
    years(a!, b!.length === 2 ? a!.slice(0, 2) + b! : b!),
  ),
  rule(
    `(?<=\\b(?:in|of|during|by|since|from|until)\\s)(${YEAR})\\s+to\\s+(${YEAR})\\b`,
    ([, a, b]) => years(a!, b!),
    'gi',
  ),
  rule(
    "\\b(?:the\\s+)?(?:(early|mid|late)[\\s-]+)?(?:the\\s+)?((?:1\\d|20)\\d0)['’]?s\\b",
    ([, part, name]) => {
      const year = Number(name);
      const century = year % 100 === 0 && year < 2000;
      const found = reading(yearDays(year, century ? 100 : 10), century ? 'century' : 'decade');
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(
    "(?:\\b(early|mid|late)[\\s-]+)?['’]([2-9]0)s\\b",
    ([, part, name]) => {
      const found = reading(yearDays(1900 + Number(name), 10), 'decade');
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(
    '\\bthe\\s+(?:(early|mid|late)[\\s-]+)?(nineteen[\\s-])?(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\\b',
    ([, part, , name], { sentence, at }) => {
      if (/\b(?:in|into|of)\s+$/i.test(sentence.slice(0, at)) === false) return null;
      const found = reading(yearDays(1900 + DECADES[name!.toLowerCase()]!, 10), 'decade');
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(
    '\\b(?:the\\s+)?(?:(early|mid|late|the end of the|the turn of the)[\\s-]+)?(\\d{1,2})(?:st|nd|rd|th)[\\s-]centur(?:y|ies)\\b(?!\\s?B)',
    ([, part, name]) => {
      const century = Number(name);
      const from = century > 0 && toDay(Math.max(1, (century - 1) * 100), 1, 1);
      const to = toDay(century * 100 - 1, 12, 31);
      const found = from && to ? reading({ from, to }, 'century') : null;
      return part ? approximate(found) : found;
    },
    'gi',
  ),
  rule(`\\b(early|mid|late)[\\s-]+(${YEAR})\\b`, ([, , year]) => approximate(yearOf(year!)), 'gi'),
  rule(
    `\\b(?:the\\s+)?(end|beginning|start|middle|turn)\\s+of\\s+(${YEAR})\\b`,
    ([, , year]) => approximate(yearOf(year!)),
    'gi',
  ),
  rule(
    `(?<=\\b(around|about|circa|ca\\.?|c\\.)\\s)(${YEAR})\\b${NOT_COUNTED_AFTER}`,
    ([words, , year], { sentence, at }) =>
      /\b(?:for|cost|costs|of|some|killed|only)\s+(?:around|about)\s+$/i.test(sentence.slice(0, at)) ||
      /^\s+\p{Ll}+s\b/u.test(sentence.slice(at + words.length))
        ? null
        : approximate(yearOf(year!)),
    'giu',
  ),
  rule(
    `\\bsince\\s+(${YEAR})\\b${NOT_COUNTED_AFTER}`,
    ([, year]) => {
      const found = yearOf(year!);
      return found && { ...found, open: true };
    },
    'gi',
  ),
  rule(
    `(?<=\\b${BEFORE_YEAR}\\s+(?:the\\s+(?:fiscal\\s+)?year\\s+)?(?:fiscal\\s+)?)(${YEAR})\\b${NOT_COUNTED_AFTER}`,
    ([, year], { sentence, at, end }) => {
      const before = sentence.slice(Math.max(0, at - 30), at);
      const after = sentence.slice(end);
      if (
        /\b(?:flight|number|no\.|route|room|highway|model|boeing|airbus|apollo|page|article|section|resolution|psalm)\s+(?:of\s+|to\s+)?$/i.test(
          before,
        )
      )
        return null;
      if (
        /\b(?:from|to|about|around|for|than|between|and|or|of|by)\s+$/i.test(before) &&
        /^\s+\p{Ll}+s\b/u.test(after) &&
        !/^\s+(?:was|is|has|does|as|elections|sanctions|attacks|protests|reforms|floods|talks)\b/.test(after)
      )
        return null;
      if (
        /\b(?:height|length|depth|distance|total|population|capacity|score|price|fee|cost)\s+of\s+$/i.test(
          before,
        )
      )
        return null;
      return yearOf(year!);
    },
    'gi',
  ),
  rule(`(?<=[(\\[]\\s?(?:b\\.|born|d\\.|died)?\\s?)(${YEAR})(?=[)\\],;])`, ([, year]) => yearOf(year!), 'gi'),
  // "the 2020 election", "his 2016 campaign", "the disputed 2020 vote"
  rule(
    `(?<=\\b(?:the|a|an|his|her|its|their|our|this|that|['’]s)\\s(?:[\\p{L}-]+\\s)?)(${YEAR})(?=\\s+[\\p{Lu}\\p{Ll}])${NOT_COUNTED_AFTER}(?!\\s+(?:of|was|were|or|and|is)\\b)`,
    ([, year], { sentence, at, end }) => {
      const next = /^\s+(\p{L}+)/u.exec(sentence.slice(end))?.[1] ?? '';
      if (/\b(?:flight|boeing|airbus|room|route|apollo|highway)\s+$/i.test(sentence.slice(0, at)))
        return null;
      return Number(year) < 1700 || (/\p{Ll}s$/u.test(next) && Number(year) < 1900 && !/ss$/.test(next))
        ? null
        : yearOf(year!);
    },
    'giu',
  ),
  // "In June 18, 2023," apart: "Beijing, 1995," and "the class of 1995"
  rule(`(?<=\\p{Lu}\\p{Ll}+,\\s)(${YEAR})(?=[.,;)]|$)`, ([, year]) => yearOf(year!), 'gu'),
  rule(
    `^(${YEAR})(?=[:,]\\s|\\s+(?:was|is|saw|marked|brought|ended|began)\\b)`,
    ([, year]) => yearOf(year!),
    'g',
  ),
  // "2022 World Cup", "2024 Olympics" at the start
  rule(
    `\\b(${YEAR})(?=\\s+(?:(?:\\p{Lu}[\\p{L}.]+\\s+){0,3}(?:Olympics|Games|Cup|Championships?|Open|election|elections|census|season|budget|report|campaign|primary|referendum|vote|war|coup|invasion|treaty|agreement|summit)\\b))`,
    ([, year]) => yearOf(year!),
    'gu',
  ),
];

function yearOf(text: string): Reading | null {
  return reading(yearDays(Number(text)), 'year');
}

function years(first: string, last: string): Reading | null {
  const count = Number(last) - Number(first) + 1;
  return count > 1 && count <= 300 ? reading(yearDays(Number(first), count), 'interval') : null;
}
