/** Validates application commands. */

import {
  ApplicationCommandOptionType as Option,
  ApplicationCommandType as Type,
} from 'discord-api-types/v10';
import { LOCALES } from '../locales.ts';
import type { Json, Validator } from '../validator.ts';
import { CHANNEL_TYPES } from './components.ts';

const MAX_PER_TYPE = { [Type.ChatInput]: 100, [Type.User]: 15, [Type.Message]: 15 } as const;
const MAX_CHARACTERS = 8_000;
const MAX_PERMISSIONS = Number.MAX_SAFE_INTEGER;
const VALUE_TYPES = [
  Option.String,
  Option.Integer,
  Option.Boolean,
  Option.User,
  Option.Channel,
  Option.Role,
  Option.Mentionable,
  Option.Number,
  Option.Attachment,
] as const;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u;

/** Validates all commands of a scope, as a PUT sends them. */
export function checkCommands(body: Validator): void {
  const commands = body.require().list(0, 130);
  const types = commands.map(inspect);
  for (const [type, max] of Object.entries(MAX_PER_TYPE)) {
    const ofType = commands.filter((_, index) => types[index] === Number(type));
    refuseSharedNames(
      ofType,
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
      'Application command names must be unique',
    );
    if (ofType.length > max)
      body.refuse('APPLICATION_COMMANDS_LIMIT_REACHED', `At most ${max} commands of type ${type}.`);
  }
  body.done();
}

/** Validates one command, as a POST or a PATCH sends it. */
export function checkCommand(body: Validator): void {
  inspect(body);
  body.done();
}

