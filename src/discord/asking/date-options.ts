/** Reads the dates in the options of commands. */

import { readFullDate } from '../../articles/full-date.ts';
import { dateOrder } from '../../date-order.ts';
import { type Day, inWords } from '../../day.ts';
import { resolveDates } from '../../language/dates.ts';
import { visible } from '../escape.ts';
import { UserError } from '../user-error.ts';

/** The maximum length of a written date. */
export const LONGEST_DAY = 60;

interface Days {
  from: Day;
  to: Day;
}

/**
 * The days that an option gives, as people write them: "2023-06-19", "19 June", "June 2023", "last week", "2023".
 *
 * @param option its name, for the error message
 * @param today the day that relative dates are resolved against
 * @returns null when nothing was given
 * @throws UserError when it is not a date
 */
export function readDays(option: string, written: string | null, today: Day): Days | null {
  const text = written?.trim();
  if (!text) return null;
  const days = text.length <= LONGEST_DAY ? (readDay(text) ?? readPeriod(text, today)) : null;
  if (days) return days;
  const shown = visible(text).slice(0, LONGEST_DAY);
  throw new UserError(
    `I cannot read “${shown}” as a date for “${option}”. Write a day such as 2023-06-19 or 19 June 2023, or a time such as June 2023, 2023 or last week.`,
  );
}

/** @throws UserError when the first of two days comes after the last */
export function checkOrder(from: Day | undefined, to: Day | undefined): void {
  if (from && to && from > to)
    throw new UserError(
      `“from” (${inWords(from)}) comes after “to” (${inWords(to)}): nothing can lie between. Give the earlier day first.`,
    );
}

function readDay(text: string): Days | null {
  const day = readFullDate(text);
  return day && { from: day, to: day };
}

function readPeriod(text: string, today: Day): Days | null {
  // A year or a month alone is a date only after a preposition.
  for (const sentence of [text, `in ${text}`]) {
    const [date, ...others] = resolveDates(sentence, today, dateOrder() ?? 'either');
    const isWhole =
      date && others.length === 0 && LEAD.test(sentence.slice(0, date.start)) && date.end === sentence.length;
    if (isWhole && date.from && date.to && !date.other) return { from: date.from, to: date.to };
  }
  return null;
}

/** What may precede a date without changing it. */
const LEAD = /^(?:(?:on|in|from|since|until|by|of|the) )*$/i;
