/** Combines neighbouring temporal expressions: ranges, shared years, modifiers. */
import { addDays, type Day, partsOf, weekday } from '../../day.ts';
import { type DayRange, inYear, weekDays, weekdayUntil } from './calendar.ts';
import { applyContextYears, moveInto, soonFollows } from './context-year.ts';
import { dayNear } from './implicit-year.ts';
import { Pattern } from './pattern.ts';
import type { TemporalExpression } from './rule.ts';
import { CLASSES } from './token-classes.ts';
import { symbolOf } from './token-symbols.ts';
import type { Tokens } from './tokens.ts';
import { RESCHEDULED } from './verb-lists.ts';

/**
 * Combines temporal expressions that belong together: "May" and "this year", "June 10" to "June 20", "late" and "2023".
 * The value that a rule gave an expression is corrected by its context.
 *
 * @param found in the order of the sentence, without overlap
 */
export function combine(
  found: TemporalExpression[],
  tokens: Tokens,
  published: Day | null,
): TemporalExpression[] {
  const { shape } = tokens;
  let dates = joinNeighbours(found, (a, b) => joinYear(a, b, shape));
  dates = applyContextYears(dates, tokens, published);
  shareYears(dates, shape);
  shareWeeks(dates, shape);
  resolveWeekdays(dates, shape);
  dates.forEach((date, i) => {
    qualify(date, shape, dates[i - 1]?.last ?? 0);
  });
  resolveReschedulings(dates, shape);
  dates = joinNeighbours(dates, (a, b) => joinRange(a, b, shape));
  for (const date of dates) if (SINCE_BEFORE.isIn(before(date, shape))) date.open = true;
  return dates;
}

function joinNeighbours(
  found: TemporalExpression[],
  join: (a: TemporalExpression, b: TemporalExpression) => TemporalExpression | null,
): TemporalExpression[] {
  const joined: TemporalExpression[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const one = last ? join(last, next) : null;
    if (one) joined[joined.length - 1] = one;
    else joined.push(next);
  }
  return joined;
}

/** A pattern for the end of the tokens before a date. */
const ending = (pattern: string) => new Pattern(`(${pattern}) $`);
/** A pattern for all the tokens between two dates. */
const whole = (pattern: string) => new Pattern(`^ (${pattern}) $`);

const OF = whole('((,|-|/)? (back)? (of|in|of the|in the)? (year)? | , the year | [(])?');
const LIST = whole('(,|and|or|&|, (and|or)|{upto})(the|on)?');
/** "Born on May 4 and baptised on May 11, 1809" */
const AND_THEN = whole(',? (and|then) {anyword}? {anyword}? (on|by|from|in) (the)?');
const APPOSITION = whole('[,(]? | -');
const TO = whole('{upto} (the|on)?');
const AND = whole('and (the|on)?');
const BETWEEN = ending('between (the)?');
const FROM = ending('from (the)?');
const SINCE_BEFORE = ending('since (at least | about | around)? (the)?');

/** In tokens: how far before a date its modifiers may begin. */
const MAX_LEADING = 10;

/** The tokens before a date that may be its modifiers, none of them before `after`. */
function before({ first }: TemporalExpression, shape: string, after = 0): string {
  return shape.slice(Math.max(after, first - MAX_LEADING), first);
}

/** "18 March last year", "October 11 in 1776", "the third quarter of this year". */
function joinYear(a: TemporalExpression, b: TemporalExpression, shape: string): TemporalExpression | null {
  if (a.basis !== 'year-inferred' || b.grain !== 'year' || !b.from) return null;
  if (b.basis === 'year-inferred' || !OF.isIn(shape.slice(a.last, b.first))) return null;
  const joined = { ...a, last: shape[b.last] === ')' ? b.last + 1 : b.last };
  return moveInto(joined, partsOf(b.from).year, b.basis) ? joined : null;
}

/** "On May 2 and August 14, 2024": the year applies to both. */
function shareYears(dates: TemporalExpression[], shape: string): void {
  for (let i = dates.length - 2; i >= 0; i--) {
    const a = dates[i]!;
    const b = dates[i + 1]!;
    if (a.basis !== 'year-inferred' || !/explicit|relative/.test(b.basis) || !/day|month/.test(a.grain))
      continue;
    if (a.grain !== b.grain) continue;
    const gap = shape.slice(a.last, b.first);
    const moved = beforeIn(a, b);
    const isNext = AND_THEN.isIn(gap) && moved !== null && soonFollows(moved.from, b as DayRange);
    if (moved && (LIST.isIn(gap) || isNext)) Object.assign(a, moved, { basis: b.basis });
  }
}

/** "Tuesday and Thursday of last week". */
function shareWeeks(dates: TemporalExpression[], shape: string): void {
  for (let i = dates.length - 2; i >= 0; i--) {
    const a = dates[i]!;
    const b = dates[i + 1]!;
    if (a.basis !== 'weekday' || b.basis !== 'weekday' || !a.from || !b.from) continue;
    if (!shape.slice(b.first, b.last).includes(OF_WEEK) || !LIST.isIn(shape.slice(a.last, b.first))) continue;
    const day = addDays(b.from, weekday(a.from) - weekday(b.from));
    Object.assign(a, { from: day, to: day });
  }
}

const OF_WEEK = symbolOf('week');

