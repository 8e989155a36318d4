/** The languages of Discord's client. */

import { Locale } from 'discord-api-types/v10';

/** Each by its own name, as the client lists them. */
export const LANGUAGES: Readonly<Record<Locale, string>> = {
  [Locale.Danish]: 'Dansk',
  [Locale.German]: 'Deutsch',
  [Locale.EnglishGB]: 'English, UK',
  [Locale.EnglishUS]: 'English, US',
  [Locale.SpanishES]: 'Español',
  [Locale.SpanishLATAM]: 'Español de América Latina',
  [Locale.French]: 'Français',
  [Locale.Croatian]: 'Hrvatski',
  [Locale.Indonesian]: 'Bahasa Indonesia',
  [Locale.Italian]: 'Italiano',
  [Locale.Lithuanian]: 'Lietuviškai',
  [Locale.Hungarian]: 'Magyar',
  [Locale.Dutch]: 'Nederlands',
  [Locale.Norwegian]: 'Norsk',
  [Locale.Polish]: 'Polski',
  [Locale.PortugueseBR]: 'Português do Brasil',
  [Locale.Romanian]: 'Română',
  [Locale.Finnish]: 'Suomi',
  [Locale.Swedish]: 'Svenska',
  [Locale.Vietnamese]: 'Tiếng Việt',
  [Locale.Turkish]: 'Türkçe',
  [Locale.Czech]: 'Čeština',
  [Locale.Greek]: 'Ελληνικά',
  [Locale.Bulgarian]: 'български',
  [Locale.Russian]: 'Русский',
  [Locale.Ukrainian]: 'Українська',
  [Locale.Hindi]: 'हिन्दी',
  [Locale.Thai]: 'ไทย',
  [Locale.ChineseCN]: '中文',
  [Locale.Japanese]: '日本語',
  [Locale.ChineseTW]: '繁體中文',
  [Locale.Korean]: '한국어',
};

export const LOCALES = Object.keys(LANGUAGES) as Locale[];
