/** The names and descriptions of commands, subcommands and options, with their localisations for Discord. */

import {
  type ContextMenuCommandBuilder,
  Locale,
  type LocalizationMap,
  type SharedNameAndDescription,
} from 'discord.js';
import { localeFor } from '../i18n/locales.ts';
import { english, type MessageKey } from '../i18n/translator.ts';
import { translatorFor } from '../i18n/translators.ts';

type PathBefore<Ending extends string, Key = MessageKey> = Key extends `command.${infer Path}.${Ending}`
  ? Path
  : never;

/**
 * Names a slash command, a subcommand or an option, and describes it.
 *
 * @param path where it is in the commands: `follow`, `follow.add`, `follow.add.question`
 */
export function localized<Builder extends SharedNameAndDescription>(
  builder: Builder,
  path: PathBefore<'description'>,
): Builder {
  return builder
    .setName(english(`command.${path}.name`))
    .setNameLocalizations(localizationsOf(`command.${path}.name`))
    .setDescription(english(`command.${path}.description`))
    .setDescriptionLocalizations(localizationsOf(`command.${path}.description`));
}

/** Names a context menu command, which Discord shows without a description. */
export function localizedMenu(
  builder: ContextMenuCommandBuilder,
  path: PathBefore<'hint'>,
): ContextMenuCommandBuilder {
  return builder
    .setName(english(`command.${path}.name`))
    .setNameLocalizations(localizationsOf(`command.${path}.name`));
}

/** A message in the locales of Discord in which it is not the English one. */
function localizationsOf(key: MessageKey): LocalizationMap {
  const localizations: LocalizationMap = {};
  for (const locale of Object.values(Locale)) {
    const text = translatorFor(localeFor(locale))(key);
    if (text !== english(key)) localizations[locale] = text;
  }
  return localizations;
}
