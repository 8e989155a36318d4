/** Rules for years, ranges of years, decades and centuries. */
import { partsOf, toDay } from '../../day.ts';
import { monthDays, yearDays } from './calendar.ts';
import { numberOf, ordinalOf } from './date-vocabulary.ts';
import { fiscalYear } from './periods.ts';
import { type Match, noDate, type Outcome, rule, ruleSet, type TemporalExpression } from './rule.ts';
import { type TemporalValue, temporalValue } from './temporal-value.ts';
import { hasForm } from './token-symbols.ts';
import { YEAR_IN_WORDS, yearNumber } from './years-in-words.ts';

/** Excludes counts, amounts and times of day: "2000 feet", "1,900 GMT". */
const NO_COUNT = '(?! {counted} | {money} | - {counted unit} | [/.:] {digits} )';
/** Excludes a number before most plural nouns, which it counts: "2000 soldiers", but not "the 2024 elections". */
const NO_PLURAL = '(?! {plural} (?! of ) )';
/** Excludes numbers of things: "Flight 1949", "Resolution 1973". */
const NOT_NUMBERED = `(?<! {money} | # | flight | number | No | no | route | room | highway | model | page | pages | article |
  section | resolution | psalm | channel | unit | lot | building | apartment | suite | box | bus | train | Boeing | Airbus |
  Apollo | Windows | Office | version | area | Vision | Agenda | Horizon | Route | Highway | Interstate | Model | Area |
  Cyberpunk | Runner | Regulation | Directive | Law | Order | Proposition | asteroid | comet | code | gate | lane | dollar | size |
  zip | exit | [/+=:@_] | (?<! mid | late | early | pre | post | {month} ) - )`;

/** Words before a number that make it a year of any century. */
const STRONG_CONTEXT =
  'in | since | during | until | till | circa | ca | c . | ca . | before | after | year | fiscal | class of | back in | summer of | season of | late | early | mid | mid - | late - | early - | pre - | post - | AD';
/** Words before a number that make it a year of the last century or of this one. */
const WEAK_CONTEXT =
  'by | from | to | of | around | about | for | between | and | or | through | than | as of | season | summer | winter | spring | autumn | fall | years | edition | with | versus | vs | & | post | pre | election | November | December';
const DETERMINER = "the | a | an | his | her | its | their | our | my | this | that | 's";

