/** What the moderators of a server have set, and the language of its answers. */

import type { Guild } from 'discord.js';
import { type Locale, localeFor } from '../i18n/locales.ts';
import type { Library } from '../library/library.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../library/server-settings.ts';

/** The settings of a server; the defaults where there is none. */
export async function settingsOf(
  server: string | null,
  library: Pick<Library, 'settings'>,
): Promise<Readonly<ServerSettings>> {
  return server === null ? DEFAULT_SETTINGS : library.settings(server);
}

/**
 * The locale in which messages are answered: the one that the moderators have set, else the server's own in Discord. A
 * message does not say that of its author, as an interaction does.
 *
 * @param guild null for a direct message, which is answered in the default locale
 */
export function localeOfServer(
  guild: Pick<Guild, 'preferredLocale'> | null,
  { locale }: Pick<ServerSettings, 'locale'>,
): Locale {
  return locale ?? localeFor(guild?.preferredLocale);
}
