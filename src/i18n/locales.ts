/** The languages of the interface. */

/** The locales that there are messages for, as Discord and `Intl` name them; the name of each in its own language. */
export const LOCALES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  'es-ES': 'Español',
  'pt-BR': 'Português (Brasil)',
  it: 'Italiano',
  pl: 'Polski',
  tr: 'Türkçe',
  uk: 'Українська',
  ja: '日本語',
  ko: '한국어',
  'zh-CN': '简体中文',
} as const;

export type Locale = keyof typeof LOCALES;

/** The locale of the articles, and of whoever has none of the others. */
export const DEFAULT_LOCALE = 'en' satisfies Locale;

/**
 * The locale to talk to somebody in.
 *
 * @param locale that of a member or a server in Discord, if it is known
 */
export function localeFor(locale: unknown): Locale {
  if (locale === 'es-419') return 'es-ES';
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}

/**
 * The locale of a language.
 *
 * @param language an ISO 639-1 code
 * @returns null where there are no messages in it
 */
export function localeOfLanguage(language: string): Locale | null {
  const locales = Object.keys(LOCALES) as Locale[];
  return locales.find((locale) => locale.split('-')[0] === language) ?? null;
}

/** Whether there are messages for a locale. */
export function isLocale(locale: unknown): locale is Locale {
  return typeof locale === 'string' && Object.hasOwn(LOCALES, locale);
}