export const YEAR_RULES = ruleSet(
  "{year decade shortdecade decadename fiscal} | ' | AD | CE | century | centuries | {hundreds} | thousand | year {number}",
  [
    noDate('{number} (BC|BCE)'),
    noDate('y:{year} (GMT|UTC|hours|hrs)'),
    noDate('(asteroid|comet) {year} {capital}? {digits}?'),
    // "the 19th century", "the 18th and 19th centuries", "in the fifth century"
    rule(
      `(?<! his | her | a | an | my | their | your | {capital} ) the? c:{ordinal} ((and|to|or|through|-) the? (early|mid|late)? -? d:{ordinal} )? -? (century|centuries) (?! BC | BCE | of (the|his|her) (season|series|innings|tournament) | mark )`,
      readCenturies,
    ),
    // "the 1990s", "the 1990's", "the '90s", "the nineties"
    rule('the? d:{decade}', (match) => decadeValue(Number.parseInt(match.text('d'), 10))),
    rule("(?<= the | early | mid | late | - ) d:{year} 's (?! {noun capital} )", (match) => {
      const year = Number(match.text('d'));
      return year % 10 === 0 ? decadeValue(year) : null;
    }),
    rule("the? ' d:{shortdecade}", readShortDecade),
    rule(
      '(?<= the | early | mid | late | early - | mid - | late - ) d:{shortdecade} (?! percent | {noun} )',
      (match) => (isNoDecade(match) ? 'none' : readShortDecade(match)),
    ),
    rule('(?<= {decade} (and|or|to|-) the? ) d:{shortdecade}', readShortDecade),
    rule('(nineteen -?)? d:{decadename}', readDecadeName),
    // "from 2019 to 2021", "2021-2025", "1914-18", "2023/24"
    rule(`(from|between) a:{year} (to|and|-|until|through|till) b:{year} ${NO_COUNT}`, readYears),
    rule(`${NOT_NUMBERED} a:{year} (-|/) b:{year} ${NO_COUNT}`, readYears),
    rule(`${NOT_NUMBERED} a:{year} (-|/) b:{short} (?! % | - | / | {counted} )`, readYears),
    rule(`(?<= ${STRONG_CONTEXT} | of ) a:{year} to b:{year} ${NO_COUNT}`, readYears),
    // "fiscal 2024", "FY24"
    rule(`(fiscal|financial) year? y:{year} (- b:{short})?`, (match) =>
      fiscalYear(match.text('y'), match.text('b')),
    ),
    rule('f:{fiscal} (- b:{short})?', (match) => fiscalYear(match.text('f'), match.text('b'))),
    rule('(AD|CE) n:{number}', (match) => yearValue(numberOf(match.text('n')))),
    rule('n:{number} (AD|CE) (?! {capital} )', (match) => yearValue(numberOf(match.text('n')))),
    // "the class of '98", "nineteen ninety-six"
    rule("(?<= in | of | since | until | by | from ) y:( ' {short} )", readWrittenYear),
    rule(
      `(?<= in | since | until | by | year ) y:${YEAR_IN_WORDS} ${NO_COUNT} ${NO_PLURAL}`,
      readWrittenYear,
    ),
    // Years with any number of digits: "in the year 476"
    rule(`(?<= the year ) y:{number} ${NO_COUNT} ${NO_PLURAL}`, readYear),
    rule(`${NOT_NUMBERED} (?<= ${STRONG_CONTEXT} ) y:{year} ${NO_COUNT} ${NO_PLURAL}`, readYear),
    rule(
      `${NOT_NUMBERED} (?<= (in|since|during|until|before|after) ) y:{year} (?= {plural} (was|were|had|has|have) )`,
      readYear,
    ),
    rule('(?<= [([] (born|b|d|died|c|circa|est|founded|since)? .? ) y:{year} (?= [)\\],;:] )', readYear),
    rule(`${NOT_NUMBERED} (?<= ${WEAK_CONTEXT} ) y:{year} ${NO_COUNT} ${NO_PLURAL}`, readLikelyYear),
    // "the 2020 election", "his 2016 campaign", "the disputed 2020 vote"
    rule(
      `${NOT_NUMBERED} (?<= (${DETERMINER}) ({anyword})? ) y:{year} (?= {anyword yearnamed season} | election | report | budget | census | war | report | vote | summit ) ${NO_COUNT} ${NO_PLURAL} (?! (of|or|and|is|was|were) )`,
      readYear,
    ),
    // "Tokyo 2020", "the Companies Act, 1956", "Lahore, 1995"
    rule(
      `${NOT_NUMBERED} (?<= {capital} ) (?<! (the|a|an) {capital} ) y:{year} ${NO_COUNT} (?! {capital} )`,
      readNamedYear,
    ),
    // "the Tokyo 2020 opening", but "the Audi 2000 was"
    rule(`${NOT_NUMBERED} (?<= (the|a|an) {capital} ) y:{year} (?= {noun} ) ${NO_COUNT}`, readNamedYear),
    rule(
      `${NOT_NUMBERED} (?<= {capital month} , ) y:{year} ${NO_COUNT} ${NO_PLURAL} (?! {capital} )`,
      readNamedYear,
    ),
    // "2024 was the hottest year", "2023: a year of change", "2022 World Cup"
    rule(
      '^ y:{year} (?= : | , | (was|is|saw|marked|brought|ended|began|will|would|may|has|had|promises) )',
      readYear,
    ),
    rule(
      `${NOT_NUMBERED} y:{year} (?= {capital}? {capital}? {capital}? (Olympics|Games|Cup|Championship|Championships|Open|Election|election|elections|census|season|budget|campaign|primary|referendum|war|coup|invasion|treaty|accord|summit|edition|Summit|World|Budget|Season) )`,
      readYear,
    ),
    rule('(?<= {year} ,? (and|or|,) ) y:{year} (?! {counted noun} )', readYear),
  ],
);

function yearValue(year: number, approximate = false): TemporalValue | null {
  return temporalValue(yearDays(year), 'year', 'explicit', approximate);
}

function readWrittenYear(match: Match): Outcome {
  return yearValue(yearNumber(match.text('y'), match.published));
}

function readYear(match: Match): Outcome {
  return yearValue(Number(match.text('y')));
}

