/** Forums: what people post in them, and what a bot hears and may do. */

import type { APIMessage } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { connect, type RawSocket, request } from '../raw-bot.ts';

const GUILDS = 1;
const GUILD_MESSAGES = 1 << 9;
const FORUM = 15;
const THREAD = 11;
const NO_MENTIONS = { allowed_mentions: { parse: [] } };
const POST = { title: 'The storm', text: 'When did it close the harbour?' };

let local: LocalDiscord;
let socket: RawSocket;
beforeEach(async () => {
  local = await startLocalDiscord();
  socket = await connect(local, { intents: GUILDS | GUILD_MESSAGES });
  await socket.waitFor(({ s }) => s === 3);
});
afterEach(() => local.close());

const call = (method: string, path: string, body?: object) => request(local, method, path, body);
const mira = () => local.people.mira.in(local.channels.help);
const sam = () => local.people.sam.in(local.channels.help);

/** The events after READY and the servers, once there are so many of them. */
async function events(count: number): Promise<[name: string | null, data: unknown][]> {
  await socket.waitFor(({ s }) => s === 3 + count);
  return socket.frames.filter(({ s }) => s !== null && s > 3).map(({ t, d }) => [t, d]);
}

describe('a forum', () => {
  it('is a channel with tags', async () => {
    const { help } = local.channels;
    const described = {
      id: help.id,
      type: FORUM,
      name: 'help',
      flags: 0,
      last_message_id: null,
      default_auto_archive_duration: 4_320,
      available_tags: [
        { id: help.tags[0]!.id, name: 'question', moderated: false, emoji_id: null, emoji_name: null },
        { name: 'correction', moderated: false },
        { name: 'answered', moderated: true },
      ],
    };
    expect((await call('GET', `/channels/${help.id}`)).body).toMatchObject(described);
    expect(await socket.event('GUILD_CREATE')).toMatchObject({ channels: [{}, {}, {}, described] });
    help.requiresTag = true;
    const { id } = mira().post({ ...POST, tags: ['question'] });
    expect((await call('GET', `/channels/${help.id}`)).body).toMatchObject({
      flags: 16,
      last_message_id: id,
    });
  });

  it('has no messages and no commands of its own', async () => {
    const { id } = local.channels.help;
    expect(() => mira().say('x')).toThrow('written in posts');
    expect(mira().commands).toEqual([]);
    const path = `/channels/${id}/messages`;
    for (const [method, at, body] of [
      ['GET', path],
      ['GET', `${path}/1`],
      ['POST', path, { content: 'x', ...NO_MENTIONS }],
      ['POST', `/channels/${id}/typing`],
    ] as const)
      expect(await call(method, at, body)).toMatchObject({ status: 400, body: { code: 50008 } });
  });
});

describe('a post', () => {
  it('is a thread, of which the bot hears before its first message, without its words', async () => {
    const { help } = local.channels;
    const post = mira().post({ ...POST, tags: ['correction', 'question'] });
    const heard = await events(2);
    expect(heard).toMatchObject([
      [
        'THREAD_CREATE',
        {
          id: post.id,
          type: THREAD,
          parent_id: help.id,
          name: 'The storm',
          owner_id: local.people.mira.user.id,
          applied_tags: [help.tags[1]!.id, help.tags[0]!.id],
          newly_created: true,
        },
      ],
      ['MESSAGE_CREATE', { id: post.id, channel_id: post.id, channel_type: THREAD, type: 0, content: '' }],
    ]);
    expect(JSON.stringify(heard)).not.toContain('harbour');
  });

  it('shows the bot its first message if that mentions it', async () => {
    const file = { name: 'a.txt', content: 'Words' };
    mira().post({ title: 'The storm', text: '@verbatim When?', files: [file] });
    const message = { content: `<@${local.applicationId}> When?`, attachments: [{ filename: 'a.txt' }] };
    expect(await events(3)).toMatchObject([
      ['THREAD_CREATE', {}],
      ['THREAD_MEMBERS_UPDATE', { added_members: [{ user_id: local.applicationId }] }],
      ['MESSAGE_CREATE', message],
    ]);
  });

  it('is answered like a thread, and its first message found in it', async () => {
    const { id } = mira().post(POST);
    const reply = { content: 'On Thursday', message_reference: { message_id: id }, ...NO_MENTIONS };
    expect((await call('POST', `/channels/${id}/messages`, reply)).body).toMatchObject({
      referenced_message: { id, content: '' },
    });
    expect((await call('GET', `/channels/${id}/messages/${id}`)).body).toMatchObject({ id, type: 0 });
    expect((await call('GET', `/channels/${id}`)).body).toMatchObject({ message_count: 1, member_count: 2 });
    expect(mira().messages).toEqual([]);
    const seen = local.people.theo.in(id).messages.map(({ content }: APIMessage) => content);
    expect(seen).toEqual([POST.text, 'On Thursday']);
  });

  it.each([
    ['without a title', { ...POST, title: ' ' }, 'between 1 and 100'],
    ['with too long a title', { ...POST, title: 'x'.repeat(101) }, 'between 1 and 100'],
    ['without words', { ...POST, text: '' }, 'needs words or a file'],
    ['with too many words', { ...POST, text: 'x'.repeat(2_001) }, '2000 characters at most'],
    ['with an unknown tag', { ...POST, tags: ['zeppelin'] }, 'There is no tag zeppelin here'],
    ['with a tag for moderators', { ...POST, tags: ['answered'] }, 'Only moderators'],
  ])('is not sent %s', async (_, post, words) => {
    expect(() => mira().post(post)).toThrow(words);
    await connect(local);
    expect(socket.eventNames()).toEqual(['READY', 'GUILD_CREATE', 'GUILD_CREATE']);
  });

  it('has at most five tags, and one where that is required', () => {
    const { help } = local.channels;
    help.requiresTag = true;
    expect(() => mira().post(POST)).toThrow('need a tag');
    const more = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) => ({
      id: `${index + 1}`,
      name,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    }));
    help.tags = more;
    const names = more.map(({ name }) => name);
    expect(() => mira().post({ ...POST, tags: names })).toThrow('at most 5 tags');
    expect(mira().post({ ...POST, tags: [...names.slice(1), 'b'] }).appliedTags).toHaveLength(5);
  });

  it('is opened only in a forum, by those who may write there', () => {
    const { general, help, announcements } = local.channels;
    expect(() => local.people.mira.in(general).post(POST)).toThrow('in forums only');
    help.overwrites = announcements.overwrites;
    expect(() => mira().post(POST)).toThrow('permission');
    expect(sam().post(POST)).toMatchObject({ name: 'The storm' });
  });

  it('is tagged anew by its author, and with what only moderators set by them', async () => {
    const { tags } = local.channels.help;
    const [question, correction, answered] = tags.map(({ id }) => id) as [string, string, string];
    const { id } = mira().post({ ...POST, tags: ['question'] });
    const change = (person: 'mira' | 'theo' | 'sam', appliedTags: string[]) =>
      local.people[person].in(id).changeThread({ appliedTags });
    expect(() => change('theo', [])).toThrow('permission');
    expect(() => change('mira', [answered])).toThrow('Only moderators');
    change('sam', [question, answered]);
    expect(() => change('mira', [question])).toThrow('Only moderators');
    change('mira', [correction, answered]);
    expect((await events(4)).slice(2)).toMatchObject([
      ['THREAD_UPDATE', { id, applied_tags: [question, answered] }],
      ['THREAD_UPDATE', { id, applied_tags: [correction, answered] }],
    ]);
  });
});
