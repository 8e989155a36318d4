/**
 * The messages of the bot in each language, in the message format of ICU: https://unicode-org.github.io/icu/userguide/format_parse/messages.
 */

import { IntlMessageFormat } from 'intl-messageformat';
import { type Day, partsOf } from '../day.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts';
import en from './messages/en.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** The values of a message's arguments, by their names. */
export type Values = Readonly<Record<string, string | number | boolean | Date>>;

/** A message that is to be translated later; it can be sent to another thread. */
export interface MessageDescriptor {
  key: MessageKey;
  values?: Values;
}

export type Messages = Readonly<Record<MessageKey, string>>;

/** Formats messages, days and lists in one language. */
export interface Translator {
  /**
   * The message of a key.
   *
   * @throws Error when a value that it needs is missing
   */
  (key: MessageKey, values?: Values): string;
  readonly locale: Locale;
  /** A day: "18 June 2023". */
  day(day: Day): string;
  /** A day without its year in digits: "18/06", with dots or blanks in other languages. */
  dayInDigits(day: Day): string;
  /** The days from one to another in the shortest form, as whole months or years if that is what they are. */
  days(from: Day, to: Day, unit?: 'day' | 'month' | 'year'): string;
  /** "a, b and c" */
  list(items: readonly string[], type?: 'conjunction' | 'disjunction'): string;
}

/** British English has the order of the days that the product has always shown. */
const FORMATTED_AS = {
  ...Object.fromEntries(Object.keys(LOCALES).map((one) => [one, one])),
  en: 'en-GB',
} as Record<Locale, string>;

/** `{day, date, long}` in a message is a day in UTC, so that `new Date(day)` is shown as the same day everywhere. */
const FORMATS = { date: { long: { timeZone: 'UTC' } } };

const UNITS = {
  day: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  digits: { day: 'numeric', month: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** For the shell, the log, and whoever's language is unknown. */
export const english: Translator = createTranslator(DEFAULT_LOCALE, en);

/** Creates the translator of a locale, with its messages. */
export function createTranslator(locale: Locale, sources: Messages): Translator {
  const tag = FORMATTED_AS[locale];
  const messages = memoize((key: MessageKey) => {
    // Discord's mentions and timestamps are no tags: `<#1>`, `<t:0:R>`.
    return new IntlMessageFormat(sources[key], tag, FORMATS, { ignoreTag: true });
  });
  const dates = memoize(
    (unit: keyof typeof UNITS) => new Intl.DateTimeFormat(tag, { ...UNITS[unit], timeZone: 'UTC' }),
  );
  const lists = memoize(
    (type: 'conjunction' | 'disjunction') => new Intl.ListFormat(tag, { style: 'long', type }),
  );
  const translate = (key: MessageKey, values?: Values) => messages(key).format(values) as string;
  return Object.assign(translate, {
    locale,
    day: (day: Day) => dates('day').format(midnight(day)),
    dayInDigits: (day: Day) => dates('digits').format(midnight(day)),
    days: (from: Day, to: Day, unit: keyof typeof UNITS = 'day') =>
      dates(unit).formatRange(midnight(from), midnight(to)),
    list: (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
      lists(type).format(items),
  });
}

/** The first moment of a day in UTC, in milliseconds since 1970. */
function midnight(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, dayOfMonth);
}

function memoize<Key, Value>(create: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined) {
      value = create(key);
      values.set(key, value);
    }
    return value;
  };
}