/** After "to", "by", "about" and similar words, numbers below 1800 are mostly not years. */
function readLikelyYear(match: Match): Outcome {
  const year = Number(match.text('y'));
  const { sentence, starts } = match.tokens;
  const before = sentence.slice(0, starts[match.first]);
  if (AMOUNT.test(before)) return null;
  if (year < MIN_LIKELY && !/\b(?:of|from|between|and|or|through|by|around)\s+$/i.test(before))
    return /\babout\s+$/i.test(before) && isBeforePunctuation(match) ? yearValue(year) : null;
  // "Around 1685, refugees" is a year, "around 1685 refugees" is a count.
  if (year < 1900 && /\b(?:around|about|by|for|than|to|with)\s+$/i.test(before) && isBeforeWord(match))
    return null;
  if (/\b(?:about|around|for|than|to)\s+$/.test(before) && year % 100 === 0) return null;
  return yearValue(year);
}

const MIN_LIKELY = 1800;
const AMOUNT =
  /\b(?:total|population|capacity|height|length|depth|distance|score|price|fee|cost|costs|paid|speed|maximum|minimum|average|(?:rose|fell|dropped|grew|increased|climbed|down|up)(?: \w+)?) (?:of|to|by|from|for) $/i;

/** Whether punctuation or the end of the sentence follows, so that the number counts nothing. */
function isBeforePunctuation({ tokens, last }: Match): boolean {
  return /^(?:[,.;)]|$)/.test(tokens.shape.slice(last, last + 1));
}

function isBeforeWord({ tokens, last }: Match): boolean {
  return (['C', 'c', 's', 'v'] as const).some((form) => hasForm(tokens.shape[last], form));
}

/** After a name, a number from 1800 to twelve years after the article is a year. */
function readNamedYear(match: Match): Outcome {
  const year = Number(match.text('y'));
  const latest = match.published ? partsOf(match.published).year + 12 : 2050;
  return year >= 1800 && year <= latest ? yearValue(year) : null;
}

function readYears(match: Match): Outcome {
  const first = Number(match.text('a'));
  const short = match.text('b');
  let last = Number(short);
  if (short.length < 4) {
    if (short.length !== 2) return null;
    last += 100 * Math.floor(first / 100);
    if (last < first && last % 100 === 0) last += 100;
    // "2024-06" is a month.
    if (
      last <= first &&
      Number(short) >= 1 &&
      Number(short) <= 12 &&
      match.tokens.sentence[match.tokens.ends[match.first]!] === '-'
    )
      return temporalValue(monthDays(first, Number(short)), 'month');
  }
  return last > first && last - first <= MAX_RANGE
    ? temporalValue(yearDays(first, last - first + 1), 'interval')
    : null;
}

/** In years: numbers further apart are not a range of years: "1200-2000". */
const MAX_RANGE = 300;

/** The 1900s are a century, the 2000s a decade. */
function decadeValue(year: number): TemporalValue | null {
  return year % 100 === 0 && year < 2000
    ? temporalValue(yearDays(year, 100), 'century')
    : temporalValue(yearDays(year, 10), 'decade');
}

/** Whether a short decade is a temperature, a score or an age: "highs in the 90s", "a woman in her early 80s". */
function isNoDecade({ tokens: { sentence, starts }, first }: Match): boolean {
  const before = sentence.slice(0, starts[first]);
  return /\b(?:temperatures?|degrees|highs|lows|heat|scor\w+|percentile|(?:his|her|their|my|aged) (?:(?:early|mid|late)[ -])?$)/i.test(
    before,
  );
}

function readShortDecade(match: Match): Outcome {
  const value = Number.parseInt(match.text('d'), 10);
  return decadeValue((value < 30 ? 2000 : 1900) + value);
}

function readDecadeName(match: Match): Outcome {
  const { sentence, starts } = match.tokens;
  const before = sentence.slice(0, starts[match.first]);
  if (!/\bthe (?:(?:early|mid|late|roaring|swinging)[ -])?$/i.test(before) || isNoDecade(match)) return null;
  return decadeValue(1900 + numberOf(match.text('d')));
}

function readCenturies(match: Match): Outcome {
  const first = centuryValue(match.text('c'));
  if (!match.has('d')) return first ?? null;
  const last = centuryValue(match.text('d'));
  if (!first || !last) return null;
  return [
    { ...first, first: match.first, last: match.at('c') + 1 },
    { ...last, first: match.at('d'), last: match.last },
  ] satisfies TemporalExpression[];
}

/** The years whose first digits are one less: the 19th century is 1800 to 1899. */
function centuryValue(text: string): TemporalValue | null {
  const number = ordinalOf(text);
  const from = toDay(Math.max(1, 100 * (number - 1)), 1, 1);
  const to = toDay(100 * number - 1, 12, 31);
  return number >= 1 && number <= 21 && from && to ? temporalValue({ from, to }, 'century') : null;
}
