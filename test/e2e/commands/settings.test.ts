/** /settings */

import { PermissionFlagsBits as May } from 'discord.js';
import { type APIMessage, Locale } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { english, type Translator } from '../../../src/i18n/translator.ts';
import { translatorFor } from '../../../src/i18n/translators.ts';
import { publishedInWords } from '../../../src/library/dates-in-words.ts';
import { DEFAULT_SETTINGS } from '../../../src/library/server-settings.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { formIn, Stage, seenBy, shown, WAIT } from './stage.ts';

const stage = new Stage(FILES);
const STORM = 'When did the storm close the harbour?';

const server = () => stage.local.servers.newsroom.id;
const channels = () => stage.local.channels;
afterEach(async () => {
  await stage.library.changeSettings(server(), DEFAULT_SETTINGS);
  // Forgets how much each person has asked: Sam does more here than anybody may do at once.
  await stage.restart();
});

/** Opens a form from the card of the settings, fills it in, and returns the card after it. */
async function change(
  button: 'Where I answer' | 'How I answer' | 'Language and dates',
  inputs: Parameters<Actor['submit']>[1],
): Promise<string[]> {
  const card = await shown(stage.sam.run('settings'));
  const form = await formIn(stage.sam.press(card, button));
  const outcome = await stage.sam.submit(form, inputs);
  return seen(await shown(outcome));
}

const BUTTONS = '[Where I answer] [How I answer] [Language and dates] [Digest] [Show the digest now]';
const DEFAULTS = [
  '(only you)',
  '### Settings of this server',
  '**Where I answer**',
  'Mentions: in every channel that I see',
  'New posts: left alone',
  '**How I answer**',
  'Answers to commands: everybody sees them, unless the option `private` says otherwise',
  'How sure I have to be: as usual',
  'Old articles: not marked',
  'Expired articles: marked',
  'Articles that every server sees: seen here',
  'Questions that find nothing: not kept',
  'Words that mean the same: none',
  '**Language and dates**',
  'Mentions and posts: answered in the language that this server has set in Discord',
  'Dates such as 02/03/2025: read as 3 February 2025, as in every server',
  '**Digest**',
  'What has changed in the articles: not posted',
  BUTTONS,
];

describe('/settings', () => {
  it('shows a moderator how it is, and is not there for others', async () => {
    expect(await seenBy(stage.sam.run('settings'))).toEqual(DEFAULTS);
    expect(stage.mira.commands.map(({ name }) => name)).not.toContain('settings');
  });

  it('sets where it is answered', async () => {
    const { questions, help } = channels();
    const [tag] = help.tags;
    const lines = await change('Where I answer', { mentions: [questions.id], forums: [help.id] });
    expect(lines).toContain(`Mentions: in <#${questions.id}> and their threads`);
    expect(lines).toContain(`New posts: answered by their title in <#${help.id}>, if I am sure`);
    // Once there are forums, their tags can be chosen, and the rest stays chosen.
    expect(await change('Where I answer', { tags: [tag!.id] })).toContain(
      `Posts with the tags “${tag!.name}” are left alone`,
    );
    expect(await stage.library.settings(server())).toMatchObject({
      mentionChannels: [questions.id],
      forums: [help.id],
      excludedTags: [tag!.id],
    });
  });

  it('sets how it is answered', async () => {
    const lines = await change('How I answer', {
      certainty: ['very'],
      switches: ['answersPrivately', 'keepsQuestions', 'hidesExpired'],
      stale: ['24'],
      synonyms: 'port = harbour\nIP = address, server',
    });
    expect(lines.slice(5, 13)).toEqual([
      '**How I answer**',
      'Answers to commands: only who asks sees them, unless the option `private` says otherwise',
      'How sure I have to be: very',
      'Old articles: marked after 2 years',
      'Expired articles: do not answer',
      'Articles that every server sees: not seen here',
      'Questions that find nothing: kept for you, without who asked',
      'Words that mean the same: port = harbour; ip = address = server',
    ]);
  });

  it('sets the language of answers, and the order of dates', async () => {
    const set = await change('Language and dates', { language: ['pt-BR'], 'date-order': ['dmy'] });
    expect(set.slice(13, 16)).toEqual([
      '**Language and dates**',
      'Mentions and posts: answered in Português (Brasil)',
      'Dates such as 02/03/2025: read as 2 March 2025',
    ]);
    expect(await stage.library.settings(server())).toMatchObject({ locale: 'pt-BR', dateOrder: 'dmy' });
    // The form opens with what is set, and sends that again.
    expect(await change('Language and dates', {})).toEqual(set);
    expect(
      await change('Language and dates', { language: ['discord'], 'date-order': ['everywhere'] }),
    ).toEqual(DEFAULTS);
    expect(await stage.library.settings(server())).toEqual(DEFAULT_SETTINGS);
  });

  it('says what the bot may not do in a chosen channel', async () => {
    const { questions, help } = channels();
    const before = [questions.overwrites, help.overwrites];
    const deny = (permission: bigint) => [{ id: server(), type: 0, allow: '0', deny: String(permission) }];
    questions.overwrites = deny(May.SendMessages | May.ReadMessageHistory);
    help.overwrites = deny(May.SendMessagesInThreads);
    const lines = await change('Where I answer', { mentions: [questions.id], forums: [help.id] });
    [questions.overwrites, help.overwrites] = before as [typeof questions.overwrites, typeof help.overwrites];
    expect(lines.filter((line) => line.startsWith('⚠️'))).toEqual([
      `⚠️ In <#${questions.id}> I cannot answer: I need the permission “Send Messages” and “Read Message History” there`,
      `⚠️ In <#${help.id}> I cannot answer: I need the permission “Send Messages in Threads and Posts” there`,
    ]);
  });
});

