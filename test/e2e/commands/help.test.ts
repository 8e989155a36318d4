/** /help */

import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { helpCard } from '../../../src/discord/card/help.ts';
import type { Command } from '../../../src/discord/command.ts';
import { english } from '../../../src/i18n/translator.ts';
import { translatorFor } from '../../../src/i18n/translators.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen, textsOf } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);

const help = (actor: Actor) => seenBy(actor.run('help'));

/** The lines for the commands of members, or of moderators. */
function linesOf(isModerators: boolean): string[] {
  return commands.flatMap(({ data, ...command }) => {
    const { name, description, options = [], default_member_permissions: needed } = data.toJSON() as Slash;
    if ('hint' in command || !!needed !== isModerators) return [];
    const subs = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    if (subs.length === 0) return [`[/${name}]`, `-# ${description}`];
    return subs.flatMap((sub) => [`[/${name} ${sub.name}]`, `-# ${sub.description}`]);
  });
}

type Slash = RESTPostAPIChatInputApplicationCommandsJSONBody;

const FOR_ALL = [
  '(only you)',
  '### How to ask',
  'Mention me with a question, write to me directly, or use [/ask]. I answer with a sentence of the articles, to the letter, or say that they do not answer.',
  '---',
  ...linesOf(false),
  '---',
  '**In the menu of a message, under Apps**',
  '**Ask the articles**',
  '-# Asks them with the words of the message; only you see the answer.',
  '**Find the source**',
  '-# Finds the article that the message quotes, exactly or nearly.',
];

describe('/help', () => {
  it('says what a member can do, a line each, with commands to press', async () => {
    expect(await help(stage.mira)).toEqual(FOR_ALL);
    expect(await help(stage.local.people.sam.withBot)).toEqual(FOR_ALL);
    expect(FOR_ALL).toContain('[/ask]');
    expect(FOR_ALL).toContain('-# Ask the articles: the exact sentence that answers, and its dates');
  });

  it('says what a moderator can do besides', async () => {
    expect(await help(stage.sam)).toEqual([
      ...FOR_ALL,
      '**Add to the library**',
      '-# For moderators: makes an article of the message, with its day, its author and its link.',
      '---',
      '**For moderators**',
      ...linesOf(true),
    ]);
    expect(linesOf(true)).toContain('[/library add]');
  });

  it('leads to the commands that Discord holds', async () => {
    const { local } = stage;
    const ask = local.commands.in(null).find(({ name }) => name === 'ask')!;
    const texts = async () => textsOf(await shown(stage.mira.run('help'))).join('\n');
    expect(await texts()).toContain(`\n</ask:${ask.id}>\n`);
    await stage.restart();
    expect(await texts()).toContain(`\n</ask:${ask.id}>\n`);
  });

  it('describes commands as Discord does in the language of whoever asks', () => {
    const ferry = {
      name: 'ferry',
      name_localizations: { de: 'fähre' },
      description: 'Sails',
      description_localizations: { de: 'Fährt' },
      options: [
        { type: 1, name: 'back', description: 'Returns', description_localizations: { fr: 'Revient' } },
      ],
    };
    const fair = { name: 'Fair', name_localizations: { de: 'Jahrmarkt' } };
    const all = [ferry, { ...ferry, options: [] }, fair].map((json) => ({
      data: { name: json.name, toJSON: () => json },
      ...(json === fair && { hint: 'command.help.description' }),
    })) as unknown as Command[];
    const t = translatorFor('de');
    expect(seen(helpCard(t, all, false, new Map())).slice(3)).toEqual([
      '**/fähre back**',
      '-# Returns',
      '**/fähre**',
      '-# Fährt',
      '---',
      t('help.menus'),
      '**Jahrmarkt**',
      `-# ${t('command.help.description')}`,
    ]);
  });

  it('names commands whose ids are not known', () => {
    const lines = seen(helpCard(english, commands, true, new Map()));
    expect(lines).toContain('**/ask**');
    expect(lines).toContain('**/library add**');
    expect(lines.join()).not.toContain('[/');
    const german = seen(helpCard(translatorFor('de'), commands, true, new Map()));
    expect(german).toContain('**/fragen**');
    expect(german).toContain('**/bibliothek hinzufügen**');
    expect(german.join()).not.toContain('**/ask**');
  });
});
