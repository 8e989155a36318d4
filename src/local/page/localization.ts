/** The names and descriptions of commands in a person's language. */

import { Locale } from 'discord-api-types/v10';

/** The locales whose localisations are shown where a locale has none, as the client does. */
const FALLBACKS: { readonly [locale in Locale]?: Locale } = {
  [Locale.EnglishUS]: Locale.EnglishGB,
  [Locale.EnglishGB]: Locale.EnglishUS,
  [Locale.SpanishLATAM]: Locale.SpanishES,
};

type Localizations = { readonly [locale in Locale]?: string | null } | null;

/** The name of a command, an option or a choice. */
export function nameIn(
  locale: Locale,
  { name, name_localizations }: { name: string; name_localizations?: Localizations },
): string {
  return find(name_localizations, locale) ?? name;
}

/** The description of a command or an option. */
export function descriptionIn(
  locale: Locale,
  {
    description,
    description_localizations,
  }: { description: string; description_localizations?: Localizations },
): string {
  return find(description_localizations, locale) ?? description;
}

function find(localizations: Localizations | undefined, locale: Locale): string | null | undefined {
  const fallback = FALLBACKS[locale];
  return localizations?.[locale] ?? (fallback && localizations?.[fallback]);
}
