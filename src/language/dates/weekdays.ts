/** Rules for weekdays. */
import { addDays, type Day, toDay, weekday } from '../../day.ts';
import { addMonths, weekDays, weekdayFrom, weekdayUntil } from './calendar.ts';
import { ordinalOf, weekdayNumber } from './date-vocabulary.ts';
import { type Match, noDate, type Outcome, rule, ruleSet } from './rule.ts';
import { dayValue } from './temporal-value.ts';

const PART = '(({partofday})(?! {capital}))?';

/** Weekdays, resolved by the tense of their clause; the article's own weekday is the article's day. */
export const WEEKDAY_RULES = ruleSet('{weekday lowday shortday}', [
  // Names of clubs, films, newspapers and other holidays.
  noDate(
    '(Sheffield|Ruby|Bloody|Super|Giving|Fat|Shrove|Freaky|Casual|Man|Girl|Joe|Happy|Blue|Throwback|Black|Good|Manic) {weekday}',
  ),
  noDate('(Mail|Independent|Scotland|Telegraph|Herald|Post|Ireland|Wales) on {weekday}'),
  noDate(
    '{weekday} (Times|Telegraph|Mirror|Express|Mail|Post|Herald|Business|Tribune|Independent|Night {capital noun}|Club|Addams|Weld|Lunch)',
  ),
  noDate('{weekday} (school|best|roast|league|papers|newspapers|brunch|drivers)'),
  // Recurring days, and days relative to another.
  noDate(
    '(every|each|any|some|most|alternate|another|other|all|per) ({partofday} on)? {weekday} {partofday}?',
  ),
  noDate('(a|one) {anyword}? {weekday} {partofday}?'),
  noDate('(opens|available|operates|operating|daily|weekdays) [,:]? from? {weekday} {upto} {weekday}'),
  // "Monday to Friday: 9:00 to 17:00"
  rule('^ {weekday} {upto} {weekday} [,:]? from?', (match) => (isBeforeClock(match) ? 'none' : null)),
  noDate('(following|previous|preceding|same|that|next) {weekday} (before|after)'),
  noDate('the? (following|previous|preceding|same|that) {weekday} {partofday}?'),
  noDate('the (next|last|first|final|second|third) {weekday} {partofday}?'),
  noDate('the {weekday} (before|after|of|following|prior)'),
  noDate(
    '(a|{number}) (week|fortnight|weeks) (from|on|after|before) {weekday} | {weekday} (week|fortnight) (?! ago )',
  ),
  // "Friday the 24th", "Wednesday 22nd": in the nearest month in which that day is that weekday
  rule('w:{weekday lowday shortday} ,? the? d:{th} (?! {noun capital} | of | - )', readNumbered),
  rule('w:{weekday lowday} (of|in)? which:(last|this|next) week', inWeek),
  rule('which:(last|this|next) week ,? on? w:{weekday lowday}', inWeek),
  rule(`which:(this (past|coming)|this|next|last|past|coming) w:{weekday lowday} ${PART}`, (match) => {
    const { published } = match;
    if (!published) return 'none';
    const which = match.text('which').toLowerCase();
    const number = weekdayNumber(match.text('w'));
    if (/last|past/.test(which)) return onDay(until(addDays(published, -1), number));
    if (/coming/.test(which)) return onDay(from(addDays(published, 1), number));
    return inWeek(match);
  }),
  rule(`w:{weekday} ${PART}`, byTense),
  // Abbreviations and lower case need a word before them that marks a date.
  rule(
    `(?<= on | by | until | since | before | after | from | late | early | last ) w:{lowday shortday} ${PART} (?! {capital} )`,
    byTense,
  ),
  rule('w:(Tue|Tues|Wed|Thu|Thur|Thurs|Fri) (?= {partofday} | at | , )', byTense),
]);

const CLOCK = /^\s*\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m\b|\s*[-–—]\s*\d{1,2}\b|\s+to\s+\d)/i;

function isBeforeClock({ tokens: { sentence, ends }, last }: Match): boolean {
  return CLOCK.test(sentence.slice(ends[last - 1]));
}

function byTense(match: Match): Outcome {
  const { published } = match;
  if (!published) return 'none';
  const number = weekdayNumber(match.text('w'));
  return onDay(match.tense() === 'future' ? from(published, number) : until(published, number));
}

/**
 * Months in which a weekday with a day of the month is looked for, relative to the article's month, the nearest first.
 */
const NEAR_MONTHS = [0, 1, -1, 2, -2, 3, -3];

function readNumbered(match: Match): Outcome {
  const { published } = match;
  if (!published) return null;
  const number = weekdayNumber(match.text('w'));
  const days = NEAR_MONTHS.flatMap((step) => {
    const { year, month } = addMonths(published, step);
    const day = toDay(year, month, ordinalOf(match.text('d')));
    return day && weekday(day) === number ? [day] : [];
  });
  const isPast = match.tense() === 'past';
  return dayValue(days.find((day) => (isPast ? day <= published : day >= published)) ?? null, 'weekday');
}

/** "Next Friday" is the Friday of next week, "this Friday" that of this week; weeks start on Monday. */
function inWeek(match: Match): Outcome {
  const which = match.text('which').toLowerCase();
  const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  const week = match.published && weekDays(match.published, step);
  return onDay(week && addDays(week.from, weekdayNumber(match.text('w'))));
}

function until(day: Day | null, number: number): Day | null {
  return day && weekdayUntil(day, number);
}

function from(day: Day | null, number: number): Day | null {
  return day && weekdayFrom(day, number);
}

function onDay(day: Day | null): Outcome {
  return dayValue(day, 'weekday') ?? 'none';
}
