/** /privacy, and its button that deletes what is kept of a person. */

import type { APIMessage } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BESIDES, IN_MEMORY, OF_PEOPLE, OF_SERVERS } from '../../../src/discord/stored-data.ts';
import { english } from '../../../src/i18n/translator.ts';
import { seen, textsOf } from '../../discord/rendered-message.ts';
import { FILES } from './example-articles.ts';
import { Stage, seenBy, shown } from './stage.ts';

const stage = new Stage(FILES);
beforeEach(() => stage.replace(FILES));
afterEach(() => stage.replace(FILES));

const HERE = (not: string) => `In this server questions are ${not}kept in that way.`;

describe('/privacy', () => {
  it('says in private what is kept, for whom and for how long', async () => {
    const card = await shown(stage.mira.run('privacy'));
    expect(seen(card)).toEqual([
      '(only you)',
      '### What I keep',
      ...BESIDES.map((one) => one(english)),
      '**Of people in a server**',
      ...OF_PEOPLE.map(({ inWords }) => `- ${inWords(english)}`),
      HERE('not '),
      '**In memory alone, until I am stopped or something newer takes its place**',
      ...IN_MEMORY.map((one) => `- ${one(english)}`),
      '[Delete what you keep of me]',
    ]);
    expect(textsOf(card).join('').length).toBeLessThan(4_000);
  });

  it('says in a second message what is kept of servers beside that', async () => {
    const before = stage.local.record.requests.length;
    await shown(stage.mira.run('privacy'));
    const second = await vi.waitFor(() => {
      const sent = stage.local.record.requests
        .slice(before)
        .filter(({ path }) => path.includes('/webhooks/'));
      expect(sent).toHaveLength(1);
      return sent[0]!.answer as APIMessage;
    }, 5_000);
    expect(seen(second)).toEqual([
      '(only you)',
      '**Of a server**',
      ...OF_SERVERS.map(({ inWords }) => `- ${inWords(english)}`),
    ]);
  });

  it('says whether questions are kept here, and nothing of that in direct messages', async () => {
    await stage.library.changeSettings(stage.local.servers.newsroom.id, { keepsQuestions: true });
    expect(await seenBy(stage.mira.run('privacy'))).toContain(HERE(''));
    const direct = await seenBy(stage.local.people.theo.withBot.run('privacy'));
    expect(direct.filter((line) => line.startsWith('In this server'))).toEqual([]);
    expect(direct).toContain('**Of people in a server**');
  });
});

describe('Delete what you keep of me', () => {
  const ASKED = [
    '(only you)',
    '### Delete what I keep of you?',
    'All that is kept with your name is deleted, for good. To keep it, dismiss this message.',
    '[Delete]',
  ];
  const ANONYMOUS =
    '-# What you have reported or voted has no name, so that I do not know which of it is yours. Moderators can delete it.';

  it('asks first, in private', async () => {
    const card = await shown(stage.mira.run('privacy'));
    expect(await seenBy(stage.mira.press(card, 'Delete what you keep of me'))).toEqual(ASKED);
  });

  it('says that nothing is kept with their name, and leaves what has none', async () => {
    const { newsroom } = stage.local.servers;
    await stage.library.vote('0123456789.0.abcdefg', 'helpful', newsroom.id);
    const card = await shown(stage.mira.run('privacy'));
    const asked = await shown(stage.mira.press(card, 'Delete what you keep of me'));
    expect(await seenBy(stage.mira.press(asked, 'Delete'))).toEqual([
      '(only you)',
      '### Nothing to delete',
      'Nothing is kept with your name, so there was nothing to delete.',
      ANONYMOUS,
    ]);
    expect(await stage.library.votes(newsroom.id)).toHaveLength(1);
  });

  it("deletes the questions that they follow, in every server, and nobody else's", async () => {
    const { newsroom, history } = stage.local.servers;
    const { mira, theo } = stage.local.people;
    for (const [person, server] of [
      [mira, newsroom.id],
      [mira, history.id],
      [mira, null],
      [theo, newsroom.id],
    ] as const)
      await stage.library.follow({
        person: person.user.id,
        server,
        question: 'When?',
        day: '2026-11-29',
        answer: null,
        locale: 'en',
      });
    const card = await shown(stage.mira.run('privacy'));
    const asked = await shown(stage.mira.press(card, 'Delete what you keep of me'));
    expect(await seenBy(stage.mira.press(asked, 'Delete'))).toContain(
      '3 things that were kept with your name are deleted.',
    );
    expect(await stage.library.follows(mira.user.id)).toEqual([]);
    expect(await stage.library.follows(theo.user.id)).toHaveLength(1);
  });

  it.each([
    [1, 'One thing that was kept with your name is deleted.'],
    [3, '3 things that were kept with your name are deleted.'],
  ])('says that what was kept is deleted: %i', async (count, text) => {
    const asked: string[] = [];
    stage.library = Object.assign(Object.create(stage.library), {
      async forgetPerson(person: string) {
        asked.push(person);
        return count;
      },
    });
    const card = await shown(stage.theo.run('privacy'));
    const sure = await shown(stage.theo.press(card, 'Delete what you keep of me'));
    await stage.restart();
    expect(await seenBy(stage.theo.press(sure, 'Delete'))).toEqual([
      '(only you)',
      '### Deleted',
      text,
      ANONYMOUS,
    ]);
    expect(asked).toEqual([stage.local.people.theo.user.id]);
  });
});
