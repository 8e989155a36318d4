/** What people can do in channels, and what Discord's client refuses. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Outcome } from '../../../src/local/interactions/interaction-result.ts';
import type { Inputs } from '../../../src/local/members/fill-modal.ts';
import type { Options } from '../../../src/local/members/fill-options.ts';
import { ANYWHERE, connect, ManualBot, register } from '../raw-bot.ts';

const MANAGE_SERVER = '32';
const option = (type: number, name: string, more = {}) => ({ type, name, description: name, ...more });
const COMMANDS = [
  {
    name: 'all',
    description: 'Every kind of option',
    ...ANYWHERE,
    options: [
      option(3, 'text', { min_length: 2, max_length: 4 }),
      option(3, 'choice', { choices: [{ name: 'Newest first', value: 'new' }] }),
      option(4, 'count', { min_value: 1, max_value: 3 }),
      option(10, 'share'),
      option(5, 'flag'),
      option(6, 'user'),
      option(7, 'channel'),
      option(8, 'role'),
      option(9, 'any'),
      option(11, 'file', { file_types: ['.txt', '.md'] }),
    ],
  },
  { name: 'ask', description: 'Ask', ...ANYWHERE, options: [option(3, 'question', { required: true })] },
  {
    name: 'articles',
    description: 'For moderators',
    contexts: [0],
    integration_types: [0],
    default_member_permissions: MANAGE_SERVER,
    options: [
      option(1, 'list'),
      option(2, 'archive', { options: [option(1, 'add', { options: [option(3, 'title')] })] }),
    ],
  },
  { name: 'owners', description: 'For administrators', default_member_permissions: '0' },
  { name: 'Quote', type: 3 },
];

let local: LocalDiscord;
let bot: ManualBot;
beforeAll(async () => {
  local = await startLocalDiscord();
  await register(local, COMMANDS);
  await register(local, [{ name: 'here', description: 'Of one server' }], local.servers.newsroom.id);
  bot = new ManualBot(local, await connect(local));
});
afterAll(() => local.close());

const mira = () => local.people.mira.in(local.channels.general);
const sam = () => local.people.sam.in(local.channels.general);
const names = (actor: { commands: { name: string }[] }) => actor.commands.map(({ name }) => name);

describe('the commands that a person has', () => {
  it('are those of the server first, and those that they are allowed', () => {
    expect(names(mira())).toEqual(['here', 'all', 'ask', 'Quote']);
    expect(names(sam())).toEqual(['here', 'all', 'ask', 'articles', 'Quote']);
    expect(names(local.people.mira.in(local.channels.history))).toEqual(['all', 'ask', 'Quote']);
  });

  it('in a direct message are those meant for there', () => {
    expect(names(local.people.sam.withBot)).toEqual(['all', 'ask', 'owners', 'Quote']);
  });

  it('between two people are those of the one who brings the application', () => {
    expect(names(local.people.mira.in(local.channels.miraAndTheo))).toEqual([
      'all',
      'ask',
      'owners',
      'Quote',
    ]);
    expect(names(local.people.theo.in(local.channels.miraAndTheo))).toEqual([]);
  });
});

describe('a person cannot', () => {
  it('act in a channel that they are not in', () => {
    expect(() => local.people.sam.in(local.channels.miraAndTheo)).toThrow('You are not in there');
    expect(() => local.people.sam.in('1')).toThrow('You are not in there');
  });

  it('write where only moderators write', () => {
    expect(() => local.people.mira.in(local.channels.announcements).say('x')).toThrow('permission');
    expect(local.people.sam.in(local.channels.announcements).say('x')).toMatchObject({ content: 'x' });
  });

  it('send an empty message, or one that is too long', () => {
    expect(() => mira().say(' ')).toThrow('A message needs words or a file.');
    expect(() => mira().say('x'.repeat(2_001))).toThrow('2000 characters at most');
  });

  it.each<[string, string, Options, string]>([
    ['an unknown command', 'asks', {}, 'There is no command /asks here'],
    ['a command for moderators', 'articles list', {}, 'There is no command /articles list here'],
    ['a command without what it needs', 'ask', {}, 'question: this option is required'],
    ['an empty text for what it needs', 'ask', { question: '' }, 'question: this option is required'],
    ['an unknown option', 'ask', { question: 'x', answer: 'y' }, 'There is no option answer'],
    ['too short a text', 'all', { text: 'x' }, 'text: must be between 2 and 4 in length'],
    ['too long a text', 'all', { text: 'xxxxx' }, 'text: must be between 2 and 4 in length'],
    ['none of the choices', 'all', { choice: 'old' }, 'choice: choose one of the choices'],
    ['too large a number', 'all', { count: 4 }, 'count: must be a number between 1 and 3'],
    ['a part of a whole number', 'all', { count: 1.5 }, 'count: must be a number'],
    ['a word for a number', 'all', { share: 'half' }, 'share: must be a number'],
    ['a word for a flag', 'all', { flag: 'maybe' }, 'flag: true or false'],
    ['an unknown user', 'all', { user: '1' }, 'Unknown user'],
    ['an unknown role', 'all', { role: '1' }, 'Unknown role'],
    ['an unknown channel', 'all', { channel: '1' }, 'Unknown channel'],
    ['a text for a file', 'all', { file: 'x' }, 'file: a file is needed'],
    ['a file for a text', 'all', { text: { name: 'a.txt', content: 'x' } }, 'text: takes no file'],
    ['another type of file', 'all', { file: { name: 'a.pdf', content: 'x' } }, 'must be one of: .txt, .md'],
    [
      'a file over 10 MiB',
      'all',
      { file: { name: 'a.txt', content: 'x'.repeat(10 * 1024 * 1024 + 1) } },
      'too powerful',
    ],
  ])('use %s', async (_, name, options, words) => {
    await expect(mira().run(name, options)).rejects.toThrow(words);
  });

  it('use a command that has subcommands by itself', async () => {
    await expect(sam().run('articles')).rejects.toThrow('There is no command /articles here');
    await expect(sam().run('articles archive')).rejects.toThrow('There is no command /articles archive here');
  });

  it('request completions for an option without them', async () => {
    await expect(mira().complete('ask', {}, 'question')).rejects.toThrow(
      'question: this option is not completed',
    );
  });
});

describe('a forwarded message', () => {
  it('has the words of the other, a reference to it, and nobody’s name but that of who forwards it', () => {
    const original = sam().say('The storm is over.');
    const { general, announcements } = local.channels;
    const forwarded = local.people.mira.in(general).forward(original);
    expect(forwarded).toMatchObject({
      content: '',
      author: local.people.mira.user,
      message_reference: { type: 1, message_id: original.id, channel_id: original.channel_id },
      message_snapshots: [{ message: { content: 'The storm is over.', timestamp: original.timestamp } }],
    });
    expect(JSON.stringify(forwarded.message_snapshots)).not.toContain(local.people.sam.user.id);
    expect(() => local.people.mira.in(announcements).forward(original)).toThrow('permission');
  });
});

describe('what a person gives', () => {
  it('reaches the bot in the order of the command, with its ids resolved', async () => {
    const { user } = local.people.theo;
    const { questions } = local.channels;
    const [, , moderators] = local.servers.newsroom.roles;
    void mira().run('all', {
      file: { name: 'moon.txt', type: 'text/plain', content: 'Words' },
      any: moderators!.id,
      role: moderators!.id,
      channel: questions.id,
      user: user.id,
      flag: 'True',
      share: '0.5',
      count: 2,
      choice: 'Newest first',
      text: 'abc',
    });
    const { data } = (await bot.next()) as unknown as {
      data: { options: { value: string }[]; resolved: { attachments: { [id: string]: { url: string } } } };
    };
    const { value: file } = data.options.at(-1)!;
    expect(data.options).toEqual([
      { name: 'text', type: 3, value: 'abc' },
      { name: 'choice', type: 3, value: 'new' },
      { name: 'count', type: 4, value: 2 },
      { name: 'share', type: 10, value: 0.5 },
      { name: 'flag', type: 5, value: true },
      { name: 'user', type: 6, value: user.id },
      { name: 'channel', type: 7, value: questions.id },
      { name: 'role', type: 8, value: moderators!.id },
      { name: 'any', type: 9, value: moderators!.id },
      { name: 'file', type: 11, value: file },
    ]);
    expect(data.resolved).toMatchObject({
      users: { [user.id]: user },
      members: { [user.id]: { permissions: expect.any(String) } },
      channels: { [questions.id]: { name: 'questions', type: 0 } },
      roles: { [moderators!.id]: { name: 'Moderator' } },
      attachments: { [file]: { filename: 'moon.txt', size: 5, ephemeral: true } },
    });
    expect(await (await fetch(data.resolved.attachments[file]!.url)).text()).toBe('Words');
  });

  it('to a subcommand is nested', async () => {
    void sam().run('articles archive add', { title: 'Moon' });
    expect(await bot.next()).toMatchObject({
      data: {
        name: 'articles',
        options: [
          {
            type: 2,
            name: 'archive',
            options: [{ type: 1, name: 'add', options: [{ name: 'title', value: 'Moon' }] }],
          },
        ],
      },
    });
  });

  it('by name becomes a mention', () => {
    const { newsroom } = local.servers;
    const { questions } = local.channels;
    expect(mira().say('@verbatim @Theo @moderator #questions @nobody mail@theo').content).toBe(
      `<@${local.applicationId}> <@${local.people.theo.user.id}> <@&${newsroom.roles[2]!.id}> <#${questions.id}> @nobody mail@theo`,
    );
  });

  it('in a select is checked against what it offers', async () => {
    const { questions } = local.channels;
    const asked = mira().run('ask', { question: 'x' });
    await bot.answer(await bot.next(), 4, {
      content: 'x',
      components: [
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'sort',
              max_values: 2,
              options: [
                { label: 'a', value: 'a' },
                { label: 'b', value: 'b' },
              ],
            },
          ],
        },
        { type: 1, components: [{ type: 8, custom_id: 'where' }] },
      ],
    });
    const { message } = (await asked) as Outcome & { kind: 'reply' };
    await expect(mira().choose(message, 'sort', ['c'])).rejects.toThrow('sort does not offer c');
    await expect(mira().choose(message, 'sort', [])).rejects.toThrow('sort: choose between 1 and 2');
    void mira().choose(message, 'sort', ['a', 'b']);
    expect(await bot.next()).toMatchObject({
      data: { custom_id: 'sort', component_type: 3, values: ['a', 'b'] },
    });
    void mira().choose(message, 'where', [questions.id]);
    expect(await bot.next()).toMatchObject({
      data: { values: [questions.id], resolved: { channels: { [questions.id]: { name: 'questions' } } } },
    });
  });

  it('in a form is sent under the ids of its inputs', async () => {
    const label = (component: object) => ({ type: 18, label: 'x', component });
    const options = [
      { label: 'a', value: 'a' },
      { label: 'b', value: 'b' },
    ];
    const components = [
      { type: 10, content: 'Fill this in' },
      label({ type: 19, custom_id: 'files', max_values: 2, file_types: ['.txt'] }),
      label({ type: 21, custom_id: 'one', options }),
      label({ type: 22, custom_id: 'some', required: false, options }),
      label({ type: 23, custom_id: 'yes' }),
    ];
    const asked = mira().run('ask', { question: 'x' });
    await bot.answer(await bot.next(), 9, { title: 'x', custom_id: 'form', components });
    const { modal } = (await asked) as Outcome & { kind: 'modal' };
    const files = [{ name: 'a.txt', content: 'Words' }];
    const submit = (inputs: Inputs) => mira().submit(modal, inputs);
    await expect(submit({ one: 'a' })).rejects.toThrow('files: this field is required');
    await expect(submit({ files: [...files, ...files, ...files], one: 'a' })).rejects.toThrow(
      'between 1 and 2',
    );
    await expect(submit({ files: [{ name: 'a.exe', content: '' }], one: 'a' })).rejects.toThrow('.txt');
    await expect(submit({ files, one: 'c' })).rejects.toThrow('one does not offer c');
    void submit({ files, one: 'a' });
    expect(await bot.next()).toMatchObject({
      data: {
        custom_id: 'form',
        components: [
          { type: 10 },
          { component: { type: 19, custom_id: 'files', values: [expect.any(String)] } },
          { component: { type: 21, value: 'a' } },
          { component: { type: 22, values: [] } },
          { component: { type: 23, value: false } },
        ],
        resolved: { attachments: expect.any(Object) },
      },
    });
  });
});
