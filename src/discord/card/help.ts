/** The cards of /help. */

import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { Command, MessageMenu } from '../command.ts';
import { type CommandIds, commandMention, mention } from './command-mention.ts';
import { ACCENT, type Card, card, SEPARATOR, text } from './parts.ts';

/** A text in the locales of Discord in which it is another one. */
type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined;

/** A slash command, or a subcommand. */
type Named = Pick<
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  'name' | 'name_localizations' | 'description' | 'description_localizations'
>;

/** All commands: slash commands, context menu commands and, for moderators, those of moderators. */
export function helpCard(
  t: Translator,
  commands: readonly Command[],
  isModerator: boolean,
  ids: CommandIds,
): Card {
  const menus = commands.filter((command) => 'hint' in command);
  const slash = commands.filter((command) => !('hint' in command));
  const entries = (some: readonly Command[]) => some.flatMap((command) => entriesOf(t, command, ids));
  const shownMenus = menus.filter((menu) => isModerator || !isForModerators(menu));
  const groups = [
    entries(slash.filter((command) => !isForModerators(command))),
    shownMenus.length > 0 ? [t('help.menus'), ...shownMenus.map((menu) => menuEntry(t, menu))] : [],
    isModerator ? [t('help.moderators'), ...entries(slash.filter(isForModerators))] : [],
  ];
  return card(ACCENT.plain, [
    text(`### ${t('help.heading')}\n${t('help.how', { ask: commandMention(t, 'ask', ids) })}`),
    // Each is a component of its own, since Discord leaves some space between components.
    ...groups
      .filter((entries) => entries.length > 0)
      .flatMap((entries) => [SEPARATOR, ...entries.map((entry) => text(entry))]),
  ]);
}

function isForModerators({ data }: Command): boolean {
  return !!data.toJSON().default_member_permissions;
}

function menuEntry(t: Translator, { data, hint }: MessageMenu): string {
  const { name, name_localizations: names } = data.toJSON();
  return `**${localizationIn(t, name, names)}**\n-# ${t(hint)}`;
}

function entriesOf(t: Translator, { data }: Command, ids: CommandIds): string[] {
  const command = data.toJSON() as RESTPostAPIChatInputApplicationCommandsJSONBody;
  const entry = (...parts: Named[]) => {
    const name = parts.map((part) => part.name).join(' ');
    const shown = parts.map((part) => localizationIn(t, part.name, part.name_localizations)).join(' ');
    const { description, description_localizations: descriptions } = parts.at(-1)!;
    return `${mention(name, shown, ids)}\n-# ${localizationIn(t, description, descriptions)}`;
  };
  const subcommands = (command.options ?? []).filter(isSubcommand);
  return subcommands.length === 0 ? [entry(command)] : subcommands.map((one) => entry(command, one));
}

/** A name or a description as Discord shows it. */
function localizationIn(t: Translator, text: string, localizations: Localizations): string {
  return localizations?.[t.locale] ?? text;
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand;
}

/** The answer to a mention without a question. */
export function shortHelpCard(t: Translator, ids: CommandIds): Card {
  return card(ACCENT.plain, [
    text(
      t('help.inShort', {
        articles: commandMention(t, 'articles', ids),
        help: commandMention(t, 'help', ids),
      }),
    ),
  ]);
}
