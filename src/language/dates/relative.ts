/** Rules for times relative to the article's day: "yesterday", "three days ago", "last month". */
import { addDays, type Day, partsOf, toDay } from '../../day.ts';
import { addMonths, type DayRange, monthDays, monthsDays, weekDays, yearDays } from './calendar.ts';
import { numberOf } from './date-vocabulary.ts';
import { type Match, noDate, type Outcome, rule, ruleSet, textOf } from './rule.ts';
import { dayValue, type TemporalValue, temporalValue } from './temporal-value.ts';

const PART = '{partofday}?';
const PERIOD = '(week|weekend|month|quarter|year|decade|century)';
const ABOUT =
  '(about|around|almost|nearly|some|roughly|over|approximately|just|exactly|only|more than|less than|just over|just under|at least)';
const COUNT = '( {number} | a | an )';

/** A future time without days: "in the coming months". */
const VAGUE: TemporalValue = { from: null, to: null, grain: 'vague', basis: 'relative', approximate: true };

/** Future times without a date, and durations that look like dates. */
export const VAGUE_RULES = ruleSet('{unit} | future | long | course | come', [
  ...[
    '(in|over|during|within) the? (coming|next) (few|several|couple of|{number})? {unit} ((and|or) {unit})?',
    'in (the)? {unit} (ahead|to come)',
    'in (the)? near future',
    'in (due course | time to come | the future | the long run)',
    'the (coming|next) (few|several|couple of|{number}) {unit}',
    'the coming {unit}',
    '(in|for) the foreseeable future',
  ].map((pattern) => rule(pattern, () => VAGUE)),
  // In the past these are durations.
  noDate('the? (past|last|previous|first|final|preceding|recent) (few|several|couple of|{number}) {unit}'),
  noDate('the (past|last|previous|preceding) {unit}'),
  noDate("the next {unit} (?! 's )"),
  noDate('(this|last|next) {unit} in (history|photos|pictures)'),
]);

/** Days, weeks, months and years relative to the article's day. */
export const RELATIVE_RULES = ruleSet('{unit partofday} | weekend | yesterday | today | tonight | tomorrow', [
  rule(`((${ABOUT}) )? n:( ${COUNT} (and a half)? | half a ) u:{unit} ago today?`, readAgo),
  rule(`n:${COUNT} u:(day|days|week|weeks|month|months|year|years) from (now|today)`, readAhead),
  rule('the day n:(before yesterday | after tomorrow)', (match) =>
    daysFrom(match, /before/i.test(match.text('n')) ? -2 : 2),
  ),
  rule(`(earlier|late|early|later)? (yesterday ('s)? ${PART} | last night)`, (match) => daysFrom(match, -1)),
  rule(`(late|early|later)? tomorrow ('s)? ${PART}`, (match) => daysFrom(match, 1)),
  rule('(earlier|later) in the day', (match) => approximate(daysFrom(match, 0))),
  noDate(
    "today 's {anyword} (?<! (vote|meeting|summit|talks|announcement|decision|hearing|election|verdict|ruling|attack|game|match|session|strike|storm|debate|protest|march|report) )",
  ),
  noDate(
    '(to|until) this day | this day (and|or) age | (until|up to|even|still|of) today (?= {noun capital} )',
  ),
  rule('(earlier|later|late|early)? (today|tonight|this (morning|afternoon|evening))', (match) =>
    daysFrom(match, 0),
  ),
  rule('the u:(week|weekend|month|year) ( n:(before last) | after next )', (match) =>
    resolveUnit(match, match.has('n') ? -2 : 2),
  ),
  rule(`in n:${COUNT} u:(day|days|week|weeks|month|months|year|years) ('|'s) time`, readAhead),
  rule(
    `(?<! (first|second|third|once|twice|time|most|more|total|again|down|up|record|lowest|highest|biggest|largest|worst) ) in n:{number} u:(days|weeks|months)`,
    (match) => (match.tense() === 'future' ? readAhead(match) : 'none'),
  ),
  rule(`which:(this past|this coming|last|this|next) u:${PERIOD}`, readPeriod),
  rule(
    `(?<= over | at | during | on | by | until | before | after | since | for ) the (past)? u:(weekend) (?! of | {capital} )`,
    readWeekend,
  ),
  rule("the u:(weekend) (?= 's )", readWeekend),
  // "by the end of the year", "earlier in the month"
  rule(
    '((by|until|at|before|towards?|around)? the (end|close) of | later in) the u:(year|month|week) (?! {unit} )',
    readRest,
  ),
  rule('(by|at|until|before) u:(year|month) - end', readRest),
  rule(
    '((at|since|from|in)? the (beginning|start) of | earlier in | early in | late in | since early in) the u:(year|month|week)',
    (match) => (hasEarlierDate(match) ? 'none' : approximate(resolveUnit(match, 0))),
  ),
]);

function daysFrom({ published }: Match, days: number): Outcome {
  return (published && dayValue(addDays(published, days), 'relative')) ?? 'none';
}

function approximate(outcome: Outcome): Outcome {
  return outcome && outcome !== 'none' && !Array.isArray(outcome)
    ? { ...outcome, approximate: true }
    : outcome;
}

