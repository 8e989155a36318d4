/** Parses slash commands that are typed as a line of text. */

import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';

/** A slash command without subcommands, or a subcommand. */
export interface Runnable {
  /** As it is typed, without the slash. */
  name: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
}

/** A parsed line: a command, and the values of its options in the order typed. */
export interface CommandLine {
  command: Runnable;
  options: Map<string, string>;
}

export function runnable(commands: readonly APIApplicationCommand[]): Runnable[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options = [] }) => flatten(name, description, options));
}

function flatten(
  name: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
): Runnable[] {
  const inner = options.filter(
    (option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup,
  );
  if (inner.length === 0)
    return [{ name, description, options: options as APIApplicationCommandBasicOption[] }];
  return inner.flatMap((option) =>
    flatten(`${name} ${option.name}`, option.description, option.options ?? []),
  );
}

/**
 * Parses a line such as `/ask question: When did Blinken arrive?`. Text before the first option's name is the value of the
 * first option.
 *
 * @returns null for a line that names no command
 */
export function parseCommandLine(line: string, commands: readonly Runnable[]): CommandLine | null {
  const command = commands
    .filter(({ name }) => line === `/${name}` || line.startsWith(`/${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return null;
  const start = command.name.length + 1;
  const named = namesIn(line, start, command);
  const [first] = command.options;
  const looseEnd = named[0]?.from ?? line.length;
  const isLoose = first && line.slice(start, looseEnd).trim() !== '';
  const parts = isLoose ? [{ option: first, from: start, at: start }, ...named] : named;
  const options = new Map(
    parts.map(({ option, at }, index) => [
      option.name,
      line.slice(at, parts[index + 1]?.from ?? line.length).trim(),
    ]),
  );
  return { command, options };
}

/** The positions of option names in a line, each once, and of their values. */
function namesIn(line: string, start: number, { options }: Runnable) {
  return options
    .flatMap((option) => {
      const from = line.indexOf(` ${option.name}:`, start);
      return from === -1 ? [] : [{ option, from, at: from + option.name.length + 2 }];
    })
    .sort((a, b) => a.from - b.from);
}
