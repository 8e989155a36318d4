/** A bot that is removed from a server, and added again. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { ANYWHERE, connect, type RawSocket, register, request } from '../raw-bot.ts';

const GUILDS = 1;
const GUILD_MESSAGES = 1 << 9;

let local: LocalDiscord;
let socket: RawSocket;
beforeEach(async () => {
  local = await startLocalDiscord();
  await register(local, [{ name: 'ask', description: 'Ask', ...ANYWHERE }]);
  await register(local, [{ name: 'here', description: 'Of one server' }], local.servers.newsroom.id);
  socket = await connect(local, { intents: GUILDS | GUILD_MESSAGES });
  await socket.waitFor(({ s }) => s === 3);
});
afterEach(() => local.close());

const sam = () => local.people.sam.in(local.channels.general);
const names = (actor: { commands: { name: string }[] }) => actor.commands.map(({ name }) => name);
const call = (method: string, path: string, body?: unknown) => request(local, method, path, body);

describe('a bot that is removed from a server', () => {
  it('is told so, hears nothing more from there, and is told when it is added again', async () => {
    const { newsroom } = local.servers;
    const thread = sam().openThread(sam().say('x'), 'Dates');
    local.people.mira.in(thread).say('@verbatim When?');
    await socket.waitFor(({ t }) => t === 'THREAD_MEMBERS_UPDATE');
    const before = await latest();
    sam().kickBot();
    sam().say('Without the bot');
    sam().openThread(sam().messages.at(-1)!, 'Unheard');
    sam().addBot();
    await socket.waitFor(({ t, s }) => t === 'GUILD_CREATE' && s !== null && s > before);
    const [deleted, created] = socket.frames.filter(({ s }) => s !== null && s > before);
    expect(deleted).toMatchObject({ t: 'GUILD_DELETE', d: { id: newsroom.id } });
    expect(deleted?.d).not.toHaveProperty('unavailable');
    expect(created).toMatchObject({
      t: 'GUILD_CREATE',
      d: {
        id: newsroom.id,
        member_count: 5,
        members: [{ user: { id: local.applicationId }, roles: [newsroom.botRole.id] }],
        threads: [{ name: 'Dates' }, { name: 'Unheard' }],
      },
    });
  });

  it('is refused what it asks for there, as by Discord', async () => {
    const { newsroom } = local.servers;
    const { general } = local.channels;
    const { id } = sam().openThread(sam().say('x'), 'Dates');
    sam().kickBot();
    for (const channel of [general.id, id])
      for (const path of [`/channels/${channel}`, `/channels/${channel}/messages`])
        expect(await call('GET', path)).toMatchObject({ status: 403, body: { code: 50001 } });
    const sent = { content: 'x', allowed_mentions: { parse: [] } };
    expect(await call('POST', `/channels/${general.id}/messages`, sent)).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
    for (const path of ['', '/channels', '/roles', `/members/${local.applicationId}`])
      expect(await call('GET', `/guilds/${newsroom.id}${path}`)).toMatchObject({
        status: 404,
        body: { code: 10004 },
      });
    expect(await register(local, [], newsroom.id)).toMatchObject({ status: 403, body: { code: 50001 } });
    expect((await call('GET', '/users/@me/guilds')).body).toMatchObject([{ name: 'History Club' }]);
    expect((await call('GET', '/applications/@me')).body).toMatchObject({ approximate_guild_count: 1 });
    const again = await connect(local, { intents: GUILDS });
    expect(await again.event('READY')).toMatchObject({ guilds: [{ id: local.servers.history.id }] });
  });

  it('has only the commands there that a person brings, and those of the server no more', () => {
    const mira = local.people.mira.in(local.channels.general);
    sam().kickBot();
    expect(names(mira)).toEqual(['ask']);
    expect(names(sam())).toEqual([]);
    sam().addBot();
    expect(names(mira)).toEqual(['ask']);
    expect(names(sam())).toEqual(['ask']);
  });

  it('is removed and added by those who may, once', () => {
    const mira = local.people.mira.in(local.channels.general);
    expect(() => mira.kickBot()).toThrow('permission');
    expect(() => sam().addBot()).toThrow('already');
    expect(() => local.people.sam.withBot.kickBot()).toThrow('permission');
    sam().kickBot();
    expect(() => sam().kickBot()).toThrow('not in this server');
    expect(() => mira.addBot()).toThrow('permission');
  });
});

/** The sequence of the last event, once all that were sent have arrived. */
async function latest(): Promise<number> {
  await connect(local);
  return Math.max(...socket.frames.map(({ s }) => s ?? 0));
}
