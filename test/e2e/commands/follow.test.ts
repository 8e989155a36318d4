/** /follow, and the direct messages that tell of changed answers. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIMessage, Locale } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { translatorFor } from '../../../src/i18n/translators.ts';
import type { Actor } from '../../../src/local/members/actor.ts';
import { seen } from '../../discord/rendered-message.ts';
import { FILES, STORM } from './example-articles.ts';
import { moderatorOn } from './library/moderator.ts';
import { Stage, seenBy, shown, WAIT } from './stage.ts';

const QUESTION = 'When did the storm close the harbour of Varde?';
const MILL_QUESTION = 'When did the mill of Aske burn down?';
const OTHER_STORM = `# Storm closes harbour

*9 March 2024*

A storm closed the harbour of Varde on 7 March 2024. Nobody was hurt.`;
const BEFORE = [
  '> A storm closed the harbour of Varde on Thursday.',
  '-# Storm closes harbour · published 2 February 2024',
];
const TIMEOUT = 60_000;

const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const stage = new Stage(FILES, data);
stage.followTimes = { soon: 50, poll: 500, gone: 0, pause: 0 };
const { previewMill, press, remove } = moderatorOn(stage);

const theo = () => stage.local.people.theo;
const seed = (name: string) => path.join(data, 'seeds', name);
const revision = async () => (await stage.library.status(null)).revision;

/** Changes the seeds, and waits until they have been read again. */
async function change(act: () => Promise<void>): Promise<void> {
  const before = await revision();
  await act();
  await vi.waitUntil(async () => (await revision()) !== before, WAIT);
}

const follow = (actor: Actor, question = QUESTION) => shown(actor.run('follow add', { question }));
const list = (actor: Actor) => seenBy(actor.run('follow list'));

let told: number;
/** Waits for the next direct message to Theo. */
const nextMessage = async (): Promise<APIMessage> => {
  const { withBot } = theo();
  await vi.waitUntil(() => withBot.messages.length > told, WAIT);
  return withBot.messages[told++]!;
};

// A new bot for each test, as the bot limits what one person may do in a short time.
beforeEach(async () => {
  await stage.restart();
  told = theo().withBot.messages.length;
});
afterEach(async () => {
  for (const { person } of await stage.library.follows()) await stage.library.forgetPerson(person);
  if ((await readFile(seed('storm.md'), 'utf8').catch(() => '')) !== STORM)
    await change(() => writeFile(seed('storm.md'), STORM));
}, TIMEOUT);

describe('/follow add', () => {
  it('shows the answer as it is now, in private, and says what will be told', async () => {
    expect(seen(await follow(stage.theo))).toEqual([
      '(only you)',
      `### ${QUESTION}`,
      'You follow this question: I write to you when its best answer changes. [/follow list] shows all that you follow.',
      '**The answer now**',
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
      '“Thursday”: 1 February 2024',
      '-# Storm closes harbour · published 2 February 2024 · `0bvhdmpoiw.0.1n7hopc`',
      '[Context] [Read] [Stop]',
    ]);
  });

  it('takes a question that has no answer yet', async () => {
    const card = seen(await follow(theo().withBot, 'Is there a zeppelin museum on Mars?'));
    expect(card.slice(2, 4)).toEqual([
      'You follow this question: I write to you when there is an answer that I am sure of. [/follow list] shows all that you follow.',
      '**The articles do not answer this now.**',
    ]);
    expect(card.at(-1)).toBe('[Stop]');
  });

  it('stores the question with the server, and nothing of what was asked otherwise', async () => {
    await follow(stage.theo);
    await stage.theo.run('ask', { question: MILL_QUESTION });
    expect(await stage.library.follows()).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{16}$/),
        person: theo().user.id,
        server: stage.local.servers.newsroom.id,
        question: QUESTION,
        day: new Date().toISOString().slice(0, 10),
        answer: {
          citation: '0bvhdmpoiw.0.1n7hopc',
          text: 'A storm closed the harbour of Varde on Thursday.',
          title: 'Storm closes harbour',
          published: '2024-02-02',
        },
        locale: 'en',
        failures: 0,
      },
    ]);
  });

  it('takes no sixth question', async () => {
    const { id } = theo().user;
    const day = '2024-06-01';
    for (let index = 0; index < 5; index++)
      await stage.library.follow({
        person: id,
        server: null,
        question: `When ${index}?`,
        day,
        answer: null,
        locale: 'en',
      });
    expect(seen(await follow(stage.theo))).toEqual([
      '(only you)',
      'You follow 5 questions, which is as many as one person may. Stop one of them first.',
    ]);
  });

  it('takes nothing without words', async () => {
    expect(seen(await follow(stage.theo, '?!'))).toEqual([
      '(only you)',
      'Please ask in words, as you would ask a person.',
    ]);
  });

  it('says where it can be used, in a server that the bot is not in', async () => {
    // Mira has installed the bot for herself.
    const { mira } = stage.local.people;
    const elsewhere = stage.local.addServer('Elsewhere');
    const { members } = elsewhere.server;
    const bot = members.get(stage.local.applicationId)!;
    members.delete(bot.user.id);
    const refused = await follow(mira.in(elsewhere));
    // The local Discord has the bot in every server when it logs in.
    members.set(bot.user.id, bot);
    expect(seen(refused)).toEqual([
      '(only you)',
      'I am not a member of this server, so I could not write to you from here. Follow the question in a server that I am in, or in a direct message to me.',
    ]);
    expect(await stage.library.follows(mira.user.id)).toEqual([]);
  });
});

