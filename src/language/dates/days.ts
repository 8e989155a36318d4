import { addDays, partsOf, toDay } from '../../day.ts';
import { addMonths, nthWeekday } from './calendar.ts';
import { readNumeric } from './numeric.ts';
import { dayReading, type Reading, reading } from './reading.ts';
import { type Found, type Match, type Outcome, rule, ruleSet, textOf } from './rule.ts';
import { monthNumber, ordinalOf, weekdayNumber } from './words.ts';
import { dayNear } from './year-of.ts';

/** A number of days, and no day: "June 5 people", "5 percent". */
const NO_COUNT = '(?! {counted} )';
const YEAR = `(,? y:{year} ${NO_COUNT})?`;
/** After the last number of a list a noun would be what is counted: "on June 5 and 6 people…". */
const NO_NOUN = '(?! {counted noun capital month} )';
const WEEKDAY = '(w:{weekday lowday shortday} ,? the? )?';

/** Days of a month, written in full or with their year left out. */
export const DAY_RULES = ruleSet('{month lowmonth fulldate} | /', [
  rule('d:{fulldate}', readNumeric),
  rule('a:{day} / b:{day} (?! / )', (match) =>
    match.text('a') === '9' && match.text('b') === '11' ? dayReading('2001-09-11') : null,
  ),
  // "June 18-20, 2023", "between June 10 and 14"
  rule(`from? m:{month} a:{dayth} {upto} b:{dayth} (?! {counted noun month} ) ${YEAR}`, readRange),
  rule(`between m:{month} a:{dayth} and b:{dayth} ${NO_NOUN} ${YEAR}`, readRange),
  // "18-20 June 2023", "between 18 and 20 June"
  rule(`from? a:{dayth} {upto} b:{dayth} of? m:{month} ${YEAR}`, readRange),
  rule(`between a:{dayth} and b:{dayth} of? m:{month} ${YEAR}`, readRange),
  // "June 18, 19 and 20", "18 and 19 June 2023"
  rule(`m:{month} d:( {dayth} (, {dayth})* ,? (and|or|&) {dayth} ) ${NO_NOUN} ${YEAR}`, readList),
  rule(`d:( {dayth} (, {dayth})* ,? (and|or|&) {dayth} ) of? m:{month} ${YEAR}`, readList),
  // "Sunday, June 18, 2023", "Sept. 11, 2001", "June 18"
  rule(`${WEEKDAY} m:{month} the? d:{dayth} ${NO_COUNT} ${YEAR}`, readDay),
  // "Sunday, 18 June 2023", "the 18th of June", "18-Jun-2023"
  rule(`(?<! [$€£/] ) ${WEEKDAY} the? d:{dayth} of? m:{month} (?! 's ) ${YEAR}`, readDay),
  rule('d:{day} - m:{month} - y:{year}', readDay),
  rule(`${WEEKDAY} the? d:{ordinal} (day)? of m:{month} (?! 's ) ${YEAR}`, readDay),
  rule(`m:{month} d:{ordinal} (?! {noun capital unit} | half ) ${YEAR}`, readDay),
  // "18 june 2023", "on may 5": without capitals "may" and "march" need more than a number.
  rule(`d:{dayth} of? m:{lowmonth} ,? y:{year} ${NO_COUNT}`, readDay),
  rule(`m:{lowmonth} d:{dayth} ,? y:{year} ${NO_COUNT}`, readDay),
  rule(`(?<= on | since | until | by | before | after ) m:{lowmonth} d:{dayth} ${NO_NOUN}`, readDay),
  rule(`(?<= on | since | until | before | after | by ) d:{dayth} of? m:{lowmonth} ${NO_NOUN}`, readDay),
  // "the first Monday in September"
  rule(`the? n:( {ordinal} | last ) w:{weekday} (of|in) m:{month} ${YEAR}`, readNthWeekday),
]);

/** "On the 18th": a day of the month around the article's day. */
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
    (moved && dayReading(toDay(moved.year, moved.month, ordinalOf(match.text('d'))), 'relative')) || 'none'
  );
}

function readDay(match: Match): Outcome {
  return dayIn(match, ordinalOf(match.text('d'))) ?? 'none';
}

/** A day of the matched month, its year found out when it is not given. */
function dayIn(match: Match, day: number): Reading | null {
  const month = monthNumber(match.text('m'));
  if (match.has('y')) return dayReading(toDay(Number(match.text('y')), month, day));
  const famous = famousDay(match, month, day);
  if (famous) return famous;
  if (!match.published) return null;
  const on = match.has('w') ? weekdayNumber(match.text('w')) : null;
  return dayReading(dayNear(match.published, month, day, match.tense(), on), 'year-inferred');
}

function readRange(match: Match): Outcome {
  const first = ordinalOf(match.text('a'));
  const last = ordinalOf(match.text('b'));
  if (last <= first) return null;
  const to = dayIn(match, last);
  const from = to?.to && addDays(to.to, first - last);
  return from ? reading({ from, to: to.to! }, 'interval', to.basis) : 'none';
}

function readList(match: Match): Outcome {
  const { tokens } = match;
  const found: Found[] = [];
  for (let at = match.at('d'); at < match.last; at++) {
    const day = ordinalOf(textOf(tokens, at, at + 1));
    if (!/[DO]/.test(tokens.shape[at]!)) continue;
    const one = dayIn(match, day);
    if (one) found.push({ ...one, first: at, last: at + 1 });
  }
  widen(found, match);
  return found;
}

/** The first and the last of a list take the month and the year into their words. */
function widen(found: Found[], { first, last }: Match): void {
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
  const dayOf = (year: number) => nthWeekday(year, month, of, n);
  if (match.has('y')) return dayReading(dayOf(Number(match.text('y')))) ?? 'none';
  if (!match.published) return 'none';
  const near = dayNear(match.published, month, 15, match.tense());
  return (near && dayReading(dayOf(partsOf(near).year), 'year-inferred')) ?? 'none';
}

/** Days that have become names: said without a year, they are those of that year. */
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

function famousDay(match: Match, month: number, day: number): Reading | null {
  const { tokens, last } = match;
  const after = tokens.sentence
    .slice(tokens.ends[last - 1])
    .trimStart()
    .slice(0, 60);
  const famous = FAMOUS.find((one) => one.month === month && one.day === day && one.names.test(after));
  const found = famous && toDay(famous.year, month, day);
  return found && (!match.published || found <= match.published) ? dayReading(found, 'year-inferred') : null;
}
