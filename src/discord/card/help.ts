import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../command.ts';
import { ACCENT, type Card, card, text } from './parts.ts';

/** What a person can do, a line each. */
export function helpCard(commands: readonly Command[], isModerator: boolean): Card {
  const visible = commands.filter(({ data }) => isModerator || !data.toJSON().default_member_permissions);
  return card(ACCENT.plain, [
    text(
      '### How to ask\nMention me with a question, write to me directly, or use **/ask**. I answer with a sentence of the articles, to the letter, or say that they do not answer.',
    ),
    text(visible.flatMap(linesOf).join('\n')),
  ]);
}

function linesOf(command: Command): string[] {
  if ('hint' in command)
    return [`**Apps › ${command.data.name}**, in the menu of a message: ${command.hint}`];
  const {
    name,
    description,
    options = [],
  } = command.data.toJSON() as RESTPostAPIChatInputApplicationCommandsJSONBody;
  const subcommands = options.filter(isSubcommand);
  if (subcommands.length === 0) return [`**/${name}** ${description}`];
  return subcommands.map((sub) => `**/${name} ${sub.name}** ${sub.description}`);
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand;
}

/** What someone is told who mentions the bot and asks nothing. */
export function shortHelpCard(): Card {
  return card(ACCENT.plain, [
    text(
      'Ask me a question, such as “When did the bridge open?”, and I answer with the sentence of an article that says so, and its dates. **/help** shows what else I can do.',
    ),
  ]);
}
