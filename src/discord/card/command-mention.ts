/** Names and mentions of commands. */

import { english, type MessageKey, type Translator } from '../../i18n/translator.ts';

/** The ids of the registered commands, by name; empty until they are known. */
export type CommandIds = ReadonlyMap<string, string>;

/** Where the name of a command is in the messages: "library", and with a subcommand "library.add". */
type CommandPath<Key = MessageKey> = Key extends `command.${infer Path}.name` ? Path : never;

/** A mention of a command, which can be clicked to use it; without its id, its name in bold. */
export function commandMention(t: Translator, path: CommandPath, ids: CommandIds): string {
  return mention(commandName(english, path), commandName(t, path), ids);
}

/**
 * The mention of a command that may not be in the messages: see `commandMention`.
 *
 * @param name the one that it is registered with, and its subcommand: "library add"
 * @param shown the same in the language of whoever sees it
 */
export function mention(name: string, shown: string, ids: CommandIds): string {
  const id = ids.get(name.split(' ')[0]!);
  return id === undefined ? `**/${shown}**` : `</${name}:${id}>`;
}

/** The name of a command in a language, without its slash: "library add". */
export function commandName(t: Translator, path: CommandPath): string {
  const parts = path.split('.');
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('.') as CommandPath)
    .map((path) => t(`command.${path}.name`))
    .join(' ');
}
