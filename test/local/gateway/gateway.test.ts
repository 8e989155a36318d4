/** The gateway: identifying, intents, shards, resuming, and the record. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { connect, RawSocket, request } from '../raw-bot.ts';

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const MESSAGE_CONTENT = 1 << 15;
const GUILDS = 1;

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());

async function opened(): Promise<RawSocket> {
  const socket = RawSocket.open(local);
  await socket.waitFor(({ op }) => op === 10);
  return socket;
}

const identify = (more: object = {}) => ({ op: 2, d: { token: local.token, intents: 0, ...more } });

describe('a bot that connects', () => {
  it('is told the heartbeat interval, and its heartbeats are acknowledged', async () => {
    const socket = await opened();
    expect(socket.frames[0]).toEqual({ op: 10, t: null, s: null, d: { heartbeat_interval: 41_250 } });
    socket.send({ op: 1, d: null });
    expect(await socket.waitFor(({ op }) => op === 11)).toMatchObject({ op: 11 });
  });

  it('receives READY and each server', async () => {
    const socket = await connect(local, { intents: GUILDS });
    expect(await socket.event('READY')).toMatchObject({
      v: 10,
      user: { id: local.applicationId, bot: true },
      guilds: [{ unavailable: true }, { unavailable: true }],
      application: { id: local.applicationId, flags: 0 },
      shard: [0, 1],
    });
    await socket.waitFor(({ s }) => s === 3);
    expect(socket.frames.map(({ t, s }) => [t, s])).toEqual([
      [null, null],
      ['READY', 1],
      ['GUILD_CREATE', 2],
      ['GUILD_CREATE', 3],
    ]);
    expect(socket.frames[2]?.d).toMatchObject({
      name: 'The Newsroom',
      channels: [{ name: 'general' }, { name: 'questions' }, { name: 'announcements' }, { name: 'help' }],
      members: [{ user: { id: local.applicationId } }],
    });
  });

  it.each([
    ['a wrong token', () => identify({ token: 'wrong' }), 4004],
    ['an unknown intent', () => identify({ intents: (1 << 5) | (1 << 30) }), 4013],
    ['no intents', () => identify({ intents: undefined }), 4013],
    ['a privileged intent that is not enabled', () => identify({ intents: MESSAGE_CONTENT }), 4014],
    ['a shard beyond the last', () => identify({ shard: [2, 2] }), 4010],
    ['what is not JSON', () => '{{{', 4002],
    ['what has no op', () => ({ d: 1 }), 4002],
    ['too large a frame', () => identify({ properties: 'x'.repeat(5_000) }), 4002],
    ['an unknown op', () => ({ op: 99 }), 4001],
    ['a presence before it has identified', () => ({ op: 3, d: {} }), 4003],
    [
      'a session to resume with a wrong token',
      () => ({ op: 6, d: { token: 'x', session_id: 'x', seq: 0 } }),
      4004,
    ],
  ])('is disconnected for %s', async (_, payload, code) => {
    const socket = await opened();
    socket.send(payload());
    expect(await socket.waitForClose()).toBe(code);
  });

  it('is disconnected when it identifies twice', async () => {
    const socket = await connect(local);
    socket.send(identify());
    expect(await socket.waitForClose()).toBe(4005);
  });

  it.each([
    ['another version', 'v=9&encoding=json', 4012],
    ['another encoding', 'v=10&encoding=etf', 4002],
    ['compression', 'v=10&encoding=json&compress=zlib-stream', 4002],
  ])('is disconnected for %s', async (_, query, code) => {
    expect(await RawSocket.open(local, query).waitForClose()).toBe(code);
  });
});

describe('what a bot receives', () => {
  it('depends on its intents', async () => {
    const [withoutIntents, inServers, inDirect] = await Promise.all([
      connect(local),
      connect(local, { intents: GUILD_MESSAGES }),
      connect(local, { intents: DIRECT_MESSAGES }),
    ]);
    local.people.mira.in(local.channels.general).say('in a server');
    local.people.mira.withBot.say('in private');
    expect(await inDirect.event('MESSAGE_CREATE')).toMatchObject({
      content: 'in private',
      author: { username: 'mira' },
    });
    await inServers.event('MESSAGE_CREATE');
    expect(withoutIntents.eventNames()).toEqual(['READY']);
    expect(inServers.eventNames()).toEqual(['READY', 'MESSAGE_CREATE']);
    expect(inDirect.eventNames()).toEqual(['READY', 'MESSAGE_CREATE']);
  });

  it('has no content without the intent for it, but what mentions the bot', async () => {
    const socket = await connect(local, { intents: GUILD_MESSAGES });
    const there = local.people.theo.in(local.channels.questions);
    there.say('not for you', { files: [{ name: 'a.txt', content: 'x' }] });
    there.say('@verbatim for you');
    await socket.waitFor(({ s }) => s === 3);
    expect(socket.frames.slice(2).map(({ d }) => d)).toMatchObject([
      { content: '', attachments: [], guild_id: local.servers.newsroom.id, member: { roles: [] } },
      { content: `<@${local.applicationId}> for you`, mentions: [{ id: local.applicationId }] },
    ]);
  });

  it('has all content with the intent, where that is enabled', async () => {
    const open = await startLocalDiscord({ privilegedIntents: MESSAGE_CONTENT });
    const socket = await connect(open, { intents: GUILD_MESSAGES | MESSAGE_CONTENT });
    open.people.theo.in(open.channels.questions).say('for all');
    expect(await socket.event('MESSAGE_CREATE')).toMatchObject({ content: 'for all' });
    expect((await request(open, 'GET', '/applications/@me')).body).toMatchObject({ flags: 1 << 19 });
    await open.close();
  });

  it('contains nothing of direct messages between two people', async () => {
    const socket = await connect(local, { intents: GUILD_MESSAGES | DIRECT_MESSAGES });
    local.people.mira.in(local.channels.miraAndTheo).say('between us');
    local.people.mira.withBot.say('for you');
    await socket.event('MESSAGE_CREATE');
    expect(JSON.stringify(socket.frames)).not.toContain('between us');
  });

  it('comes on the shard of its server, and for direct messages on the first', async () => {
    const intents = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES;
    const first = await connect(local, { intents, shard: [0, 2] });
    const second = await connect(local, { intents, shard: [1, 2] });
    await Promise.all([first.event('GUILD_CREATE'), second.event('GUILD_CREATE')]);
    local.people.sam.in(local.channels.general).say('one');
    local.people.sam.in(local.channels.history).say('two');
    local.people.sam.withBot.say('three');
    await first.waitFor(({ s }) => s === 4);
    await second.waitFor(({ s }) => s === 3);
    expect(first.eventNames()).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE', 'MESSAGE_CREATE']);
    expect(second.eventNames()).toEqual(['READY', 'GUILD_CREATE', 'MESSAGE_CREATE']);
    expect(first.frames[2]?.d).toMatchObject({ name: 'The Newsroom' });
    expect(second.frames[2]?.d).toMatchObject({ name: 'History Club' });
  });
});

describe('a bot that was away', () => {
  async function away(code?: number): Promise<{ session: string; socket: RawSocket }> {
    const socket = await connect(local, { intents: DIRECT_MESSAGES });
    const { session_id } = await socket.event<{ session_id: string }>('READY');
    if (code === undefined) local.gateway.disconnect();
    else socket.close(code);
    await socket.waitForClose();
    return { session: session_id, socket };
  }

  const resume = (session: string, seq: unknown) => ({
    op: 6,
    d: { token: local.token, session_id: session, seq },
  });

  it('receives what it missed, in order, and then RESUMED', async () => {
    const { session } = await away();
    local.people.mira.withBot.say('one');
    local.people.mira.withBot.say('two');
    const socket = await opened();
    socket.send(resume(session, 1));
    await socket.event('RESUMED');
    expect(socket.frames.slice(1).map(({ t, s }) => [t, s])).toEqual([
      ['MESSAGE_CREATE', 2],
      ['MESSAGE_CREATE', 3],
      ['RESUMED', 4],
    ]);
    local.people.mira.withBot.say('three');
    expect(await socket.waitFor(({ s }) => s === 5)).toMatchObject({ t: 'MESSAGE_CREATE' });
  });

  it.each([1000, 1001])('has lost its session when it closed with %i', async (code) => {
    const { session } = await away(code);
    const socket = await opened();
    socket.send(resume(session, 1));
    expect(await socket.waitFor(({ op }) => op === 9)).toMatchObject({ d: false });
    socket.send(identify());
    await socket.event('READY');
  });

  it('keeps its session when it closed with another code', async () => {
    const { session } = await away(4200);
    const socket = await opened();
    socket.send(resume(session, 1));
    await socket.event('RESUMED');
  });

  it.each([99, 'x', null, 1.5])('is disconnected for the sequence %j', async (seq) => {
    const { session } = await away();
    const socket = await opened();
    socket.send(resume(session, seq));
    expect(await socket.waitForClose()).toBe(4007);
  });

  it('receives events on its newest socket only', async () => {
    const old = await connect(local, { intents: DIRECT_MESSAGES });
    const { session_id } = await old.event<{ session_id: string }>('READY');
    const socket = await opened();
    socket.send(resume(session_id, 1));
    await socket.event('RESUMED');
    old.close(1000);
    await old.waitForClose();
    local.people.mira.withBot.say('to the new one');
    await socket.event('MESSAGE_CREATE');
    expect(old.eventNames()).toEqual(['READY']);
  });
});

describe('the record', () => {
  it('has every frame in both directions, and never the token', async () => {
    const fresh = await startLocalDiscord();
    const socket = await connect(fresh);
    fresh.gateway.disconnect();
    await socket.waitForClose();
    expect(fresh.record.frames.map(({ socket, from, op, event }) => [socket, from, op, event])).toEqual([
      [1, 'discord', 10, null],
      [1, 'bot', 2, null],
      [1, 'discord', 0, 'READY'],
    ]);
    await request(fresh, 'GET', '/users/@me');
    expect(JSON.stringify(fresh.record)).not.toContain(fresh.token);
    await fresh.close();
  });
});
