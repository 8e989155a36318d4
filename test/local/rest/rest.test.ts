/** The REST API: requests, lookups, messages and files. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { connect, type Reply, request } from '../raw-bot.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());

const NO_MENTIONS = { allowed_mentions: { parse: [] } };
const call = (method: string, path: string, body?: unknown) => request(local, method, path, body);
const send = (channel: { id: string }, body: object) =>
  call('POST', `/channels/${channel.id}/messages`, { ...NO_MENTIONS, ...body });
const refused = (status: number, code: number, message: string) => ({ status, body: { code, message } });

describe('a request', () => {
  it('must show the bot’s token', async () => {
    for (const headers of [{}, { authorization: 'Bot wrong' }, { authorization: local.token }])
      expect(await request(local, 'GET', '/gateway/bot', undefined, headers)).toEqual(
        refused(401, 0, '401: Unauthorized'),
      );
  });

  it('needs no token to learn where the gateway is, as from Discord', async () => {
    expect(await request(local, 'GET', '/gateway', undefined, {})).toEqual({
      status: 200,
      body: { url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/gateway$/) },
    });
  });

  it('must be for a route that exists', async () => {
    expect(await call('GET', '/nothing')).toEqual(refused(404, 0, '404: Not Found'));
    expect(await call('PATCH', '/gateway/bot')).toEqual(refused(404, 0, '404: Not Found'));
    expect(await call('GET', '/channels/%ff')).toEqual(refused(404, 0, '404: Not Found'));
  });

  it('must be JSON', async () => {
    expect(await call('POST', `/channels/${local.channels.general.id}/messages`, '{')).toEqual(
      refused(400, 50109, 'The request body contains invalid JSON.'),
    );
  });

  it('may not be larger than 25 MiB', async () => {
    const body = JSON.stringify('x'.repeat(25 * 1024 * 1024));
    expect(await call('POST', `/channels/${local.channels.general.id}/messages`, body)).toEqual(
      refused(413, 40005, 'Request entity too large'),
    );
  });

  it('comes from this machine, or from the page', async () => {
    const from = (headers: { [name: string]: string }) => fetch(`${local.url}`, { headers });
    expect((await from({ origin: local.url.slice(0, -1) })).status).toBe(200);
    expect((await from({ origin: 'https://example.com' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
  });

  it('is recorded with its response', async () => {
    await send(local.channels.general, { content: 'kept' });
    expect(local.record.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: `/api/v10/channels/${local.channels.general.id}/messages`,
      body: { content: 'kept', ...NO_MENTIONS },
      status: 200,
      answer: { content: 'kept' },
    });
    expect(JSON.stringify(local.record)).not.toContain(local.token);
  });
});

describe('what a bot may look up', () => {
  const found = (path: string) => call('GET', path).then(({ body }) => body);

  it('is the address of the gateway', async () => {
    expect(await found('/gateway/bot')).toMatchObject({
      url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/gateway$/),
      shards: 1,
      session_start_limit: { remaining: 1_000, max_concurrency: 1 },
    });
  });

  it('is itself, its application and other users', async () => {
    const { user } = local.people.mira;
    expect(await found('/users/@me')).toMatchObject({ id: local.applicationId, bot: true });
    expect(await found('/applications/@me')).toMatchObject({ id: local.applicationId, bot: { bot: true } });
    expect(await found('/oauth2/applications/@me')).toMatchObject({ id: local.applicationId });
    expect(await found(`/users/${user.id}`)).toEqual(user);
    expect(await call('GET', '/users/1')).toEqual(refused(404, 10013, 'Unknown User'));
  });

  it('is its servers, with channels, roles and members', async () => {
    const { id } = local.servers.newsroom;
    expect(await found('/users/@me/guilds')).toMatchObject([{ id }, { name: 'History Club' }]);
    expect(await found(`/guilds/${id}`)).toMatchObject({ id, name: 'The Newsroom' });
    expect(await found(`/guilds/${id}/channels`)).toMatchObject([
      { name: 'general', type: 0 },
      {},
      {},
      { name: 'help', type: 15 },
    ]);
    expect(await found(`/guilds/${id}/roles`)).toMatchObject([{ id, name: '@everyone' }, {}, {}]);
    expect(await found(`/guilds/${id}/members/${local.people.sam.user.id}`)).toMatchObject({
      user: { username: 'sam' },
      roles: [expect.any(String)],
    });
    expect(await call('GET', '/guilds/1')).toEqual(refused(404, 10004, 'Unknown Guild'));
    expect(await call('GET', `/guilds/${id}/members/1`)).toEqual(refused(404, 10007, 'Unknown Member'));
  });

  it('is the direct message with a person', async () => {
    const open = (id: string) => call('POST', '/users/@me/channels', { recipient_id: id });
    expect(await open(local.people.mira.user.id)).toMatchObject({
      body: { id: local.channels.miraAndBot.id, type: 1, recipients: [{ username: 'mira' }] },
    });
    expect(await open('1')).toEqual(refused(403, 50007, 'Cannot send messages to this user'));
    expect((await open('x')).body).toMatchObject({ code: 50035 });
  });
});

describe('a message', () => {
  it('is sent, changed, read and removed', async () => {
    const socket = await connect(local, { intents: 1 << 9 });
    const path = `/channels/${local.channels.general.id}/messages`;
    const { body } = (await send(local.channels.general, { content: 'one' })) as Reply & {
      body: { id: string };
    };
    expect(await call('PATCH', `${path}/${body.id}`, { ...NO_MENTIONS, content: 'two' })).toMatchObject({
      status: 200,
    });
    expect((await call('GET', `${path}/${body.id}`)).body).toMatchObject({
      content: 'two',
      edited_timestamp: expect.any(String),
    });
    expect((await call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect(await call('GET', `${path}/${body.id}`)).toEqual(refused(404, 10008, 'Unknown Message'));
    await socket.event('MESSAGE_DELETE');
    expect(socket.frames.slice(2).map(({ t, d }) => [t, d])).toMatchObject([
      ['MESSAGE_CREATE', { content: 'one', guild_id: local.servers.newsroom.id }],
      ['MESSAGE_UPDATE', { content: 'two' }],
      ['MESSAGE_DELETE', { id: body.id, guild_id: local.servers.newsroom.id }],
    ]);
  });

  it('must not be empty', async () => {
    expect(await send(local.channels.general, {})).toEqual(
      refused(400, 50006, 'Cannot send an empty message'),
    );
    expect(await send(local.channels.general, { content: '' })).toMatchObject({ body: { code: 50006 } });
  });

  it('answers another', async () => {
    const asked = local.people.mira.in(local.channels.general).say('when?');
    const reply = { content: 'then', message_reference: { message_id: asked.id } };
    expect((await send(local.channels.general, reply)).body).toMatchObject({
      type: 19,
      referenced_message: { id: asked.id, content: '' },
      mentions: [],
    });
    const loud = { ...reply, allowed_mentions: { parse: [], replied_user: true } };
    expect((await send(local.channels.general, loud)).body).toMatchObject({
      mentions: [{ username: 'mira' }],
    });
    expect(
      await send(local.channels.general, { content: 'x', message_reference: { message_id: '1' } }),
    ).toMatchObject({
      body: { code: 50035, errors: { message_reference: { _errors: [{ message: 'Unknown message' }] } } },
    });
  });

  it('goes only where the bot is, and may write', async () => {
    const { announcements, miraAndTheo } = local.channels;
    expect(await send({ id: '1' }, { content: 'x' })).toEqual(refused(404, 10003, 'Unknown Channel'));
    expect(await send(miraAndTheo, { content: 'x' })).toEqual(refused(403, 50001, 'Missing Access'));
    expect(await send(announcements, { content: 'x' })).toEqual(refused(403, 50013, 'Missing Permissions'));
  });

  it('of a person cannot be changed by the bot', async () => {
    const { id } = local.people.mira.in(local.channels.general).say('mine');
    const path = `/channels/${local.channels.general.id}/messages/${id}`;
    expect(await call('PATCH', path, { ...NO_MENTIONS, content: 'x' })).toMatchObject({
      body: { code: 50005 },
    });
    expect(await call('DELETE', path)).toMatchObject({ body: { code: 50013 } });
  });

  it('is listed newest first, without the content of messages that are not for the bot', async () => {
    const { reading } = local.channels;
    const there = local.people.theo.in(reading);
    there.say('first');
    const { id } = there.say('@verbatim second');
    await send(reading, { content: 'third' });
    const list = async (query: string) =>
      ((await call('GET', `/channels/${reading.id}/messages${query}`)).body as { content: string }[]).map(
        ({ content }) => content,
      );
    const second = `<@${local.applicationId}> second`;
    expect(await list('')).toEqual(['third', second, '']);
    expect(await list('?limit=1')).toEqual(['third']);
    expect(await list(`?before=${id}`)).toEqual(['']);
    expect(await list(`?after=${id}`)).toEqual(['third']);
    expect(await call('GET', `/channels/${reading.id}/messages?before=x`)).toMatchObject({
      body: { code: 50035 },
    });
  });
});

describe('a file', () => {
  function form(payload: object, files: [name: string, content: string][]): FormData {
    const data = new FormData();
    data.set('payload_json', JSON.stringify({ ...NO_MENTIONS, ...payload }));
    for (const [index, [name, content]] of files.entries())
      data.set(`files[${index}]`, new Blob([content], { type: 'text/plain' }), name);
    return data;
  }
  const post = (payload: object, files: [string, string][]) =>
    call('POST', `/channels/${local.channels.general.id}/messages`, form(payload, files));

  it('is attached, and can be fetched', async () => {
    const { body } = await post({ attachments: [{ id: 0, description: 'An article' }] }, [
      ['my moon.txt', 'Words'],
    ]);
    const [attachment] = (body as { attachments: { url: string }[] }).attachments;
    expect(attachment).toMatchObject({
      filename: 'my_moon.txt',
      description: 'An article',
      size: 5,
      content_type: 'text/plain',
    });
    const fetched = await fetch(attachment!.url);
    expect(await fetched.text()).toBe('Words');
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="my_moon.txt"');
    expect((await fetch(`${attachment!.url.replace(/\d+\/my/, '1/my')}`)).status).toBe(404);
  });

  it('is shown where a component names it', async () => {
    const components = [{ type: 13, file: { url: 'attachment://moon.txt' } }];
    expect((await post({ flags: 32_768, components }, [['moon.txt', 'Words']])).body).toMatchObject({
      components: [{ file: { url: expect.stringMatching(/^http.*moon\.txt$/) } }],
    });
    expect(await post({ flags: 32_768, components }, [['sun.txt', 'Words']])).toMatchObject({
      body: { errors: { components: { 0: { file: { url: { _errors: [{}] } } } } } },
    });
  });

  it('has at most 10 MiB', async () => {
    expect(await post({}, [['large.txt', 'x'.repeat(10 * 1024 * 1024 + 1)]])).toMatchObject({
      status: 413,
      body: { code: 40005 },
    });
  });

  it('stays through an edit that names it, and goes with one that does not', async () => {
    const { body } = await post({}, [['moon.txt', 'Words']]);
    const { id, channel_id, attachments } = body as {
      id: string;
      channel_id: string;
      attachments: { id: string }[];
    };
    const edit = (changes: object) =>
      call('PATCH', `/channels/${channel_id}/messages/${id}`, { ...NO_MENTIONS, content: 'x', ...changes });
    expect((await edit({})).body).toMatchObject({ attachments });
    expect((await edit({ attachments: [{ id: attachments[0]!.id }] })).body).toMatchObject({ attachments });
    expect((await edit({ attachments: [{ id: '7' }] })).body).toMatchObject({ code: 50035 });
    expect((await edit({ attachments: [] })).body).toMatchObject({ attachments: [] });
  });
});