function inspect(command: Validator): number {
  command.require().object();
  checkSettings(command);
  const type = command.get('type').oneOf([Type.ChatInput, Type.User, Type.Message]) ?? Type.ChatInput;
  if (type === Type.ChatInput) {
    checkNames(command);
    checkDescriptions(command);
    checkOptions(command.get('options'));
  } else {
    for (const name of [command.get('name').require(), ...localizationsOf(command, 'name')])
      name.string(1, 32);
    if (command.get('description').value) command.get('description').forbid('Only for slash commands.');
    for (const description of localizationsOf(command, 'description')) description.string(1, 100);
    if (command.get('options').list(0, 25).length > 0)
      command.get('options').forbid('Only for slash commands.');
  }
  if (charactersOf(command.value) > MAX_CHARACTERS)
    command.refuse('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_CHARACTERS})`);
  return type;
}

/** Validates who may use a command, and where. */
function checkSettings(command: Validator): void {
  command.get('id').snowflake();
  checkPermissions(command.get('default_member_permissions'));
  for (const name of ['dm_permission', 'nsfw']) command.get(name).boolean();
  for (const [name, values] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const)
    for (const one of command.get(name).list(1, values.length)) one.require().oneOf<number>(values);
  command.get('handler').oneOf([1, 2]);
}

/** Validates a bit set, given as a number or as a string of digits. */
function checkPermissions(field: Validator): void {
  if (typeof field.value === 'string' && /^\d{1,20}$/.test(field.value)) return;
  field.integer(0, MAX_PERMISSIONS);
}

/** The localisations of a name or a description; those of unknown languages are refused. */
function localizationsOf(field: Validator, what: 'name' | 'description'): Validator[] {
  const texts = field.get(`${what}_localizations`).entries();
  for (const text of texts)
    if (!LOCALES.some((locale) => locale === text.path.at(-1)))
      text.refuse('BASE_TYPE_CHOICES', `Language must be one of {${LOCALES.join(', ')}}.`);
  return texts;
}

function checkNames(field: Validator): void {
  for (const name of [field.get('name').require(), ...localizationsOf(field, 'name')]) checkName(name);
}

function checkDescriptions(field: Validator): void {
  for (const text of [field.get('description').require(), ...localizationsOf(field, 'description')])
    text.string(1, 100);
}

/** Refuses a name that is another's for a person of any language, who sees a name as it is where it has no localisation. */
function refuseSharedNames(named: readonly Validator[], code: string, message: string): void {
  const seenBy = [null, ...LOCALES].map(() => new Set<string>());
  for (const field of named) {
    const localizations = Object(field.get('name_localizations').value) as { [locale: string]: unknown };
    const names = [null, ...LOCALES].map((locale) =>
      String((locale && localizations[locale]) ?? field.get('name').value),
    );
    if (names.some((name, index) => seenBy[index]!.has(name))) field.get('name').refuse(code, message);
    for (const [index, name] of names.entries()) seenBy[index]!.add(name);
  }
}

/** Validates extensions or media types of files. */
export function checkFileTypes(field: Validator): void {
  for (const type of field.list(0, 10)) type.require().string(1, 16);
}

function checkName(field: Validator): void {
  const name = field.string(1, 32);
  if (name !== null && name.length > 0 && (!NAME.test(name) || name !== name.toLowerCase()))
    field.refuse(
      'APPLICATION_COMMAND_INVALID_NAME',
      'Command name is invalid: lower-case letters, numbers, "-" and "_" only.',
    );
}

function checkOptions(field: Validator, depth = 0): void {
  let optional = false;
  const options = field.list(0, 25);
  const nested = options.filter((option) => isNested(option.get('type').value));
  if (nested.length > 0 && nested.length < options.length)
    field.refuse(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  for (const option of options) {
    checkNames(option);
    checkDescriptions(option);
    option.get('required').boolean();

    const type = option
      .get('type')
      .require()
      .oneOf<Option>(TYPES_AT_DEPTH[depth] ?? VALUE_TYPES);
    if (isNested(type)) checkOptions(option.get('options'), type === Option.Subcommand ? 2 : depth + 1);
    else if (type !== null) checkValues(option);
    if (option.get('required').value !== true) optional = true;
    else if (optional)
      option.refuse(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
  }
  refuseSharedNames(options, 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', 'Option name already exists');
}

/**
 * The option types allowed at each depth: groups only at the top, subcommands there or in groups, values anywhere but
 * in groups.
 */
const TYPES_AT_DEPTH = [
  [Option.Subcommand, Option.SubcommandGroup, ...VALUE_TYPES],
  [Option.Subcommand],
  VALUE_TYPES,
] as const;

function isNested(type: Json | undefined): boolean {
  return type === Option.Subcommand || type === Option.SubcommandGroup;
}

function checkValues(option: Validator): void {
  option.get('min_length').integer(0, 6_000);
  option.get('max_length').integer(1, 6_000);
  for (const name of ['min_value', 'max_value']) option.get(name).number();
  option.get('autocomplete').boolean();
  for (const type of option.get('channel_types').list(0, CHANNEL_TYPES.length))
    type.require().oneOf(CHANNEL_TYPES);
  checkFileTypes(option.get('file_types'));
  const choices = option.get('choices');
  checkChoices(choices);
  if (!choices.absent && option.get('autocomplete').value === true)
    option.refuse(
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      'Choices and autocomplete exclude each other',
    );
}

/** Validates the choices of an option, or of an autocomplete answer. */
export function checkChoices(field: Validator): void {
  for (const choice of field.list(0, 25)) {
    choice.get('name').require().string(1, 100);
    for (const name of localizationsOf(choice, 'name')) name.string(1, 100);
    const value = choice.get('value').require();
    if (typeof value.value !== 'number') value.string(1, 100);
  }
}

/**
 * Counts the characters of names, descriptions and values of choices, at every depth; of a text with localisations, those of
 * the longest.
 */
function charactersOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + charactersOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = ['name', 'description', 'value'].reduce((sum, key) => {
    const texts = [value[key], ...Object.values(Object(value[`${key}_localizations`]))];
    return sum + Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  }, 0);
  return own + charactersOf(value.options) + charactersOf(value.choices);
}
