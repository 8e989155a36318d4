/** Messages that mention the bot, and direct messages. */

import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../src/i18n/translators.ts';
import type { Actor } from '../../src/local/members/actor.ts';
import { seen } from '../discord/rendered-message.ts';
import { COUNCILS, FILES } from './commands/example-articles.ts';
import { footer, quoteButtons, quotePosition, Stage, seenBy, WAIT } from './commands/stage.ts';

const stage = new Stage({ ...FILES, ...COUNCILS });

const ANSWER = [
  '### When did the storm close the harbour?',
  '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
  '“Thursday”: 1 February 2024',
  '-# Storm closes harbour · published 2 February 2024',
  footer('0bvhdmpoiw.0.1n7hopc'),
  ...quoteButtons(),
];
const HELP = [
  'Ask me a question in your own words, and I answer with the sentence of an article that says so, and its dates. [/articles] shows what I know, and [/help] what else I can do.',
];

/** Sends a message, and waits for the bot's reply to it. */
async function answerTo(actor: Actor, text: string): Promise<APIMessage> {
  const said = actor.say(text);
  return vi.waitUntil(
    () => actor.messages.find(({ message_reference }) => message_reference?.message_id === said.id),
    WAIT,
  );
}

describe('a message that mentions the bot', () => {
  it('is answered as /ask would, in a reply that pings nobody', async () => {
    const answer = await answerTo(stage.mira, '@Verbatim When did the storm close the harbour?');
    expect(seen(answer)).toEqual(ANSWER);
    expect(answer).toMatchObject({ type: 19, mentions: [], mention_roles: [], mention_everyone: false });
  });

  it('has buttons that work, for its asker in place and for others in a copy', async () => {
    const answer = await answerTo(stage.mira, '@Verbatim When did the council of Lindholm meet?');
    const [first, count] = quotePosition(seen(answer));
    expect(first).toBe(1);
    expect(count).toBeGreaterThan(1);
    const other = await stage.theo.press(answer, 'Next quote');
    expect(other.kind).toBe('reply');
    expect((await seenBy(other))[0]).toBe('(only you)');
    const own = await stage.mira.press(answer, 'Next quote');
    expect(own).toMatchObject({ kind: 'update', message: { id: answer.id } });
    expect(quotePosition(await seenBy(own))).toEqual([2, count]);
    expect((await seenBy(stage.theo.press(answer, 'Read')))[0]).toBe('(only you)');
  });

  it('is answered with a short help when it asks nothing', async () => {
    expect(seen(await answerTo(stage.mira, '@Verbatim'))).toEqual(HELP);
    expect(seen(await answerTo(stage.mira, 'hello'.replace('hello', '@Verbatim ?!')))).toEqual(HELP);
  });

  it('is told when it is too long to be one question', async () => {
    expect(seen(await answerTo(stage.mira, `@Verbatim ${'word '.repeat(200)}`))).toEqual([
      'That message is too long to be one question. Please ask in at most 300 characters.',
    ]);
    const asked = await answerTo(
      stage.mira,
      `@Verbatim ${'word '.repeat(200)}. When did the storm close the harbour?`,
    );
    expect(seen(asked)).toEqual(ANSWER);
  });

  it('pings nobody, whomever it names', async () => {
    const answer = await answerTo(stage.sam, '@Verbatim @everyone @theo @Moderator Is there a zeppelin?');
    expect(answer).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
    expect(seen(answer)[0]).toBe('### \\@everyone Is there a zeppelin?');
  });
});

describe('a message that does not mention the bot', () => {
  it('is left alone, as is one that answers the bot, and what the bot says itself', async () => {
    const answer = await answerTo(stage.mira, '@Verbatim When did the storm close the harbour?');
    stage.mira.say('When did the storm close the harbour?');
    stage.mira.say('Thank you', { answering: answer });
    stage.sam.say('@everyone When did the storm close the harbour?');
    const before = stage.mira.messages.length;
    // Once a later message is answered, the earlier ones will not be.
    await answerTo(stage.theo, '@Verbatim When did the storm close the harbour?');
    expect(stage.mira.messages.length).toBe(before + 2);
  });
});

describe('a direct message', () => {
  it('is answered as /ask would', async () => {
    const { withBot } = stage.local.people.theo;
    expect(seen(await answerTo(withBot, 'When did the storm close the harbour?'))).toEqual([
      ...ANSWER.slice(0, -1),
      '[Ask further]',
    ]);
    expect(seen(await answerTo(withBot, '👋'))).toEqual(HELP);
  });

  it.each([
    ['de', 'Gibt es hier auch Zeppeline?'],
    ['en', 'Zijn er hier ook zeppelins?'],
  ] as const)(
    'is answered in the language of its question, if the bot speaks that: %s',
    async (locale, question) => {
      const t = translatorFor(locale);
      expect(seen(await answerTo(stage.local.people.theo.withBot, question)).slice(1, 3)).toEqual([
        t('answer.otherLanguage'),
        t('answer.none', { asked: 'all' }),
      ]);
    },
  );
});
