/** Builds the options of a slash command's payload. */

import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { Refusal } from './refusal.ts';
import { isFile, type PickedFile, type Resolution } from './resolved-data.ts';

/** The value of an option; an id for a user, role or channel. */
export type OptionValue = string | number | boolean | PickedFile;
export type Options = Readonly<{ [name: string]: OptionValue }>;

type DataOption = APIApplicationCommandInteractionDataOption;

/** A slash command, or a subcommand such as `library add`. */
export interface NamedCommand {
  command: APIApplicationCommand;
  /** The names after the command's own. */
  path: string[];
  options: readonly APIApplicationCommandBasicOption[];
}

/** @throws Refusal when there is no such command */
export function findCommand(commands: readonly APIApplicationCommand[], name: string): NamedCommand {
  const [first, ...path] = name.split(' ');
  const command = commands.find((one) => one.type === ApplicationCommandType.ChatInput && one.name === first);
  let options: readonly APIApplicationCommandOption[] = command?.options ?? [];
  for (const part of path) {
    const inner = options.find((option) => option.name === part);
    if (!inner || !('options' in inner)) throw new Refusal(`There is no command /${name} here`);
    options = inner.options ?? [];
  }
  const open = options.some(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (!command || open) throw new Refusal(`There is no command /${name} here`);
  return { command, path, options: options as APIApplicationCommandBasicOption[] };
}

/**
 * Fills in the options, in the order in which the command declares them.
 *
 * @throws Refusal for what Discord's client would not send
 */
export function fillOptions(
  { path, options }: NamedCommand,
  given: Options,
  resolution: Resolution,
): DataOption[] {
  refuseUnknown(options, given);
  const filled = options.flatMap((option): DataOption[] => {
    const value = given[option.name];
    if (value === undefined || value === '') {
      if (option.required) throw new Refusal(`${option.name}: this option is required. Specify a value`);
      return [];
    }
    return [
      { name: option.name, type: option.type, value: readValue(option, value, resolution) } as DataOption,
    ];
  });
  return nest(path, filled);
}

/** The options while a person is typing one of them; they are not validated yet. */
export function partialOptions(
  { path, options }: NamedCommand,
  given: Options,
  focused: string,
): DataOption[] {
  refuseUnknown(options, given);
  const typed = options.find(({ name }) => name === focused);
  if (!typed || !('autocomplete' in typed) || !typed.autocomplete)
    throw new Refusal(`${focused}: this option is not completed`);
  const filled = options
    .filter(({ name }) => name === focused || given[name] !== undefined)
    .map(({ name, type }) => ({
      name,
      type,
      value: given[name] ?? '',
      ...(name === focused && { focused: true }),
    }));
  return nest(path, filled as DataOption[]);
}

function refuseUnknown(options: readonly APIApplicationCommandBasicOption[], given: Options): void {
  for (const name of Object.keys(given))
    if (!options.some((option) => option.name === name)) throw new Refusal(`There is no option ${name}`);
}

function nest(path: readonly string[], options: DataOption[]): DataOption[] {
  return path.reduceRight<DataOption[]>((inner, name, index) => {
    const type = index === path.length - 1 ? Type.Subcommand : Type.SubcommandGroup;
    return [{ name, type, options: inner } as DataOption];
  }, options);
}

function readValue(
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
  resolution: Resolution,
): string | number | boolean {
  if (option.type === Type.Attachment) {
    if (!isFile(value)) throw new Refusal(`${option.name}: a file is needed`);
    return resolution.addFile(value, option.file_types);
  }
  if (typeof value === 'object') throw new Refusal(`${option.name}: takes no file`);
  if ('choices' in option && option.choices?.length) return readChoice(option.name, option.choices, value);
  switch (option.type) {
    case Type.String:
      return readText(option, String(value));
    case Type.Integer:
    case Type.Number:
      return readNumber(option, Number(value));
    case Type.Boolean:
      if (!/^(true|false)$/i.test(String(value))) throw new Refusal(`${option.name}: true or false`);
      return /true/i.test(String(value));
    case Type.User:
      resolution.addUser(String(value));
      break;
    case Type.Role:
      resolution.addRole(String(value));
      break;
    case Type.Mentionable:
      resolution.addUserOrRole(String(value));
      break;
    case Type.Channel:
      resolution.addChannel(String(value), option.channel_types);
      break;
  }
  return String(value);
}

function readText(option: { name: string; min_length?: number; max_length?: number }, text: string): string {
  const { name, min_length = 0, max_length = 6_000 } = option;
  if (text.length < min_length || text.length > max_length)
    throw new Refusal(`${name}: must be between ${min_length} and ${max_length} in length`);
  return text;
}

function readNumber(
  option: { name: string; type: Type; min_value?: number; max_value?: number },
  value: number,
): number {
  const { name, type, min_value = -(2 ** 53), max_value = 2 ** 53 } = option;
  const fits = type === Type.Integer ? Number.isInteger(value) : Number.isFinite(value);
  if (!fits || value < min_value || value > max_value)
    throw new Refusal(`${name}: must be a number between ${min_value} and ${max_value}`);
  return value;
}

/** Finds one of the choices by its name or its value. */
function readChoice(
  name: string,
  choices: readonly { name: string; value: string | number }[],
  value: string | number | boolean,
): string | number {
  const chosen = choices.find((choice) => choice.value === value || choice.name === value);
  if (!chosen) throw new Refusal(`${name}: choose one of the choices`);
  return chosen.value;
}
