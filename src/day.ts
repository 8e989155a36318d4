/** Calendar days without time zones. */

/**
 * A calendar day, `YYYY-MM-DD`, from year 1 to 9999. No time zone applies to it: days are compared as strings and
 * computed with as integers, never as a `Date`.
 */
export type Day = `${string}-${string}-${string}`;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The number of days of a month, 1 to 12, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day with these numbers; null when it does not exist (30 February, month 13, year 0). */
export function toDay(year: number, month: number, day: number): Day | null {
  const areIntegers = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!areIntegers || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Parses a day; null for a text that is not exactly `YYYY-MM-DD`, or not a day of the calendar. */
export function parseDay(text: string): Day | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? toDay(...numbersOf(text)) : null;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: Day): {
  year: number;
  month: number;
  day: number;
} {
  const [year, month, dayOfMonth] = numbersOf(day);
  return { year, month, day: dayOfMonth };
}

function numbersOf(text: string): [number, number, number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
}

/**
 * Days since 1 March of year 0, and the inverse: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 * Its years start in March, so that the leap day is the last of its year.
 */
function toNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
}

function fromNumber(number: number): Day | null {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return toDay(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** The day `count` days later (earlier when negative), or null outside the years 1 to 9999. */
export function addDays(day: Day, count: number): Day | null {
  return fromNumber(toNumber(day) + count);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (toNumber(day) + 2) % 7;
}

/** The day as the product shows it: `18 June 2023`. */
export function inWords(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}
