/** Parsing of slash commands that are typed as text. */

import { Locale } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { parseCommandLine, runnable } from '../../../src/local/page/command-line.ts';

const option = (type: number, name: string, more = {}) => ({
  type,
  name,
  description: `The ${name}`,
  ...more,
});
const german = (name: string, description: string) => ({
  name_localizations: { de: name },
  description_localizations: { de: description },
});
const CHOICES = [{ name: 'Newest', name_localizations: { de: 'Neueste' }, value: 'new' }];
const COMMANDS = [
  {
    name: 'ask',
    type: 1,
    description: 'Ask',
    ...german('fragen', 'Fragen stellen'),
    options: [
      option(3, 'question', { required: true, ...german('frage', 'Die Frage') }),
      option(3, 'from', { name_localizations: { 'es-ES': 'desde' } }),
    ],
  },
  {
    name: 'articles',
    type: 1,
    description: 'Articles',
    options: [
      option(1, 'list'),
      option(1, 'sort', {
        ...german('sortieren', 'Ordnen'),
        options: [option(3, 'by', { choices: CHOICES })],
      }),
    ],
  },
  { name: 'Quote', type: 3, description: '' },
] as never;

const parsed = (line: string, locale = Locale.EnglishUS) => {
  const found = parseCommandLine(line, runnable(COMMANDS, locale));
  return found && [found.command.name, Object.fromEntries(found.options)];
};

describe('a line that is typed', () => {
  it.each([
    ['/ask question: When?', ['ask', { question: 'When?' }]],
    ['/ask question: When? from: 2023', ['ask', { question: 'When?', from: '2023' }]],
    ['/ask from: 2023 question: When: now?', ['ask', { question: 'When: now?', from: '2023' }]],
    ['/ask When did it start?', ['ask', { question: 'When did it start?' }]],
    ['/ask When? from: 2023', ['ask', { question: 'When?', from: '2023' }]],
    ['/ask', ['ask', {}]],
    ['/articles sort by: new', ['articles sort', { by: 'new' }]],
    ['/articles', null],
    ['/asking', null],
  ])('%s names a command and its options', (line, expected) => {
    expect(parsed(line)).toEqual(expected);
  });

  it.each(['/fragen frage: Wann? from: 2023', '/ask question: Wann? from: 2023', '/fragen Wann? from: 2023'])(
    '%s is understood in German, by either name',
    (line) => {
      expect(parsed(line, Locale.German)).toEqual(['ask', { question: 'Wann?', from: '2023' }]);
    },
  );
});

describe('the commands for a person', () => {
  it('have the names, descriptions and choices of their language, where there are any', () => {
    const [ask, list, sort] = runnable(COMMANDS, Locale.German);
    expect(ask).toMatchObject({
      name: 'ask',
      label: 'fragen',
      description: 'Fragen stellen',
      options: [
        { name: 'question', label: 'frage', description: 'Die Frage' },
        { name: 'from', label: 'from', description: 'The from' },
      ],
    });
    expect(list).toMatchObject({ label: 'articles list', description: 'The list' });
    expect(sort).toMatchObject({
      name: 'articles sort',
      label: 'articles sortieren',
      description: 'Ordnen',
      options: [{ choices: [{ name: 'Neueste', value: 'new' }] }],
    });
  });

  it('have those of Spain for Latin America, and no other', () => {
    const from = (locale: Locale) => runnable(COMMANDS, locale)[0]?.options[1]?.label;
    expect(from(Locale.SpanishLATAM)).toBe('desde');
    expect(from(Locale.PortugueseBR)).toBe('from');
  });
});