describe('/follow list', () => {
  it('lists all that a person follows, for them alone, and stops any of them in place', async () => {
    await follow(stage.theo);
    await follow(theo().withBot, 'Is there a zeppelin museum on Mars?');
    await follow(stage.mira);
    const listed = await shown(theo().withBot.run('follow list'));
    expect(seen(listed)).toEqual([
      '(only you)',
      '### What you follow',
      '-# 2 of at most 5 questions',
      '---',
      '**Is there a zeppelin museum on Mars?**',
      expect.stringMatching(/^-# since .* · in direct messages$/),
      '-# no sure answer so far',
      '[Stop]',
      '---',
      `**${QUESTION}**`,
      expect.stringMatching(/^-# since .* · in The Newsroom$/),
      ...BEFORE,
      '[Stop]',
    ]);
    expect(await list(stage.theo)).toContainEqual(expect.stringMatching(/ · in this server$/));
    const [key] = (await stage.library.follows(theo().user.id)).map((one) => one.key);
    const rest = await shown(theo().withBot.press(listed, `v1:unfollow-listed:${key}`));
    expect(seen(rest).slice(2, 5)).toEqual(['-# 1 of at most 5 questions', '---', `**${QUESTION}**`]);
    const none = await shown(theo().withBot.press(rest, 'Stop'));
    expect(seen(none)).toEqual([
      '(only you)',
      '### What you follow',
      'Nothing yet. [/follow add] takes a question: I write to you when its best answer changes.',
    ]);
    expect(await stage.library.follows(stage.local.people.mira.user.id)).toHaveLength(1);
  });
});

describe('Stop', () => {
  it('stops it once, from the card, after a restart', async () => {
    const card = await follow(stage.theo);
    await stage.restart();
    expect(seen(await shown(stage.theo.press(card, 'Stop')))).toEqual([
      '(only you)',
      `### ${QUESTION}`,
      'You do not follow this question any more, and nothing is kept of it.',
    ]);
    expect(await stage.library.follows()).toEqual([]);
  });
});

describe('a follower', { timeout: TIMEOUT }, () => {
  it('is told of another answer, with what was and what is, and with buttons that work', async () => {
    await follow(theo().withBot);
    told = theo().withBot.messages.length;
    await change(() => writeFile(seed('storm.md'), OTHER_STORM));
    const message = await nextMessage();
    expect(seen(message)).toEqual([
      `### ${QUESTION}`,
      'You follow this question. It has another answer now.',
      '**Until now**',
      ...BEFORE,
      '**Now**',
      '> A storm closed the harbour of Varde on **7 March 2024**. Nobody was hurt.',
      expect.stringMatching(/^-# Storm closes harbour · published 9 March 2024 · `0bvhdmpoiw\.0\.\w{7}`$/),
      '[Context] [Read] [Stop]',
    ]);
    expect(message).toMatchObject({ mentions: [], mention_everyone: false });
    expect((await seenBy(theo().withBot.press(message, 'Context')))[1]).toBe('### In context');
    expect((await seenBy(theo().withBot.press(message, 'Read')))[1]).toContain('Storm closes harbour');
    expect(await seenBy(theo().withBot.press(message, 'Stop'))).toEqual([
      '(only you)',
      `### ${QUESTION}`,
      'You do not follow this question any more, and nothing is kept of it.',
    ]);
    expect(await seenBy(theo().withBot.press(message, 'Stop'))).toEqual([
      '(only you)',
      'You do not follow that question any more.',
    ]);
  });

  it('is told in the language in which they followed it, whatever theirs is by then', async () => {
    const t = translatorFor('de');
    theo().withBot.setLocale(Locale.German);
    const card = seen(await follow(theo().withBot));
    expect(card[2]).toBe(t('follow.untilChange', { list: '[/follow list]' }));
    expect(await stage.library.follows(theo().user.id)).toMatchObject([{ locale: 'de' }]);
    theo().withBot.setLocale(Locale.EnglishUS);
    told = theo().withBot.messages.length;
    await change(() => writeFile(seed('storm.md'), OTHER_STORM));
    const message = seen(await nextMessage());
    expect(message.slice(1, 5)).toEqual([
      t('follow.changed', { place: 'unknown' }),
      t('follow.untilNow'),
      BEFORE[0],
      `-# Storm closes harbour · ${t('date.published', { day: '2. Februar 2024' })}`,
    ]);
    expect(message.at(-1)).toBe(`[${t('button.context')}] [${t('button.read')}] [${t('follow.stop')}]`);
  });

  it('is told once, whatever is started again or changes elsewhere', async () => {
    await follow(theo().withBot);
    told = theo().withBot.messages.length;
    await change(() => writeFile(seed('storm.md'), OTHER_STORM));
    await nextMessage();
    await stage.restart();
    await change(() => writeFile(seed('other.txt'), 'A library opened in Lindholm on 3 June 2024.'));
    await change(() => writeFile(seed('storm.md'), STORM));
    expect(seen(await nextMessage())).toContain(
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
    );
    expect(theo().withBot.messages).toHaveLength(told);
    await change(() => rm(seed('other.txt')));
  });

  it('is told that the answer is gone with its article, and of the next one', async () => {
    await follow(theo().withBot);
    told = theo().withBot.messages.length;
    await change(() => rm(seed('storm.md')));
    expect(seen(await nextMessage())).toEqual([
      `### ${QUESTION}`,
      'You follow this question. Its answer is gone from the articles, and I am sure of no other.',
      '**Until now**',
      ...BEFORE,
      '[Stop]',
    ]);
    await change(() => writeFile(seed('storm.md'), STORM));
    expect(seen(await nextMessage()).slice(1, 4)).toEqual([
      'You follow this question. It has an answer now.',
      '**Now**',
      '> A storm closed the harbour of Varde on **Thursday**. Nobody was hurt, because the ferries had left the day before.',
    ]);
  });

  it('is told of an article that a moderator adds to the server, and not where it is not seen', async () => {
    await follow(stage.theo, MILL_QUESTION);
    await follow(theo().withBot, MILL_QUESTION);
    told = theo().withBot.messages.length;
    await press(await previewMill(), 'Publish');
    expect(seen(await nextMessage())).toEqual([
      `### ${MILL_QUESTION}`,
      'You follow this question in The Newsroom. It has an answer now.',
      '**Now**',
      '> The mill of Aske burned down on **3 May 2024**. Nobody was hurt. It had stood for 200 years.',
      expect.stringMatching(/^-# The mill is gone · published 4 May 2024 · `[0-9a-z.]+`$/),
      expect.stringMatching(
        /^-# The article is one of that server: read it there, with `\/cite [0-9a-z.]+`\.$/,
      ),
      '[Stop]',
    ]);
    await remove('mill');
    expect(seen(await nextMessage())[1]).toBe(
      'You follow this question in The Newsroom. Its answer is gone from the articles, and I am sure of no other.',
    );
    expect(theo().withBot.messages).toHaveLength(told);
  });
});
