/** Threads: what people do in them, and what a bot hears and may do. */

import type { APIMessage, APIPublicThreadChannel, APIThreadChannel } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Thread } from '../../../src/local/state/guild-state.ts';
import { ANYWHERE, connect, ManualBot, type RawSocket, register, request } from '../raw-bot.ts';

const GUILDS = 1;
const GUILD_MESSAGES = 1 << 9;
const HAS_THREAD = 32;
const THREAD = 11;
const STARTER = 21;
const NO_MENTIONS = { allowed_mentions: { parse: [] } };

let local: LocalDiscord;
let socket: RawSocket;
beforeEach(async () => {
  local = await startLocalDiscord();
  socket = await connect(local, { intents: GUILDS | GUILD_MESSAGES });
  await socket.waitFor(({ s }) => s === 3);
});
afterEach(() => local.close());

const call = (method: string, path: string, body?: object) => request(local, method, path, body);
const mira = () => local.people.mira.in(local.channels.general);

/** A thread that Mira opens from a message of Theo's. */
function open(name = 'The storm'): { starter: APIMessage; thread: Thread } {
  const starter = local.people.theo.in(local.channels.general).say('It closed the harbour');
  return { starter, thread: mira().openThread(starter, name) };
}

/** The events after READY and the servers, once there are so many of them. */
async function events(count: number): Promise<[name: string | null, data: unknown][]> {
  await socket.waitFor(({ s }) => s === 3 + count);
  return socket.frames.filter(({ s }) => s !== null && s > 3).map(({ t, d }) => [t, d]);
}

