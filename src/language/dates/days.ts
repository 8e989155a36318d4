/** Rules for days of a month. */
import { addDays, partsOf, toDay } from '../../day.ts';
import { addMonths, nthWeekday, weekdayFrom } from './calendar.ts';
import { monthNumber, ordinalOf, weekdayNumber } from './date-vocabulary.ts';
import { dayNear } from './implicit-year.ts';
import { readNumeric } from './numeric.ts';
import { type Match, noDate, type Outcome, rule, ruleSet, type TemporalExpression, textOf } from './rule.ts';
import { dayValue, movableDayValue, type TemporalValue, temporalValue } from './temporal-value.ts';
import { WRITTEN_YEAR, yearNumber } from './years-in-words.ts';

/** Excludes counts: "June 5 people", "5 percent". */
const NO_COUNT = '(?! {counted} )';
const YEAR = `(,? y:${WRITTEN_YEAR} ${NO_COUNT})?`;
/** Excludes a noun counted by the last number of a list: "on June 5 and 6 people…". */
const NO_NOUN = '(?! {counted noun capital month} )';
const WEEKDAY = '(w:{weekday lowday shortday} ,? the? )?';
/** One after another: "5, 6 and 7", "the 5th and the 6th", "5/6". */
const LIST = '{dayth} (, the? {dayth})* ,? (and|or|&|/) the? {dayth}';
/** "11:00", "at 11:00:09 EDT" */
const CLOCK = '(at|,)? t:{digits} ({anyword counted})? ,?';
const NTH_WEEKDAY = 'the? n:( {ordinal} | last ) w:{weekday} (of|in) m:{month}';

/** Days of a month, with or without their year. */
export const DAY_RULES = ruleSet('{month lowmonth fulldate} | /', [
  rule('d:{fulldate}', readNumeric),
  rule('a:{day} / b:{day} (?! / | of? {month} )', (match) =>
    match.text('a') === '9' && match.text('b') === '11' ? dayValue('2001-09-11') : null,
  ),
  // "15 March 44 BC" is outside the calendar.
  noDate(`( {dayth} of? {month} | {month} {dayth} | {month} ) ,? {digits} (BC|BCE)`),
  // "June 18-20, 2023", "between June 10 and 14"
  rule(`from? m:{month} the? a:{dayth} {upto} the? b:{dayth} (?! {counted noun month} ) ${YEAR}`, readRange),
  rule(`between m:{month} the? a:{dayth} and the? b:{dayth} ${NO_NOUN} ${YEAR}`, readRange),
  // "18-20 June 2023", "between the 18th and the 20th of June", "from the first to the third of June"
  rule(`from? the? a:{dayth} {upto} the? b:{dayth} of? m:{month} ${YEAR}`, readRange),
  rule(`between the? a:{dayth} and the? b:{dayth} of? m:{month} ${YEAR}`, readRange),
  rule(`from? the? a:{ordinal} {upto} the? b:{ordinal} of m:{month} ${YEAR}`, readRange),
  // "June 18, 19 and 20", "18 and 19 June 2023", "5/6 June"
  rule(`m:{month} d:( ${LIST} ) ${NO_NOUN} ${YEAR}`, readList),
  rule(`d:( ${LIST} ) of? m:{month} ${YEAR}`, readList),
  // "Thu Oct 26 11:00:09 EDT 2023", as written by programs
  rule(`${WEEKDAY} (m:{month} d:{dayth}) ${CLOCK} y:{year}`, readDayAt),
  rule(`${WEEKDAY} (d:{dayth} m:{month}) ${CLOCK} y:{year}`, readDayAt),
  // "2014 Feb 17", "19-Nov-2012", "19/Nov/12", "Nov-19-2012"
  rule(`(?<! {dayth} ,? | {month} ,? ) y:{year} [,-]? m:{month} [-]? d:{dayth} ${NO_NOUN}`, readDay),
  rule(`${WEEKDAY} d:{day} [-/] m:{month lowmonth} [-/] y:( {year} | {short} )`, readDay),
  rule(`${WEEKDAY} m:{month} [-/] d:{day} [-/] y:{year}`, readDay),
  // "Sunday, June 18, 2023", "Sept. 11, 2001", "June 18"
  rule(`${WEEKDAY} m:{month} the? d:{dayth} ${NO_COUNT} ${YEAR}`, readDay),
  // "Sunday, 18 June 2023", "the 18th of June", "17. August"
  rule(`(?<! [$€£] | (?<! {month} ) / ) ${WEEKDAY} the? d:{dayth} of? m:{month} (?! 's ) ${YEAR}`, readDay),
  rule(`(?<! {noun capital} ) ${WEEKDAY} the? d:{day} . m:{month} ${YEAR}`, readDay),
  rule(`${WEEKDAY} the? d:{ordinal} (day)? of m:{month} (?! 's ) ${YEAR}`, readDay),
  rule(`m:{month} (the)? d:{ordinal} (?! {noun capital unit} | half ) ${YEAR}`, readDay),
  // "18 june 2023", "on may 5": in lower case, "may" and "march" need more context than a number.
  rule(`d:{dayth} of? m:{lowmonth} ,? y:{year} ${NO_COUNT}`, readDay),
  rule(`m:{lowmonth} d:{dayth} ,? y:{year} ${NO_COUNT}`, readDay),
  rule(`(?<= on | since | until | by | before | after ) m:{lowmonth} d:{dayth} ${NO_NOUN}`, readDay),
  rule(`(?<= on | since | until | before | after | by ) d:{dayth} of? m:{lowmonth} ${NO_NOUN}`, readDay),
  // "the first Tuesday after the first Monday in November", "the first Monday in September"
  rule(`the? first v:{weekday} after ${NTH_WEEKDAY} ${YEAR}`, readNthWeekday),
  rule(`${NTH_WEEKDAY} ${YEAR}`, readNthWeekday),
]);

