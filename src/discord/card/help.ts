/** The cards of /help. */

import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../command.ts';
import { type CommandIds, commandMention } from './command-mention.ts';
import { ACCENT, type Card, card, SEPARATOR, text } from './parts.ts';

/** All commands: slash commands, context menu commands and, for moderators, those of moderators. */
export function helpCard(commands: readonly Command[], isModerator: boolean, ids: CommandIds): Card {
  const forAll = commands.filter((command) => !isForModerators(command));
  const menus = forAll.flatMap((command) => ('hint' in command ? [menuEntry(command)] : []));
  const groups = [
    forAll.flatMap((command) => ('hint' in command ? [] : entriesOf(command, ids))),
    menus.length > 0 ? ['**In the menu of a message, under Apps**', ...menus] : [],
    isModerator
      ? ['**For moderators**', ...commands.filter(isForModerators).flatMap((one) => entriesOf(one, ids))]
      : [],
  ];
  return card(ACCENT.plain, [
    text(
      `### How to ask\nMention me with a question, write to me directly, or use ${commandMention('ask', ids)}. I answer with a sentence of the articles, to the letter, or say that they do not answer.`,
    ),
    // Each is a component of its own, since Discord leaves some space between components.
    ...groups
      .filter((entries) => entries.length > 0)
      .flatMap((entries) => [SEPARATOR, ...entries.map((entry) => text(entry))]),
  ]);
}

function isForModerators({ data }: Command): boolean {
  return !!data.toJSON().default_member_permissions;
}

function menuEntry({ data, hint }: Extract<Command, { hint: string }>): string {
  return `**${data.name}**\n-# ${hint}`;
}

function entriesOf({ data }: Command, ids: CommandIds): string[] {
  const {
    name,
    description,
    options = [],
  } = data.toJSON() as RESTPostAPIChatInputApplicationCommandsJSONBody;
  const subcommands = options.filter(isSubcommand);
  if (subcommands.length === 0) return [`${commandMention(name, ids)}\n-# ${description}`];
  return subcommands.map((sub) => `${commandMention(`${name} ${sub.name}`, ids)}\n-# ${sub.description}`);
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand;
}

/** The answer to a mention without a question. */
export function shortHelpCard(ids: CommandIds): Card {
  return card(ACCENT.plain, [
    text(
      `Ask me a question in your own words, and I answer with the sentence of an article that says so, and its dates. ${commandMention('articles', ids)} shows what I know, and ${commandMention('help', ids)} what else I can do.`,
    ),
  ]);
}