/** "Three days ago": as exact as its unit. "Two and a half years ago" is not a date. */
function readAgo(match: Match): Outcome {
  const { published, tokens } = match;
  if (!published || /half/i.test(match.text('n'))) return 'none';
  const count = numberOf(match.text('n'));
  const { year, month, day } = partsOf(published);
  const toTheDay = /^today$/i.test(textOf(tokens, match.last - 1, match.last));
  if (toTheDay && /^year/i.test(match.text('u')))
    return dayValue(toDay(year - count, month, day), 'relative') ?? 'none';
  return shifted(published, -count, match.text('u')) ?? 'none';
}

function readAhead(match: Match): Outcome {
  const { published } = match;
  return (published && shifted(published, numberOf(match.text('n')), match.text('u'))) || 'none';
}

/** A larger number of days, weeks, months or years is not a date: "2,000 years ago". */
const MAX_COUNT = 400;

function shifted(published: Day, count: number, unit: string): TemporalValue | null {
  const name = unit.toLowerCase().replace(/s$/, '');
  if (!Number.isInteger(count) || Math.abs(count) > MAX_COUNT) return null;
  switch (name) {
    case 'second':
    case 'minute':
      return dayValue(published, 'relative', true);
    case 'hour':
      return Math.abs(count) <= 12 ? dayValue(published, 'relative', true) : null;
    case 'day':
    case 'night':
      return dayValue(addDays(published, count), 'relative');
    case 'week':
      return temporalValue(weekDays(published, count), 'week', 'relative', true);
    case 'fortnight':
      return temporalValue(weekDays(published, 2 * count), 'week', 'relative', true);
    case 'month': {
      const { year, month } = addMonths(published, count);
      return temporalValue(monthDays(year, month), 'month', 'relative', true);
    }
    case 'year':
    case 'decade':
    case 'century': {
      const years = count * (name === 'year' ? 1 : name === 'decade' ? 10 : 100);
      return temporalValue(yearDays(partsOf(published).year + years), 'year', 'relative', true);
    }
    default:
      return null;
  }
}

function readPeriod(match: Match): Outcome {
  const which = match.text('which').toLowerCase();
  if (match.text('u').toLowerCase() === 'weekend' && which === 'this') return readWeekend(match);
  // "The last week of the campaign" is relative to another time.
  if (/\bthe $/i.test(match.tokens.sentence.slice(0, match.tokens.starts[match.first]))) return 'none';
  return resolveUnit(match, /last|past/.test(which) ? -1 : /next|coming/.test(which) ? 1 : 0);
}

/** The last or the next weekend, according to the tense; for an article of a Saturday or Sunday, the present one. */
function readWeekend(match: Match): Outcome {
  const { published } = match;
  if (!published) return 'none';
  const own = weekendOf(published, 0);
  const tense = match.tense();
  const isPast = tense === 'past' || (tense === 'unknown' && !match.has('which'));
  const found = isPast && own && own.from > published ? weekendOf(published, -1) : own;
  return temporalValue(found, 'weekend', 'relative') ?? 'none';
}

function weekendOf(published: Day, weeks: number): DayRange | null {
  const week = weekDays(published, weeks);
  const from = week && addDays(week.from, 5);
  return from && { from, to: week.to };
}

/** The rest of the article's year, month or week; in the past tense it is that of another time. */
function readRest(match: Match): Outcome {
  if (match.tense() === 'past' || hasEarlierDate(match)) return 'none';
  return approximate(resolveUnit(match, 0));
}

/** Whether a year or a full date before the match may make "the year" another than the article's. */
function hasEarlierDate({ tokens, first }: Match): boolean {
  return /[YyF]/.test(tokens.shape.slice(0, first));
}

function resolveUnit(match: Match, step: number): Outcome {
  const { published } = match;
  if (!published) return 'none';
  const { year, month } = partsOf(published);
  switch (match.text('u').toLowerCase()) {
    case 'week':
      return temporalValue(weekDays(published, step), 'week', 'relative') ?? 'none';
    case 'weekend':
      return temporalValue(weekendOf(published, step), 'weekend', 'relative') ?? 'none';
    case 'month': {
      const moved = addMonths(published, step);
      return temporalValue(monthDays(moved.year, moved.month), 'month', 'relative') ?? 'none';
    }
    case 'quarter': {
      const first = toDay(year, 3 * Math.floor((month - 1) / 3) + 1, 1);
      const moved = first && addMonths(first, 3 * step);
      return (
        (moved && temporalValue(monthsDays(moved.year, moved.month, 3), 'quarter', 'relative')) ?? 'none'
      );
    }
    case 'year':
      return temporalValue(yearDays(year + step), 'year', 'relative') ?? 'none';
    case 'decade':
      return temporalValue(yearDays(10 * (Math.floor(year / 10) + step), 10), 'decade', 'relative') ?? 'none';
    case 'century':
      return (
        temporalValue(yearDays(100 * (Math.floor(year / 100) + step), 100), 'century', 'relative') ?? 'none'
      );
    default:
      return 'none';
  }
}
