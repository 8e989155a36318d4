/** Rules for holidays. */
import { addDays, type Day, partsOf, toDay } from '../../day.ts';
import { easter, nthWeekday } from './calendar.ts';
import { dayNear } from './implicit-year.ts';
import { type Match, type Outcome, rule, ruleSet } from './rule.ts';
import { dayValue, movableDayValue } from './temporal-value.ts';
import { WRITTEN_YEAR, yearNumber } from './years-in-words.ts';

type InYear = (year: number) => Day | null;

const on =
  (month: number, day: number): InYear =>
  (year) =>
    toDay(year, month, day);
const nth =
  (month: number, weekday: number, n: number): InYear =>
  (year) =>
    nthWeekday(year, month, weekday, n);
const afterEaster =
  (days: number): InYear =>
  (year) => {
    const sunday = easter(year);
    return sunday && addDays(sunday, days);
  };
const thanksgiving = nth(11, 3, 4);
const plusOne =
  (holiday: InYear): InYear =>
  (year) => {
    const day = holiday(year);
    return day && addDays(day, 1);
  };

/** Excludes things named after a holiday, which are not on its day: "Christmas shopping". */
const NOT_MODIFIER =
  '(?! (tree|trees|party|parties|market|markets|song|songs|single|card|cards|gift|gifts|present|presents|carol|carols|holiday|holidays|shopping|season|dinner|lunch|movie|film|album|break|period|lights|decorations|turkey|weekend|week|bonus|sales|sale|deals|deal|Island|Islands|costume|costumes|candy|eggs|egg|bunny|bank|travel|trade|rush|quarter|spirit|jumper|jumpers|message|speech|special|pudding|discounts|offers|bargains) )';

/** Holidays whose day depends on the year alone and is the same in every country. */
const HOLIDAYS: [pattern: string, inYear: InYear][] = [
  ["new (year 's | years) day", on(1, 1)],
  ["new (year 's | years) eve | NYE", on(12, 31)],
  ['(martin luther king (jr .?)? | MLK) day', nth(1, 0, 3)],
  ['inauguration day', on(1, 20)],
  ['groundhog day', on(2, 2)],
  ["valentine 's day", on(2, 14)],
  ["presidents ' day | (presidents|president 's) day", nth(2, 0, 3)],
  ["st .? patrick 's day", on(3, 17)],
  ["international (women|Women) 's day", on(3, 8)],
  ["April (fools ' | fool 's) day", on(4, 1)],
  ['ash Wednesday', afterEaster(-46)],
  ['palm Sunday', afterEaster(-7)],
  ['maundy Thursday', afterEaster(-3)],
  ['Good Friday (?! {capital} )', afterEaster(-2)],
  ['easter Monday', afterEaster(1)],
  [`easter (Sunday)? ${NOT_MODIFIER}`, afterEaster(0)],
  ['May day (?! {noun} )', on(5, 1)],
  ['memorial day', nth(5, 0, -1)],
  ['juneteenth', on(6, 19)],
  ['(the)? fourth of July', on(7, 4)],
  ['bastille day', on(7, 14)],
  ['labor day', nth(9, 0, 1)],
  ['columbus day', nth(10, 0, 2)],
  [`halloween ${NOT_MODIFIER}`, on(10, 31)],
  ["(all saints|all souls) ( ' )? day", on(11, 1)],
  ['election day', (year) => plusOne(nth(11, 0, 1))(year)],
  ['(veterans|armistice|remembrance) day', on(11, 11)],
  [`thanksgiving (day)? ${NOT_MODIFIER}`, thanksgiving],
  [`Black Friday ${NOT_MODIFIER}`, plusOne(thanksgiving)],
  [
    'cyber Monday',
    (year) => {
      const day = thanksgiving(year);
      return day && addDays(day, 4);
    },
  ],
  ['(christmas | xmas) eve', on(12, 24)],
  [`(christmas | xmas) (day)? ${NOT_MODIFIER}`, on(12, 25)],
  ['boxing day', on(12, 26)],
];

/** A sub-pattern for any holiday. */
export const HOLIDAY = HOLIDAYS.map(([pattern]) => `( ${pattern} )`).join(' | ');

/** Holidays, in a written year, a relative one ("last year") or one inferred from the tense. */
export const HOLIDAY_RULES = ruleSet(
  'day | eve | NYE | easter | christmas | xmas | halloween | thanksgiving | juneteenth | fourth | {weekday}',
  HOLIDAYS.map(([pattern, inYear]) =>
    rule(
      `(which:(last|next|this) (year 's)?)? ( ${pattern} ) ( (,|of|in)? y:${WRITTEN_YEAR} | (of|in)? that:(last|next|this) year )?`,
      (match) => readHoliday(match, inYear),
    ),
  ),
);

function readHoliday(match: Match, inYear: InYear): Outcome {
  if (match.has('y')) return dayValue(inYear(yearNumber(match.text('y'), match.published))) ?? 'none';
  const { published } = match;
  if (!published) return 'none';
  const { year } = partsOf(published);
  const days = [year - 1, year, year + 1].flatMap((one) => inYear(one) ?? []);
  const which = match.text('which').toLowerCase();
  const that = match.text('that').toLowerCase();
  if (that)
    return dayValue(inYear(year + (that === 'last' ? -1 : that === 'next' ? 1 : 0)), 'relative') ?? 'none';
  if (which.startsWith('last'))
    return dayValue(days.filter((day) => day < published).at(-1) ?? null, 'relative');
  if (which.startsWith('next')) return dayValue(days.find((day) => day > published) ?? null, 'relative');
  const own = inYear(year);
  if (!own) return 'none';
  const { month, day } = partsOf(own);
  // Movable holidays move within about a month, so this year's day is enough to find the nearest year.
  const near = dayNear(published, month, Math.min(day, 28), match.tense());
  return movableDayValue(near, inYear) ?? 'none';
}
