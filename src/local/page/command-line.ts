/** Parses slash commands that are typed as a line of text. */

import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type Locale,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { descriptionIn, nameIn } from './localization.ts';

/** A slash command without subcommands, or a subcommand. */
export interface Runnable {
  /** As it is registered and sent, without the slash. */
  name: string;
  /** The name in the person's language, without the slash. */
  label: string;
  description: string;
  options: RunnableOption[];
}

/** An option, with its description and choices in the person's language; its value is sent under its name. */
export type RunnableOption = APIApplicationCommandBasicOption & {
  /** The name in the person's language. */
  label: string;
};

/** A parsed line: a command, and the values of its options in the order typed. */
export interface CommandLine {
  command: Runnable;
  options: Map<string, string>;
}

/** The slash commands, for a person of a locale. */
export function runnable(commands: readonly APIApplicationCommand[], locale: Locale): Runnable[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => flatten(command, command.options ?? [], locale));
}

function flatten(
  command: Pick<APIApplicationCommand, 'name' | 'description'>,
  options: readonly APIApplicationCommandOption[],
  locale: Locale,
): Runnable[] {
  const label = nameIn(locale, command);
  const inner = options.filter(
    (option) => option.type === Type.Subcommand || option.type === Type.SubcommandGroup,
  );
  if (inner.length > 0)
    return inner.flatMap((option) =>
      flatten(option, option.options ?? [], locale).map((runs) => ({
        ...runs,
        name: `${command.name} ${runs.name}`,
        label: `${label} ${runs.label}`,
      })),
    );
  const basic = options as readonly APIApplicationCommandBasicOption[];
  return [
    {
      name: command.name,
      label,
      description: descriptionIn(locale, command),
      options: basic.map((option) => localizeOption(option, locale)),
    },
  ];
}

function localizeOption(option: APIApplicationCommandBasicOption, locale: Locale): RunnableOption {
  const choices = 'choices' in option ? option.choices : undefined;
  return {
    ...option,
    label: nameIn(locale, option),
    description: descriptionIn(locale, option),
    ...(choices && { choices: choices.map((choice) => ({ ...choice, name: nameIn(locale, choice) })) }),
  } as RunnableOption;
}

/** The names by which a command or an option can be typed. */
export function spellingsOf({ name, label }: Pick<Runnable, 'name' | 'label'>): string[] {
  return [label, name];
}

/**
 * Parses a line such as `/ask question: When did Blinken arrive?`. Text before the first option's name is the value of the
 * first option.
 *
 * @returns null for a line that names no command
 */
export function parseCommandLine(line: string, commands: readonly Runnable[]): CommandLine | null {
  const found = commands
    .flatMap((command) => spellingsOf(command).map((spelling) => ({ command, spelling })))
    .filter(({ spelling }) => line === `/${spelling}` || line.startsWith(`/${spelling} `))
    .sort((a, b) => b.spelling.length - a.spelling.length)[0];
  if (!found) return null;
  const { command, spelling } = found;
  const start = spelling.length + 1;
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
    .flatMap((option) =>
      spellingsOf(option)
        .map((spelling) => {
          const from = line.indexOf(` ${spelling}:`, start);
          return { option, from, at: from + spelling.length + 2 };
        })
        .filter(({ from }) => from !== -1)
        .slice(0, 1),
    )
    .sort((a, b) => a.from - b.from);
}
