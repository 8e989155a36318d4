import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';

/** A slash command that can be run: a command without subcommands, or one of those. */
export interface Runnable {
  /** As it is typed, without the slash. */
  name: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
}

/** What a line asks for: a command and what is given for its options, in the order typed. */
export interface CommandLine {
  command: Runnable;
  options: Map<string, string>;
  /** The option that the line's end is in, and where in the line its value starts. */
  last: { option: APIApplicationCommandBasicOption; at: number } | null;
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
 * Reads a line such as `/ask question: When did Blinken arrive?`. What comes before the first option's name is
 * for the first option. Null for a line that names no command.
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
  return { command, options, last: parts.at(-1) ?? null };
}

/** Where the names of options stand in a line, each once, and where their values start. */
function namesIn(line: string, start: number, { options }: Runnable) {
  return options
    .flatMap((option) => {
      const from = line.indexOf(` ${option.name}:`, start);
      return from === -1 ? [] : [{ option, from, at: from + option.name.length + 2 }];
    })
    .sort((a, b) => a.from - b.from);
}

/** Something that can be put in the place of the end of a line. */
export interface Suggestion {
  label: string;
  hint: string;
  /** The line as it is when this is taken. */
  line: string;
}

/** What can come next in a line that starts with a slash, but for what the bot alone knows. */
export function suggest(line: string, commands: readonly Runnable[]): Suggestion[] {
  const parsed = parseCommandLine(line, commands);
  if (!parsed)
    return commands
      .filter(({ name }) => `/${name}`.startsWith(line.trimEnd()))
      .map((command) => ({
        label: `/${command.name}`,
        hint: command.description,
        line: withFirstOption(command),
      }));
  const { last, options } = parsed;
  if (last && options.get(last.option.name) === '')
    return choicesOf(last.option).map((choice) => choose(line, last.at, choice));
  return parsed.command.options
    .filter(({ name }) => !options.has(name))
    .map((option) => ({
      label: `${option.name}:`,
      hint: `${option.description}${option.required ? ' (required)' : ''}`,
      line: `${line.trimEnd()} ${option.name}: `,
    }));
}

/** The line with a choice for the value that starts there. */
export function choose(
  line: string,
  at: number,
  { name, value }: { name: string; value: string | number },
): Suggestion {
  return { label: name, hint: '', line: `${line.slice(0, at)} ${value}` };
}

function choicesOf(option: APIApplicationCommandBasicOption): { name: string; value: string | number }[] {
  if (option.type === Type.Boolean) return ['true', 'false'].map((name) => ({ name, value: name }));
  return 'choices' in option ? (option.choices ?? []) : [];
}

function withFirstOption({ name, options }: Runnable): string {
  const [first] = options;
  return first?.required ? `/${name} ${first.name}: ` : `/${name} `;
}
