/** Compares the messages of each language with the English ones, and the names of commands with Discord's rules. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ApplicationCommandType, type LocalizationMap } from 'discord-api-types/v10';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';

type Messages = Readonly<Record<string, string>>;
type Element = ReturnType<IntlMessageFormat['getAst']>[number];
/** The option that is taken of each plural or select, by the argument's name. */
type Chosen = Readonly<Record<string, string>>;

/** The kinds of elements by the parser's numbers for them. */
const KINDS = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'];
/** What a person sees other than as words: bold, code, lines, mentions and timestamps of Discord, emoji. */
const MARKS = /\*\*|`|\n|<[@#/:at][^<>]*>|\p{Extended_Pictographic}/gu;

const locales = Object.keys(LOCALES) as Locale[];
const english = read('en');

function read(locale: Locale): Messages {
  return JSON.parse(readFileSync(`src/i18n/messages/${locale}.json`, 'utf8'));
}

const parsed = new Map<string, Element[]>();

/** The elements of a message, read as the translator reads it. */
function parse(message: string, locale: Locale): Element[] {
  const key = `${locale} ${message}`;
  let elements = parsed.get(key);
  if (!elements) {
    elements = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
    parsed.set(key, elements);
  }
  return elements;
}

/** All elements, also those in the options of others. */
function flat(elements: Element[]): Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => flat(value)) : []),
  ]);
}

/** The arguments of a message and how each is formatted: "count plural cardinal", "title argument", "#". */
function argumentsOf(elements: Element[]): string[] {
  const described = flat(elements).flatMap((element) => {
    const kind = KINDS[element.type]!;
    if (kind === 'pound') return ['#'];
    if (kind === 'literal' || !('value' in element)) return [];
    const parts: unknown[] = [element.value, kind];
    if ('pluralType' in element) parts.push(element.pluralType);
    else if ('options' in element) parts.push(Object.keys(element.options).sort());
    else if ('style' in element && element.style) parts.push(JSON.stringify(element.style));
    return [parts.join(' ')];
  });
  return [...new Set(described)].sort();
}

/** The categories of each plural, without exact numbers such as `=0`. */
function pluralsOf(elements: Element[]): { type: Intl.PluralRuleType; categories: string[] }[] {
  return flat(elements).flatMap((element) =>
    'pluralType' in element
      ? [
          {
            type: element.pluralType!,
            categories: Object.keys(element.options).filter((option) => !option.startsWith('=')),
          },
        ]
      : [],
  );
}

/** Every way to choose among the options of a message. */
function choicesOf(elements: Element[]): Chosen[] {
  const options = new Map<string, Set<string>>();
  for (const element of flat(elements))
    if ('options' in element)
      options.set(
        element.value,
        new Set([...(options.get(element.value) ?? []), ...Object.keys(element.options)]),
      );
  return [...options].reduce<Chosen[]>(
    (choices, [name, values]) =>
      choices.flatMap((chosen) => [...values].map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
}

/** The words of a message as chosen, without its arguments. */
function wordsOf(elements: Element[], chosen: Chosen): string {
  return elements
    .map((element) => {
      if ('options' in element) {
        const option = element.options[chosen[element.value]!] ?? element.options.other;
        return wordsOf(option!.value, chosen);
      }
      return KINDS[element.type] === 'literal' && 'value' in element ? element.value : '';
    })
    .join('');
}

function marksOf(elements: Element[], chosen: Chosen): string[] {
  return (wordsOf(elements, chosen).match(MARKS) ?? []).sort();
}

describe.each(locales)('the messages in %s', (locale) => {
  const messages = () => Object.entries(read(locale));

  it('are those of English, in the order of their keys', () => {
    expect(messages().map(([key]) => key)).toEqual(Object.keys(english).sort());
  });

  it.each<[string, (message: string, key: string) => unknown, (message: string, key: string) => unknown]>([
    ['say something, with no space around it', (message) => message, (message) => message.trim() || '…'],
    [
      'have the arguments of English, formatted alike, and the same options of a select',
      (message) => argumentsOf(parse(message, locale)),
      (_, key) => argumentsOf(parse(english[key]!, 'en')),
    ],
    [
      'have each form that numbers take in the language, and no other',
      (message) => pluralsOf(parse(message, locale)).map(({ categories }) => [...categories].sort()),
      (message) =>
        pluralsOf(parse(message, locale)).map(({ type }) =>
          new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories.sort(),
        ),
    ],
    [
      'have as many marks as English, whatever is chosen',
      (message) => {
        const elements = parse(message, locale);
        return choicesOf(elements).map((chosen) => marksOf(elements, chosen));
      },
      (message, key) =>
        choicesOf(parse(message, locale)).map((chosen) => marksOf(parse(english[key]!, 'en'), chosen)),
    ],
    [
      'close what they make bold or code',
      (message) =>
        choicesOf(parse(message, locale)).flatMap((chosen) =>
          ['**', '`'].map((mark) => wordsOf(parse(message, locale), chosen).split(mark).length % 2),
        ),
      (message) => choicesOf(parse(message, locale)).flatMap(() => [1, 1]),
    ],
  ])('%s', (_, actual, expected) => {
    const all = messages().filter(([key]) => key in english);
    expect(all.map(([key, message]) => [key, actual(message, key)])).toEqual(
      all.map(([key, message]) => [key, expected(message, key)]),
    );
  });
});