/** "On the 18th": a day of a month near the article's day. */
export const DAY_OF_MONTH_RULES = ruleSet('{th}', [
  rule('the d:{th} of which:(last|this|next) month', (match) => {
    const which = match.text('which').toLowerCase();
    return dayOfMonth(match, which === 'last' ? -1 : which === 'next' ? 1 : 0);
  }),
  rule(
    '(?<= on | by | until | since ) the d:{th} (of the month)? (?! {anyword unit number dash} | of | (and|or|to) {th} )',
    (match) => {
      if (!match.published) return 'none';
      const day = ordinalOf(match.text('d'));
      const { day: own } = partsOf(match.published);
      const tense = match.tense();
      return dayOfMonth(match, tense === 'past' && day > own ? -1 : tense === 'future' && day < own ? 1 : 0);
    },
  ),
]);

function dayOfMonth(match: Match, step: number): Outcome {
  const moved = match.published && addMonths(match.published, step);
  return (
    (moved && dayValue(toDay(moved.year, moved.month, ordinalOf(match.text('d'))), 'relative')) || 'none'
  );
}

function readDay(match: Match): Outcome {
  return dayIn(match, ordinalOf(match.text('d'))) ?? 'none';
}

function readDayAt(match: Match): Outcome {
  return /^\d\d?[:.]\d\d/.test(match.text('t')) ? readDay(match) : null;
}

/** A day of the matched month; its year is inferred when it is not given. */
function dayIn(match: Match, day: number): TemporalValue | null {
  const month = monthNumber(match.text('m'));
  if (match.has('y')) return dayValue(toDay(yearNumber(match.text('y'), match.published), month, day));
  const famous = famousDay(match, month, day);
  if (famous) return famous;
  if (!match.published) return null;
  const on = match.has('w') ? weekdayNumber(match.text('w')) : null;
  return dayValue(dayNear(match.published, month, day, match.tense(), on), 'year-inferred');
}

function readRange(match: Match): Outcome {
  const first = ordinalOf(match.text('a'));
  const last = ordinalOf(match.text('b'));
  if (last <= first) return null;
  const to = dayIn(match, last);
  const from = to?.to && addDays(to.to, first - last);
  return from ? temporalValue({ from, to: to.to! }, 'interval', to.basis) : 'none';
}

function readList(match: Match): Outcome {
  const { tokens } = match;
  const found: TemporalExpression[] = [];
  for (let at = match.at('d'); at < match.last; at++) {
    const day = ordinalOf(textOf(tokens, at, at + 1));
    if (Number.isNaN(day)) continue;
    const one = dayIn(match, day);
    if (one) found.push({ ...one, first: at, last: at + 1 });
  }
  widen(found, match);
  return found;
}

/** Extends the spans of a list's first and last day to the month and the year. */
function widen(found: TemporalExpression[], { first, last }: Match): void {
  const [one] = found;
  const end = found.at(-1);
  if (!one || !end) return;
  one.first = first;
  end.last = last;
}

function readNthWeekday(match: Match): Outcome {
  const of = weekdayNumber(match.text('w'));
  const n = match.text('n').toLowerCase() === 'last' ? -1 : ordinalOf(match.text('n'));
  const month = monthNumber(match.text('m'));
  const after = match.has('v') ? weekdayNumber(match.text('v')) : null;
  const dayIn = (year: number) => {
    const day = nthWeekday(year, month, of, n);
    const next = day && addDays(day, 1);
    return after !== null && next ? weekdayFrom(next, after) : day;
  };
  if (match.has('y')) return dayValue(dayIn(yearNumber(match.text('y'), match.published))) ?? 'none';
  if (!match.published) return 'none';
  const near = dayNear(match.published, month, 15, match.tense());
  return movableDayValue(near, dayIn) ?? 'none';
}

/** Days known by their date alone: without a year, they are those of that year. */
const FAMOUS: { month: number; day: number; year: number; names: RegExp }[] = [
  { month: 9, day: 11, year: 2001, names: /^(?:\w+ ){0,2}(?:attacks?|hijack\w+)\b/ },
  { month: 10, day: 7, year: 2023, names: /^(?:\w+ ){0,2}(?:attacks?|massacre|assault|onslaught)\b/ },
  {
    month: 1,
    day: 6,
    year: 2021,
    names: /^(?:\w+ ){0,2}(?:riot\w*|insurrection|attack|Capitol|committee)\b/,
  },
];

function famousDay(match: Match, month: number, day: number): TemporalValue | null {
  const { tokens, last } = match;
  const after = tokens.sentence
    .slice(tokens.ends[last - 1])
    .trimStart()
    .slice(0, 60);
  const famous = FAMOUS.find((one) => one.month === month && one.day === day && one.names.test(after));
  const found = famous && toDay(famous.year, month, day);
  return found && (!match.published || found <= match.published) ? dayValue(found, 'year-inferred') : null;
}
