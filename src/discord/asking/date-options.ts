/** Reads the dates in the options of commands. */

import { readFullDate } from '../../articles/full-date.ts';
import { type DateOrder, dateOrder, withDateOrder } from '../../date-order.ts';
import type { Day } from '../../day.ts';
import type { MessageKey } from '../../i18n/translator.ts';
import { resolveDates } from '../../language/dates.ts';
import { visible } from '../escape.ts';
import { UserError } from '../user-error.ts';

/** The maximum length of a written date. */
export const LONGEST_DAY = 60;

/** Dates that can be read. Those in words are in English, as they have to be written. */
const EXAMPLES = {
  iso: '2023-06-19',
  day: '19 June 2023',
  month: 'June 2023',
  year: '2023',
  relative: 'last week',
};

/** The names of the options, as people see them in their language. */
const NAMES = {
  from: 'command.ask.from.name',
  to: 'command.ask.to.name',
  'as-of': 'command.ask.asOf.name',
} as const satisfies Record<string, MessageKey>;

interface Days {
  from: Day;
  to: Day;
}

/**
 * The days that an option gives, as people write them: "2023-06-19", "19 June", "June 2023", "last week", "2023".
 *
 * @param option which, for the error message
 * @param today the day that relative dates are resolved against
 * @param order that of numeric dates, if the server has set one: see `ServerSettings`
 * @returns null when nothing was given
 * @throws UserError when it is not a date
 */
export function readDays(
  option: keyof typeof NAMES,
  written: string | null,
  today: Day,
  order: DateOrder | null,
): Days | null {
  const text = written?.trim();
  if (!text) return null;
  const days =
    text.length <= LONGEST_DAY ? withDateOrder(order, () => readDay(text) ?? readPeriod(text, today)) : null;
  if (days) return days;
  const shown = visible(text).slice(0, LONGEST_DAY);
  throw new UserError('error.notADate', (t) => ({ text: shown, option: t(NAMES[option]), ...EXAMPLES }));
}

/** @throws UserError when the first of two days comes after the last */
export function checkOrder(from: Day | undefined, to: Day | undefined): void {
  if (from && to && from > to)
    throw new UserError('error.daysInReverse', (t) => ({ from: t.day(from), to: t.day(to) }));
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