describe('the program', () => {
  const code = ['src', 'commands']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(path.join(folder, name), 'utf8')),
    )
    .join('\n');
  const isLiteral = (text: string) => code.includes(`'${text}'`);
  /** Patterns of the keys that code composes: `settings.${value}Label`. */
  const composed = [...code.matchAll(/`(\w+\.)\$\{\w+\}(\.?\w+)`/g)].map(
    ([, start, end]) => new RegExp(`^${start}(.+)${end}$`),
  );

  it('says every message', () => {
    const isSaid = (key: string) =>
      isLiteral(key) || composed.some((pattern) => isLiteral(pattern.exec(key)?.[1] ?? key));
    expect(composed).not.toEqual([]);
    expect(Object.keys(english).filter((key) => !isSaid(key))).toEqual([]);
  });
});

/** A command or an option as Discord gets it. */
interface Part {
  type?: number;
  name: string;
  name_localizations?: LocalizationMap | null;
  description?: string;
  description_localizations?: LocalizationMap | null;
  options?: Part[];
  choices?: { name: string; name_localizations?: LocalizationMap | null; value: string | number }[];
}

/** Discord's rules for names: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LONGEST_MENU_NAME = 32;
const LONGEST_DESCRIPTION = 100;
/** Of all names, descriptions and values of a command, each in the language in which it is longest. */
const MAX_CHARACTERS = 8_000;

// The builders of discord.js have checked them as well, or this would have thrown.
const registered = commands.map(({ data }) => data.toJSON() as Part);
const slashCommands = registered.filter(({ type }) => type !== ApplicationCommandType.Message);
const menus = registered.filter(({ type }) => type === ApplicationCommandType.Message);
const parts = slashCommands.flatMap(withOptions);

function withOptions(part: Part): Part[] {
  return [part, ...(part.options ?? []).flatMap(withOptions)];
}

describe.each(locales)('a command in %s', (locale) => {
  const nameOf = ({ name, name_localizations: localized }: Pick<Part, 'name' | 'name_localizations'>) =>
    (locale === 'en' ? null : localized?.[locale]) ?? name;
  const descriptionOf = ({ description, description_localizations: localized }: Part) =>
    (locale === 'en' ? null : localized?.[locale]) ?? description!;

  it('has names that Discord allows, for itself and its options', () => {
    const names = parts.map(nameOf);
    expect(names.filter((name) => !NAME.test(name) || name !== name.toLowerCase())).toEqual([]);
    expect(menus.map(nameOf).filter((name) => name.length > LONGEST_MENU_NAME)).toEqual([]);
  });

  it('has descriptions of the length that Discord allows', () => {
    expect(parts.map(descriptionOf).filter(({ length }) => length > LONGEST_DESCRIPTION)).toEqual([]);
  });

  it('shares its name with no other, and so do its options', () => {
    for (const siblings of [slashCommands, menus, ...parts.map(({ options = [] }) => options)]) {
      const names = siblings.map(nameOf);
      expect(names).toEqual([...new Set(names)]);
    }
    for (const { choices = [] } of parts) {
      const names = choices.map(nameOf);
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

it('the localisations of no command are longer together than Discord allows', () => {
  const longest = (text: string, localized: LocalizationMap | null | undefined) =>
    Math.max(text.length, ...Object.values(localized ?? {}).map((one) => one?.length ?? 0));
  const lengthOf = (part: Part): number =>
    withOptions(part).reduce(
      (sum, { name, name_localizations, description = '', description_localizations, choices = [] }) =>
        sum +
        longest(name, name_localizations) +
        longest(description, description_localizations) +
        choices.reduce(
          (total, choice) =>
            total + longest(choice.name, choice.name_localizations) + String(choice.value).length,
          0,
        ),
      0,
    );
  expect(registered.map(lengthOf).filter((length) => length > MAX_CHARACTERS)).toEqual([]);
});