/** The line of the article that answers `STORM`, in a language. */
const stormIn = (t: Translator) => `-# Storm closes harbour · ${publishedInWords(t, '2024-02-02')}`;

/** What the bot answers to a mention. */
async function answerToMention(): Promise<string[]> {
  const { id } = stage.mira.say(`@Verbatim ${STORM}`);
  const answers = () => stage.mira.messages.find((one) => one.message_reference?.message_id === id);
  return seen((await vi.waitUntil(answers, WAIT)) as APIMessage);
}

describe('a German server', () => {
  beforeEach(() => stage.sam.setServerLocale(Locale.German));
  afterEach(() => stage.sam.setServerLocale(Locale.EnglishUS));

  it('is answered in German when the bot is mentioned, unless it has set another language', async () => {
    expect(await answerToMention()).toContain(stormIn(translatorFor('de')));
    await change('Language and dates', { language: ['fr'] });
    expect(await answerToMention()).toContain(stormIn(translatorFor('fr')));
  });

  it('has commands answered in the language of each member', async () => {
    await stage.library.changeSettings(server(), { locale: 'fr' });
    expect(await seenBy(stage.mira.run('ask', { question: STORM }))).toContain(stormIn(english));
  });
});

describe('a server with settings', () => {
  it('has the dates in options read in its order', async () => {
    const shownFrom = async (written: string) => {
      const asked = await seenBy(stage.mira.run('ask', { question: STORM, from: written }));
      const timeline = await seenBy(stage.mira.run('timeline', { topic: 'harbour', from: written }));
      return [asked, timeline].map((lines) => /\d+ \w+ 2024(?= or later)/.exec(lines.join('\n'))?.[0]);
    };
    expect(await shownFrom('02/03/2024')).toEqual(['3 February 2024', '3 February 2024']);
    await change('Language and dates', { 'date-order': ['dmy'] });
    expect(await shownFrom('02/03/2024')).toEqual(['2 March 2024', '2 March 2024']);
    // There is no thirteenth month.
    expect(await shownFrom('03/13/2024')).toEqual(['13 March 2024', '13 March 2024']);
  });

  it('is answered in private if it wants that, unless the option says otherwise', async () => {
    await stage.library.changeSettings(server(), { answersPrivately: true });
    expect((await seenBy(stage.mira.run('ask', { question: STORM })))[0]).toBe('(only you)');
    expect((await seenBy(stage.mira.run('ask', { question: STORM, private: false })))[0]).toBe(
      `### ${STORM}`,
    );
  });

  it('is answered where it wants mentions to be, in their threads as well, and nowhere else', async () => {
    const { questions, general } = channels();
    await stage.library.changeSettings(server(), { mentionChannels: [questions.id] });
    const { mira } = stage.local.people;
    const elsewhere = mira.in(general);
    const { id } = elsewhere.say(`@Verbatim ${STORM}`);
    const thread = mira.in(stage.mira.openThread(stage.mira.say('The storm'), 'The storm'));
    for (const actor of [stage.mira, thread]) {
      const said = actor.say(`@Verbatim ${STORM}`);
      await vi.waitUntil(
        () => actor.messages.some(({ message_reference }) => message_reference?.message_id === said.id),
        WAIT,
      );
    }
    expect(elsewhere.messages.some(({ message_reference }) => message_reference?.message_id === id)).toBe(
      false,
    );
  });
});