/** The days of `a` in the last year in which they begin no later than `b`. */
function beforeIn(a: TemporalExpression, b: TemporalExpression): { from: Day; to: Day } | null {
  if (!a.from || !a.to || !b.from) return null;
  const { year } = partsOf(b.from);
  const same = inYear({ from: a.from, to: a.to }, year);
  return same && same.from > b.from ? inYear({ from: a.from, to: a.to }, year - 1) : same;
}

/** "On Sunday (June 22)": the date tells which Sunday. */
function resolveWeekdays(dates: TemporalExpression[], shape: string): void {
  for (let i = 0; i + 1 < dates.length; i++) {
    const [a, b] = [dates[i]!, dates[i + 1]!];
    if (a.basis !== 'weekday' || a.grain !== 'day' || b.grain !== 'day' || b.basis === 'weekday') continue;
    if (!a.from || !b.from || b.other || weekday(a.from) !== weekday(b.from)) continue;
    if (APPOSITION.isIn(shape.slice(a.last, b.first))) Object.assign(a, { from: b.from, to: b.to });
  }
}

/** "The match was moved from Friday to Sunday": two days close to each other, not a range. */
function resolveReschedulings(dates: TemporalExpression[], shape: string): void {
  for (let i = 0; i + 1 < dates.length; i++) {
    const [a, b] = [dates[i]!, dates[i + 1]!];
    if (!isRescheduled(a, shape) || !TO.isIn(shape.slice(a.last, b.first))) continue;
    if (a.grain !== 'day' || b.grain !== 'day' || !a.from || !b.from) continue;
    const { month, day } = partsOf(a.from);
    const near =
      a.basis === 'weekday'
        ? startBefore(a, b)
        : a.basis === 'year-inferred' && dayNear(b.from, month, day, 'unknown');
    if (near) Object.assign(a, { from: near, to: near });
  }
}

function isRescheduled(date: TemporalExpression, shape: string): boolean {
  return [...before(date, shape)].some((symbol) => RESCHEDULED.has(symbol));
}

const ABOUT = ending('around|about|circa|ca .?|c .?|roughly|approximately|nearly|almost|some');
const PART = ending(
  `(in|at|by|towards?|until|before|since|from)? ( (early|mid|late|earlier|later) (in|on|of|-)? (the)?
  | the? (beginning|start|middle|end|close|turn|rest|remainder|bulk|most|(latter|early|later|first|second|final|last|better) (half|part|third|half)) of (the)?
  | the? ({ordinal}|last|final|opening|closing|early) (few|two|three)? (week|weeks|weekend|day|days|months|hours|fortnight) (of|in) (the)? )`,
);
const WEEK = ending('week ((of|beginning|starting|commencing|ending|from) (on)?)? (the)?');
const WEEKEND = ending('weekend of (the)?');
const DAY_OF = ending('(the)? (first|last|final|opening) day of (the)?');

/** "Late May", "the end of 2023", "around 1950", "the week of June 3". */
function qualify(date: TemporalExpression, shape: string, after: number): void {
  const leading = before(date, shape, after);
  const part = PART.firstIn(leading);
  if (date.grain === 'day') {
    const { from, other } = date;
    // The week of an ambiguous date is unknown.
    if (other) return;
    const week = from && (WEEK.isIn(leading) || WEEKEND.isIn(leading)) ? weekDays(from) : null;
    if (week && WEEKEND.isIn(leading))
      Object.assign(date, { from: addDays(week.from, 5), to: week.to, grain: 'weekend' });
    else if (week) Object.assign(date, { ...week, grain: 'week' });
    else if (ABOUT.isIn(leading)) date.approximate = true;
    return;
  }
  if (date.grain === 'vague') return;
  if (DAY_OF.isIn(leading) && /month|year/.test(date.grain)) {
    const day = DAY_OF.firstIn(leading).includes(FIRST) ? date.from : date.to;
    Object.assign(date, { from: day, to: day, grain: 'day' });
    return;
  }
  if (part === '' && !ABOUT.isIn(leading)) return;
  date.approximate = true;
  date.first -= part.length - (LEADING.has(part[0] ?? '') ? 1 : 0);
}

const FIRST = symbolOf('first');
const LEADING = new Set([...'in at by toward towards until before since from'.split(' ').map(symbolOf)]);

/** "From June 28 to July 2", "between 2019 and 2021", "Monday-Wednesday". */
function joinRange(a: TemporalExpression, b: TemporalExpression, shape: string): TemporalExpression | null {
  const gap = shape.slice(a.last, b.first);
  const leading = before(a, shape);
  const between = BETWEEN.isIn(leading);
  if (!TO.isIn(gap) && !(between && AND.isIn(gap))) return null;
  if (CLASSES.dash.includes(gap[0] ?? '') && a.grain !== b.grain) return null;
  if (a.other || b.other) return null;
  if (!a.from || !b.from || !b.to || a.grain === 'vague' || isRescheduled(a, shape)) return null;
  const from = startBefore(a, b);
  if (!from || from > b.to) return null;
  const opening = between ? BETWEEN.firstIn(leading) : FROM.firstIn(leading);
  return {
    ...b,
    from,
    grain: 'interval',
    approximate: a.approximate || b.approximate,
    first: a.first - opening.length,
  };
}

/** The start of a range: a weekday, or a day without a year, is the last such day before the range's end. */
function startBefore(a: TemporalExpression, b: TemporalExpression): Day | null {
  if (a.basis === 'weekday' && b.from) {
    const day = weekdayUntil(b.from, weekday(a.from!));
    return day === b.from ? addDays(day, -7) : day;
  }
  if (a.basis === 'year-inferred') return beforeIn(a, b)?.from ?? null;
  return a.from;
}