describe('a thread', () => {
  it('is opened from a message, of which the bot hears without its words', async () => {
    const { starter, thread } = open();
    const { newsroom } = local.servers;
    const { general } = local.channels;
    const described = {
      id: starter.id,
      type: THREAD,
      guild_id: newsroom.id,
      parent_id: general.id,
      owner_id: local.people.mira.user.id,
      name: 'The storm',
      thread_metadata: { archived: false, locked: false, auto_archive_duration: 4_320 },
    };
    expect(thread.id).toBe(starter.id);
    expect(await events(4)).toMatchObject([
      ['MESSAGE_CREATE', { id: starter.id, channel_type: 0 }],
      ['THREAD_CREATE', { ...described, newly_created: true, message_count: 0, member_count: 1 }],
      ['MESSAGE_UPDATE', { id: starter.id, content: '', flags: HAS_THREAD, thread: described }],
      [
        'MESSAGE_CREATE',
        {
          type: STARTER,
          channel_id: thread.id,
          channel_type: THREAD,
          content: '',
          message_reference: { message_id: starter.id, channel_id: general.id, guild_id: newsroom.id },
          referenced_message: { id: starter.id, content: '' },
        },
      ],
    ]);
  });

  it('is opened once from a message, with a name of 1 to 100 characters', () => {
    const { starter, thread } = open();
    expect(() => mira().openThread(starter, 'Again')).toThrow('already been created');
    expect(() => mira().openThread(mira().say('x'), ' ')).toThrow('between 1 and 100');
    expect(() => mira().openThread(mira().say('x'), 'x'.repeat(101))).toThrow('between 1 and 100');
    const there = local.people.mira.in(thread);
    expect(() => there.openThread(there.messages[0]!, 'Within')).toThrow('No thread can be opened here');
    const { withBot } = local.people.mira;
    expect(() => withBot.openThread(withBot.say('x'), 'x')).toThrow('No thread can be opened here');
  });

  it('is opened only by those who may', () => {
    const { announcements } = local.channels;
    const message = local.people.sam.in(announcements).say('Hear, hear');
    expect(() => local.people.mira.in(announcements).openThread(message, 'x')).toThrow('permission');
    const thread = local.people.sam.in(announcements).openThread(message, 'Talk');
    expect(() => local.people.mira.in(thread).say('x')).toThrow('permission');
  });

  it('is open to every member of the server, who join it when they write or are mentioned', async () => {
    const { thread } = open();
    const { theo, mira: asker } = local.people;
    theo.in(thread).say('Which one?');
    expect((await call('GET', `/channels/${thread.id}`)).body).not.toHaveProperty('member');
    asker.in(thread).say('@verbatim knows');
    const bot = local.applicationId;
    expect((await events(7)).slice(4)).toMatchObject([
      ['MESSAGE_CREATE', { content: '', channel_id: thread.id, position: 0 }],
      [
        'THREAD_MEMBERS_UPDATE',
        { id: thread.id, guild_id: thread.server.id, member_count: 3, added_members: [{ user_id: bot }] },
      ],
      ['MESSAGE_CREATE', { content: `<@${bot}> knows`, mentions: [{ id: bot }], position: 1 }],
    ]);
    expect((await call('GET', `/channels/${thread.id}`)).body).toMatchObject({
      message_count: 2,
      total_message_sent: 2,
      member_count: 3,
      member: { user_id: bot, id: thread.id },
      last_message_id: asker.in(thread).messages.at(-1)?.id,
    });
  });

  it('is among those of its server when a bot connects, unless it is archived', async () => {
    const { thread } = open();
    const other = mira().openThread(mira().say('x'), 'Done');
    local.people.mira.in(other).changeThread({ isArchived: true });
    const later = await connect(local, { intents: GUILDS });
    const { threads } = await later.event<{ threads: APIThreadChannel[] }>('GUILD_CREATE');
    expect(threads.map(({ id, name }) => [id, name])).toEqual([[thread.id, 'The storm']]);
  });

  it('is renamed, archived and locked, and opened again by a message', async () => {
    const { thread } = open();
    const owner = local.people.mira.in(thread);
    owner.changeThread({ name: ' The great storm ' });
    owner.changeThread({ isArchived: true });
    owner.say('One more');
    local.people.sam.in(thread).changeThread({ isLocked: true });
    expect((await events(9)).slice(4)).toMatchObject([
      ['THREAD_UPDATE', { id: thread.id, name: 'The great storm', thread_metadata: { archived: false } }],
      ['THREAD_UPDATE', { thread_metadata: { archived: true } }],
      ['THREAD_UPDATE', { thread_metadata: { archived: false } }],
      ['MESSAGE_CREATE', { channel_id: thread.id }],
      ['THREAD_UPDATE', { thread_metadata: { locked: true } }],
    ]);
    expect(() => owner.say('x')).toThrow('permission');
    expect(() => owner.changeThread({ isLocked: false })).toThrow('permission');
    expect(() => owner.changeThread({ name: 'x' })).toThrow('permission');
    expect(local.people.sam.in(thread).say('Enough')).toMatchObject({ content: 'Enough' });
  });

  it('is changed by its owner and moderators, and deleted by moderators', async () => {
    const { starter, thread } = open();
    expect(() => local.people.theo.in(thread).changeThread({ name: 'x' })).toThrow('permission');
    expect(() => local.people.mira.in(thread).deleteThread()).toThrow('permission');
    expect(() => local.people.sam.in(local.channels.general).deleteThread()).toThrow('no thread');
    local.people.sam.in(thread).deleteThread();
    const { newsroom } = local.servers;
    expect((await events(6)).slice(4)).toEqual([
      [
        'THREAD_DELETE',
        { id: thread.id, guild_id: newsroom.id, parent_id: local.channels.general.id, type: THREAD },
      ],
      ['MESSAGE_UPDATE', expect.objectContaining({ id: starter.id, flags: 0 })],
    ]);
    expect(mira().messages[0]).not.toHaveProperty('thread');
    expect(await call('GET', `/channels/${thread.id}`)).toMatchObject({ body: { code: 10003 } });
    expect(() => local.people.mira.in(thread)).toThrow('You are not in there');
  });
});

