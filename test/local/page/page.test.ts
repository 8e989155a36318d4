/** The page's server: files, actions, traffic, faults and the stream of changes. */

import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type {
  ActionRequest,
  ActionResult,
  Change,
  GuildStateView,
  PanelView,
} from '../../../src/local/page/protocol.ts';
import { ANYWHERE, connect, ManualBot, register } from '../raw-bot.ts';

let local: LocalDiscord;
let bot: ManualBot;
beforeAll(async () => {
  local = await startLocalDiscord();
  await register(local, [
    {
      name: 'ask',
      description: 'Ask',
      ...ANYWHERE,
      options: [{ type: 3, name: 'question', description: 'x' }],
    },
    { name: 'add', description: 'Add', ...ANYWHERE, options: [{ type: 11, name: 'file', description: 'x' }] },
  ]);
  bot = new ManualBot(local, await connect(local, { intents: 1 << 9 }));
});
afterAll(() => local.close());

const get = (path: string) => fetch(`${local.url}${path}`);
const actorQuery = (person: 'mira' | 'theo' = 'mira', channel: { id: string } = local.channels.general) =>
  `as=${local.people[person].user.id}&channel=${channel.id}`;

async function perform(action: ActionRequest | object, query = actorQuery()): Promise<ActionResult> {
  const response = await fetch(`${local.url}page/deeds?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  return (response.ok ? await response.json() : await response.text()) as ActionResult;
}

describe('the page', () => {
  it.each([
    ['', 'text/html; charset=utf-8', '<title>'],
    ['page/page.css', 'text/css; charset=utf-8', ':root'],
    ['page/page.js', 'text/javascript; charset=utf-8', 'EventSource'],
  ])('serves /%s', async (path, type, part) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await response.text()).toContain(part);
  });

  it.each([
    'page/page.ts',
    'page/browser/main.ts',
    'page/../index.ts',
    '..%2f..%2fpackage.json',
    'package.json',
  ])('serves no other file, such as /%s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it.each([
    ['of another name', { host: 'example.com:80' }, '/'],
    ['of another site', { host: '127.0.0.1', origin: 'https://example.com' }, '/page/world'],
    ['of another port', { host: '127.0.0.1:1', origin: 'http://127.0.0.1:2' }, '/page/deeds'],
  ])('refuses requests %s', async (_, headers, path) => {
    const { port } = new URL(local.url);
    const status = await new Promise((resolve) => {
      send({ port, path, headers }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it('answers an invalid address with 404', async () => {
    const { port } = new URL(local.url);
    const status = await new Promise((resolve) => {
      const path = 'http://[';
      send({ port, path, headers: { host: '127.0.0.1' } }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(404);
  });

  it('shows each person the channels that they are in', async () => {
    expect(await (await get('page/world')).json()).toMatchObject({
      bot: { username: 'Verbatim' },
      people: [{ username: 'mira' }, { username: 'theo' }, { username: 'sam' }],
      online: true,
      servers: [{ name: 'The Newsroom' }, { name: 'History Club' }],
      direct: [{ name: 'Verbatim' }, { name: 'Theo' }],
    });
    const { id } = local.people.sam.user;
    expect(await (await get(`page/world?as=${id}`)).json()).toMatchObject({ direct: [{ name: 'Verbatim' }] });
    expect((await get('page/world?as=1')).status).toBe(404);
    expect((await get(`page/channel?as=${id}&channel=${local.channels.miraAndTheo.id}`)).status).toBe(403);
  });

  it('runs a command, and shows what comes of it', async () => {
    const asking = perform({ do: 'run', command: 'ask', options: { question: 'When?' } });
    await bot.answer(await bot.next(), 4, { content: 'Then.' });
    expect(await asking).toMatchObject({ kind: 'reply', message: { content: 'Then.' } });
    expect(await (await get(`page/channel?${actorQuery()}`)).json()).toMatchObject({
      messages: [{ content: 'Then.', interaction: { name: 'ask' } }],
      commands: [{ name: 'ask' }, { name: 'add' }],
    });
  });

  it('says that the bot is thinking, without waiting for its answer', async () => {
    const asking = perform({ do: 'run', command: 'ask', options: {} });
    await bot.answer(await bot.next(), 5);
    expect(await asking).toEqual({ kind: 'thinking' });
  });

  it('opens a thread, changes it, and takes nothing else for a change', async () => {
    const { id } = local.people.mira.in(local.channels.questions).say('When?');
    const query = actorQuery('mira', local.channels.questions);
    expect(await perform({ do: 'openThread', message: id, name: 'Dates' }, query)).toEqual({
      kind: 'opened',
      channel: id,
    });
    const change = (changes: unknown) =>
      perform({ do: 'changeThread', changes }, `as=${local.people.mira.user.id}&channel=${id}`);
    const entry = async () => {
      const { servers } = (await (await get('page/world')).json()) as GuildStateView;
      return servers[0]?.threads.find((thread) => thread.id === id);
    };
    expect(await entry()).toMatchObject({
      name: 'Dates',
      hasJoined: true,
      mayChange: true,
      mayManage: false,
    });
    expect(await change({ name: 'Days', isArchived: true, ownerId: '1', messageCount: 7 })).toEqual({
      kind: 'done',
    });
    expect(await entry()).toMatchObject({ name: 'Days', isArchived: true, messageCount: 0, mayChange: true });
    expect(await change({ isLocked: true })).toMatchObject({ kind: 'refusal' });
    for (const changes of [null, 'x', { name: 1 }, { isArchived: 'x' }])
      expect(JSON.parse(String(await change(changes)))).toMatchObject({ code: 50035 });
  });

  it('opens a post with tags', async () => {
    const { help } = local.channels;
    const post = (more: object) =>
      perform({ do: 'post', title: 'The storm', text: 'When?', ...more }, actorQuery('mira', help));
    const opened = await post({ tags: [help.tags[0]!.id] });
    expect(opened).toEqual({ kind: 'opened', channel: help.server.threads.at(-1)?.id });
    expect(await post({ tags: ['zeppelin'] })).toMatchObject({ kind: 'refusal' });
    for (const more of [{ tags: 'x' }, { tags: [1] }, { title: null, tags: [] }])
      expect(JSON.parse(String(await post(more)))).toMatchObject({ code: 50035 });
  });

  it('shows what Discord’s client refuses', async () => {
    expect(await perform({ do: 'run', command: 'nothing', options: {} })).toEqual({
      kind: 'refusal',
      text: 'There is no command /nothing here',
    });
  });

  it('sends messages and files', async () => {
    const file = { name: 'moon.txt', type: 'text/plain', base64: btoa('Words') };
    expect(await perform({ do: 'say', text: 'Read', files: [file], answering: null })).toEqual({
      kind: 'done',
    });
    expect(local.people.theo.in(local.channels.general).messages.at(-1)).toMatchObject({
      content: 'Read',
      attachments: [{ filename: 'moon.txt', size: 5 }],
    });
    const adding = perform({ do: 'run', command: 'add', options: { file } });
    const interaction = await bot.next();
    expect(interaction).toMatchObject({
      data: { options: [{ name: 'file' }], resolved: { attachments: {} } },
    });
    await bot.answer(interaction, 4, { content: 'Added' });
    expect(await adding).toMatchObject({ kind: 'reply' });
  });

  it('dismisses a private reply for the person who saw it', async () => {
    const asking = perform({ do: 'run', command: 'ask', options: {} });
    const interaction = await bot.next();
    await bot.answer(interaction, 4, { content: 'psst', flags: 64 });
    const { message } = (await asking) as ActionResult & { kind: 'reply' };
    const aloud = local.people.mira.in(local.channels.general).say('aloud');
    expect(await perform({ do: 'dismiss', message: aloud.id })).toMatchObject({ kind: 'refusal' });
    expect(await perform({ do: 'dismiss', message: message.id }, actorQuery('theo'))).toMatchObject({
      kind: 'refusal',
    });
    expect(await perform({ do: 'dismiss', message: message.id })).toEqual({ kind: 'done' });
    expect(await (await get(`page/channel?${actorQuery()}`)).text()).not.toContain(message.id);
    // The bot can still edit it.
    expect(
      await bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'again' }),
    ).toMatchObject({
      status: 200,
    });
  });

  it('lists requests and frames, and shows each in full', async () => {
    const { passed } = (await (await get('page/panel')).json()) as PanelView;
    expect(passed).toContainEqual(
      expect.objectContaining({ from: 'bot', what: expect.stringMatching(/^PUT .*commands$/), status: 200 }),
    );
    const ready = passed.find(({ what }) => what === 'READY');
    expect(await (await get(`page/passed?number=${ready?.number}`)).json()).toMatchObject({
      event: 'READY',
      data: { user: { username: 'Verbatim' } },
    });
    expect((await get('page/passed?number=0')).status).toBe(404);
  });

  it('plays faults by their names, and stops them', async () => {
    const fault = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${local.url}page/faults`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return response.json();
    };
    expect(await fault({ do: 'play', fault: 'slow' })).toEqual({ playing: ['slow'] });
    expect(local.faults.playing).toHaveLength(2);
    expect(await fault({ do: 'stop', fault: 'slow' })).toEqual({ playing: [] });
    expect(local.faults.playing).toEqual([]);
    expect(await fault({ do: 'play', fault: 'disconnect' })).toEqual({ playing: [] });
    expect(await bot.socket.waitForClose()).toBe(1006);
    expect(await fault({ do: 'play', fault: 'everything' })).toMatchObject({ code: 50035 });
    bot = new ManualBot(local, await connect(local, { intents: 1 << 9 }));
  });

  it.each([
    {},
    { do: 'everything' },
    { do: 'run', command: 1 },
    { do: 'run', command: 'ask', options: 'x' },
    { do: 'run', command: 'ask', options: { question: {} } },
    { do: 'choose', message: '1', select: 'x', values: [1] },
    { do: 'say', text: 'x', files: [{ name: 'x' }] },
    { do: 'setLocale', locale: 'xx' },
    { do: 'setServerLocale' },
  ])('refuses %j', async (action) => {
    expect(JSON.parse(String(await perform(action)))).toMatchObject({ code: 50035 });
  });

  it('streams changes to those who see them', async () => {
    const heard: { [person: string]: Change[] } = { mira: [], theo: [] };
    const streams = await Promise.all(
      (['mira', 'theo'] as const).map(async (person) => {
        const { body } = await get(`page/changes?as=${local.people[person].user.id}`);
        const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
        await reader.read();
        return { person, reader };
      }),
    );
    const asking = perform({ do: 'run', command: 'ask', options: {} });
    await bot.answer(await bot.next(), 4, { content: 'psst', flags: 64 });
    await asking;
    await perform({ do: 'say', text: 'aloud', files: [], answering: null });
    for (const { person, reader } of streams) {
      while (!heard[person]?.some((change) => 'message' in change && change.message.content === 'aloud')) {
        const { value = '' } = await reader.read();
        for (const [, data] of value.matchAll(/^data: (.*)$/gm)) heard[person]?.push(JSON.parse(data!));
      }
      await reader.cancel();
    }
    const words = (person: string) =>
      heard[person]?.flatMap((change) => ('message' in change ? change.message.content : []));
    expect(words('mira')).toEqual(['psst', 'aloud']);
    expect(words('theo')).toEqual(['aloud']);
  });
});
