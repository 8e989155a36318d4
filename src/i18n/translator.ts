/**
 * The messages of the bot in each language, in the message format of ICU: https://unicode-org.github.io/icu/userguide/format_parse/messages.
 */

import { IntlMessageFormat } from 'intl-messageformat';
import { type Day, partsOf } from '../day.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import esES from './messages/es-ES.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };
import ja from './messages/ja.json' with { type: 'json' };
import ko from './messages/ko.json' with { type: 'json' };
import pl from './messages/pl.json' with { type: 'json' };
import ptBR from './messages/pt-BR.json' with { type: 'json' };
import tr from './messages/tr.json' with { type: 'json' };
import uk from './messages/uk.json' with { type: 'json' };
import zhCN from './messages/zh-CN.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** The values of a message's arguments, by their names. */
export type Values = Readonly<Record<string, string | number | boolean | Date>>;

/** A message that is to be translated later; it can be sent to another thread. */
export interface MessageDescriptor {
  key: MessageKey;
  values?: Values;
}

type Messages = Readonly<Record<MessageKey, string>>;

/** The messages of all locales, not yet formatted. */
export const MESSAGES: Readonly<Record<Locale, Messages>> = {
  en,
  de,
  fr,
  'es-ES': esES,
  'pt-BR': ptBR,
  it,
  pl,
  tr,
  uk,
  ja,
  ko,
  'zh-CN': zhCN,
};

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
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const translators = new Map<Locale, Translator>();

/** The translator of a locale. */
export function translatorFor(locale: Locale): Translator {
  let translator = translators.get(locale);
  if (!translator) {
    translator = createTranslator(locale);
    translators.set(locale, translator);
  }
  return translator;
}

/** For the shell, the log, and whoever's language is unknown. */
export const english: Translator = translatorFor(DEFAULT_LOCALE);

function createTranslator(locale: Locale): Translator {
  const tag = FORMATTED_AS[locale];
  const messages = memoize((key: MessageKey) => {
    // Discord's mentions and timestamps are no tags: `<#1>`, `<t:0:R>`.
    return new IntlMessageFormat(MESSAGES[locale][key], tag, FORMATS, { ignoreTag: true });
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

/** Stands for the argument of a message whose text around it is wanted; no text has it. */
const PLACEHOLDER = '\0';

/**
 * The inverse of a message with one argument: what stands in its place in a text that was written in any language.
 *
 * @param argument its name
 * @returns null when the text is not that message
 */
export function readArgument(key: MessageKey, argument: string, text: string): string | null {
  for (const locale of Object.keys(LOCALES) as Locale[]) {
    const message = translatorFor(locale)(key, { [argument]: PLACEHOLDER });
    const [start = '', end = ''] = message.split(PLACEHOLDER);
    if (text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end))
      return text.slice(start.length, text.length - end.length);
  }
  return null;
}