describe('a bot in a thread', () => {
  it('sends, reads, changes and deletes messages as in a channel', async () => {
    const { thread } = open();
    const path = `/channels/${thread.id}/messages`;
    const { body } = await call('POST', path, { content: 'one', ...NO_MENTIONS });
    const { id } = body as APIMessage;
    expect(body).toMatchObject({ channel_id: thread.id, position: 0 });
    const reply = { content: 'two', message_reference: { message_id: id }, ...NO_MENTIONS };
    expect((await call('POST', path, reply)).body).toMatchObject({
      type: 19,
      message_reference: { channel_id: thread.id },
      referenced_message: { content: 'one' },
    });
    expect((await call('PATCH', `${path}/${id}`, { content: 'won', ...NO_MENTIONS })).status).toBe(200);
    expect((await call('GET', `${path}/${id}`)).body).toMatchObject({ content: 'won' });
    expect((await call('GET', path)).body).toMatchObject([
      { content: 'two' },
      { content: 'won' },
      { type: STARTER },
    ]);
    expect((await call('DELETE', `${path}/${id}`)).status).toBe(204);
    expect((await call('GET', `/channels/${thread.id}`)).body).toMatchObject({
      message_count: 1,
      total_message_sent: 2,
      member: { user_id: local.applicationId },
    });
  });

  it('reads the message from which it was opened in the channel of that, with the thread as it is', async () => {
    const { starter, thread } = open();
    local.people.theo.in(thread).say('Which one?');
    const { body } = await call('GET', `/channels/${local.channels.general.id}/messages/${starter.id}`);
    expect(body).toMatchObject({
      content: '',
      flags: HAS_THREAD,
      thread: { id: thread.id, message_count: 1 },
    });
    expect(await call('GET', `/channels/${thread.id}/messages/${starter.id}`)).toMatchObject({
      body: { code: 10008 },
    });
  });

  it('cannot reply to the message with which it begins, and neither can people', async () => {
    const { thread } = open();
    const there = local.people.mira.in(thread);
    const [starter] = there.messages;
    expect(() => there.say('x', { answering: starter! })).toThrow('cannot reply to this message');
    const reply = { content: 'x', message_reference: { message_id: starter!.id }, ...NO_MENTIONS };
    expect((await call('POST', `/channels/${thread.id}/messages`, reply)).body).toMatchObject({
      code: 50035,
      errors: { message_reference: { _errors: [{ code: 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE' }] } },
    });
  });

  it('writes only if it may write in threads, and they are not locked', async () => {
    const { announcements } = local.channels;
    const sam = local.people.sam.in(announcements);
    const silent = sam.openThread(sam.say('Hear, hear'), 'Talk');
    const write = ({ id }: Thread) =>
      call('POST', `/channels/${id}/messages`, { content: 'x', ...NO_MENTIONS });
    expect(await write(silent)).toMatchObject({ status: 403, body: { code: 50013 } });
    const { thread } = open();
    local.people.sam.in(thread).changeThread({ isLocked: true });
    expect(await write(thread)).toMatchObject({ status: 400, body: { code: 160005 } });
  });

  it('answers commands there, with the permissions of the channel above', async () => {
    await register(local, [
      {
        name: 'ask',
        description: 'Ask',
        ...ANYWHERE,
        options: [{ type: 7, name: 'where', description: 'x' }],
      },
    ]);
    const bot = new ManualBot(local, socket);
    const { thread } = open();
    const asking = local.people.mira.in(thread).run('ask', { where: thread.id });
    const interaction = await bot.next();
    const permissions = expect.stringMatching(/^\d+$/);
    const { parent_id, thread_metadata } = (await call('GET', `/channels/${thread.id}`))
      .body as APIPublicThreadChannel;
    expect(interaction).toMatchObject({
      channel_id: thread.id,
      channel: { id: thread.id, type: THREAD, parent_id, thread_metadata },
      guild_id: thread.server.id,
      context: 0,
      app_permissions: permissions,
      data: {
        resolved: {
          channels: {
            [thread.id]: { name: 'The storm', type: THREAD, parent_id, thread_metadata, permissions },
          },
        },
      },
    });
    await bot.answer(interaction, 4, { content: 'There' });
    expect(await asking).toMatchObject({ message: { channel_id: thread.id, content: 'There' } });
    void local.people.mira.in(thread).run('ask');
    const late = await bot.next();
    local.people.sam.in(thread).deleteThread();
    expect(await bot.answer(late, 4, { content: 'x' })).toMatchObject({ status: 404, body: { code: 10003 } });
  });
});
