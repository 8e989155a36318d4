/** Interactions: payloads, answers, deadlines, forms, autocomplete and tokens. */

import type { APIInteraction } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import type { Outcome } from '../../../src/local/interactions/interaction-result.ts';
import { ANYWHERE, connect, ManualBot, register } from '../raw-bot.ts';

const EPHEMERAL = 64;
const LOADING = 128;
const V2 = 32_768;
const BUTTON = { type: 2, style: 1, label: 'Next', custom_id: 'next' };
const ROW = [{ type: 1, components: [BUTTON] }];
const MODAL = {
  title: 'Add an article',
  custom_id: 'add',
  components: [{ type: 18, label: 'Title', component: { type: 4, custom_id: 'title', style: 1 } }],
};
const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask',
    ...ANYWHERE,
    options: [{ type: 3, name: 'question', description: 'What', required: true, autocomplete: true }],
  },
  { name: 'Quote', type: 3, ...ANYWHERE },
  { name: 'Greet', type: 2, ...ANYWHERE },
];

async function open(settings = {}): Promise<{ local: LocalDiscord; bot: ManualBot }> {
  const local = await startLocalDiscord(settings);
  await register(local, COMMANDS);
  return { local, bot: new ManualBot(local, await connect(local)) };
}

let local: LocalDiscord;
let bot: ManualBot;
beforeAll(async () => {
  ({ local, bot } = await open());
});
afterAll(() => local.close());

const mira = () => local.people.mira.in(local.channels.general);
const theo = () => local.people.theo.in(local.channels.general);
const ask = (actor = mira()) => actor.run('ask', { question: 'When?' });

/** Answers a command with a message that has a button, and presses that. */
async function pressed(data: object = {}) {
  const asked = ask();
  await bot.answer(await bot.next(), 4, { content: 'one', components: ROW, ...data });
  const { message } = (await asked) as Outcome & { kind: 'reply' };
  const pressing = mira().press(message, 'Next');
  return { message, pressing, interaction: await bot.next() };
}

describe('an interaction', () => {
  it('has all fields that Discord sends for a command', async () => {
    void ask();
    const { newsroom } = local.servers;
    const { id, token, ...interaction } = await bot.next();
    expect(token).toMatch(/^[\w-]{100,}$/);
    expect(interaction).toMatchObject({
      application_id: local.applicationId,
      type: 2,
      version: 1,
      data: { name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: 'When?' }] },
      guild_id: newsroom.id,
      guild: { id: newsroom.id, features: [], locale: 'en-US' },
      channel: { id: local.channels.general.id, type: 0, name: 'general' },
      channel_id: local.channels.general.id,
      member: { user: { username: 'mira' }, roles: [], permissions: expect.stringMatching(/^\d+$/) },
      app_permissions: expect.stringMatching(/^\d+$/),
      locale: 'en-US',
      guild_locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { 0: newsroom.id, 1: local.people.mira.user.id },
      context: 0,
      attachment_size_limit: 10 * 1024 * 1024,
    });
    expect(interaction).not.toHaveProperty('user');
  });

  it('comes from a person without a server in a direct message', async () => {
    void local.people.theo.withBot.run('ask', { question: 'When?' });
    const interaction = await bot.next();
    expect(interaction).toMatchObject({
      user: { username: 'theo' },
      channel: { type: 1 },
      context: 1,
      authorizing_integration_owners: { 0: '0' },
    });
    expect(interaction).not.toHaveProperty('member');
    expect(interaction).not.toHaveProperty('guild_id');
  });

  it('comes from a direct message between two people, of whom one has installed the application', async () => {
    void local.people.mira.in(local.channels.miraAndTheo).run('ask', { question: 'When?' });
    expect(await bot.next()).toMatchObject({
      context: 2,
      authorizing_integration_owners: { 1: local.people.mira.user.id },
    });
  });

  it('has the message or the user that a menu was opened on', async () => {
    const said = mira().say('Words');
    void theo().useOnMessage('Quote', said);
    expect(await bot.next()).toMatchObject({
      data: { type: 3, target_id: said.id, resolved: { messages: { [said.id]: { content: 'Words' } } } },
    });
    const { user } = local.people.mira;
    void theo().useOnUser('Greet', user);
    expect(await bot.next()).toMatchObject({
      data: {
        type: 2,
        target_id: user.id,
        resolved: { users: { [user.id]: user }, members: { [user.id]: { roles: [] } } },
      },
    });
  });
});

describe('an answer', () => {
  it('is a message that says what it answers', async () => {
    const asked = ask();
    const interaction = await bot.next();
    expect(await bot.answer(interaction, 4, { content: 'In 1969.' })).toEqual({ status: 204, body: null });
    expect(await asked).toMatchObject({
      kind: 'reply',
      message: {
        content: 'In 1969.',
        type: 20,
        author: { id: local.applicationId },
        application_id: local.applicationId,
        webhook_id: local.applicationId,
        interaction_metadata: {
          id: interaction.id,
          type: 2,
          user: { username: 'mira' },
          authorizing_integration_owners: { 0: local.servers.newsroom.id },
        },
      },
    });
  });

  it('tells the bot of the message when it asks', async () => {
    void ask();
    const interaction = await bot.next();
    const { status, body } = await bot.answer(
      interaction,
      4,
      { content: 'x', flags: EPHEMERAL },
      '?with_response=true',
    );
    expect([status, body]).toMatchObject([
      200,
      {
        interaction: { id: interaction.id, type: 2, response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'x', flags: EPHEMERAL } },
      },
    ]);
  });

  it('gives each component an id, and leaves those that have one', async () => {
    const asked = ask();
    const components = [
      { type: 10, id: 1, content: 'a' },
      {
        type: 17,
        components: [
          { type: 10, content: 'b' },
          { type: 1, id: 3, components: [BUTTON] },
        ],
      },
    ];
    await bot.answer(await bot.next(), 4, { flags: V2, components });
    expect(await asked).toMatchObject({
      message: {
        components: [
          { id: 1 },
          {
            id: 2,
            components: [
              { id: 4, content: 'b' },
              { id: 3, components: [{ id: 5 }] },
            ],
          },
        ],
      },
    });
  });

  it('is seen by one person alone when it is private', async () => {
    const asked = ask();
    await bot.answer(await bot.next(), 4, { content: 'psst', flags: EPHEMERAL });
    const { message } = (await asked) as Outcome & { kind: 'reply' };
    expect(mira().messages).toContainEqual(message);
    expect(theo().messages).not.toContainEqual(message);
    await expect(theo().press(message, 'Next')).rejects.toThrow('That message is no longer there');
  });

  it('is accepted once', async () => {
    void ask();
    const interaction = await bot.next();
    await bot.answer(interaction, 4, { content: 'one' });
    expect(await bot.answer(interaction, 4, { content: 'two' })).toEqual({
      status: 400,
      body: { code: 40060, message: 'Interaction has already been acknowledged.' },
    });
  });

  it('must come in time', async () => {
    const quick = await open({ deadlineMs: 20 });
    const asked = quick.local.people.mira.withBot.run('ask', { question: 'When?' });
    const interaction = await quick.bot.next();
    expect(await asked).toEqual({ kind: 'failure', text: 'The application did not respond' });
    expect(await quick.bot.answer(interaction, 4, { content: 'late' })).toEqual({
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    });
    await quick.local.close();
  });

  it('must be to an existing interaction', async () => {
    void ask();
    const { id } = await bot.next();
    expect(await bot.answer({ id, token: 'x' } as never, 4, { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
  });

  it('may be corrected after it was refused', async () => {
    const asked = ask();
    const interaction = await bot.next();
    expect(await bot.answer(interaction, 4, { content: 'x'.repeat(2_001) })).toEqual({
      status: 400,
      body: {
        code: 50035,
        message: 'Invalid Form Body',
        errors: {
          data: {
            content: {
              _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
            },
          },
        },
      },
    });
    expect((await bot.answer(interaction, 4, { content: 'x' })).status).toBe(204);
    expect((await asked).kind).toBe('reply');
  });

  it('says whom it may ping, unless that is not asked for', async () => {
    void ask();
    const interaction = await bot.next();
    const unsaid = { content: 'x', allowed_mentions: undefined };
    expect(await bot.answer(interaction, 4, unsaid)).toMatchObject({
      body: { code: 50035, errors: { data: { allowed_mentions: {} } } },
    });
    const lenient = await open({ requireAllowedMentions: false });
    void lenient.local.people.mira.withBot.run('ask', { question: 'x' });
    expect((await lenient.bot.answer(await lenient.bot.next(), 4, unsaid)).status).toBe(204);
    await lenient.local.close();
  });

  it('pings whom it allows to be pinged', async () => {
    const { user } = local.people.theo;
    const asked = ask();
    const content = `<@${user.id}> @everyone <@&${local.servers.newsroom.roles[2]?.id}>`;
    await bot.answer(await bot.next(), 4, { content, allowed_mentions: { parse: ['users'] } });
    expect(await asked).toMatchObject({
      message: { mentions: [user], mention_everyone: false, mention_roles: [] },
    });
    const again = ask();
    await bot.answer(await bot.next(), 4, { content });
    expect(await again).toMatchObject({ message: { mentions: [] } });
  });
});

describe('the kinds of answer', () => {
  const cases: [string, () => Promise<APIInteraction>, number[]][] = [
    ['a command', () => received(ask()), [4, 5, 9]],
    ['a button', async () => (await pressed()).interaction, [4, 5, 6, 7, 9]],
    ['a completion', () => received(mira().complete('ask', { question: 'W' }, 'question')), [8]],
  ];
  /** The interaction that the bot receives for an action. */
  const received = (_: Promise<Outcome>) => bot.next();
  const DATA: { [type: number]: object } = {
    4: { content: 'x' },
    7: { content: 'x' },
    8: { choices: [] },
    9: MODAL,
  };

  it.each(cases)('are those that Discord allows for %s', async (_, act, allowed) => {
    for (const type of [1, 4, 5, 6, 7, 8, 9, 10, 12]) {
      const { status, body } = await bot.answer(await act(), type, DATA[type]);
      expect([type, status]).toEqual([type, allowed.includes(type) ? 204 : 400]);
      if (status === 400) expect(body).toMatchObject({ code: 50035, errors: { type: {} } });
    }
  });

  it('of a form that a command opened are messages; a second form is none', async () => {
    for (const [type, status] of [
      [4, 204],
      [5, 204],
      [6, 400],
      [7, 400],
      [9, 400],
    ] as const) {
      const asked = ask();
      await bot.answer(await bot.next(), 9, MODAL);
      const { modal } = (await asked) as Outcome & { kind: 'modal' };
      void mira().submit(modal, { title: 'Moon' });
      expect([type, (await bot.answer(await bot.next(), type, DATA[type])).status]).toEqual([type, status]);
    }
  });
});

describe('thinking', () => {
  async function thinking(flags = 0) {
    const asked = ask();
    const interaction = await bot.next();
    await bot.answer(interaction, 5, { flags, allowed_mentions: undefined });
    return { interaction, outcome: (await asked) as Outcome & { kind: 'thinking' } };
  }

  it('is shown until the answer takes its place', async () => {
    const { interaction, outcome } = await thinking();
    expect(outcome).toMatchObject({ kind: 'thinking', message: { flags: LOADING, content: '' } });
    const components = [{ type: 10, content: 'Here' }];
    const edit = await bot.webhook(interaction, 'PATCH', '/messages/@original', { flags: V2, components });
    expect(edit).toMatchObject({ status: 200, body: { id: outcome.message.id, flags: V2 } });
    expect(await outcome.edited).toMatchObject({ flags: V2, components: [{ id: 1, content: 'Here' }] });
  });

  it('is answered by the first follow-up, with the same visibility', async () => {
    const { interaction, outcome } = await thinking(EPHEMERAL);
    const { body } = await bot.webhook(interaction, 'POST', '?wait=true', { content: 'Here' });
    expect(body).toMatchObject({ id: outcome.message.id, flags: EPHEMERAL, content: 'Here' });
    expect(await outcome.edited).toMatchObject({ content: 'Here' });
    expect(theo().messages.map(({ id }) => id)).not.toContain(outcome.message.id);
    const further = await bot.webhook(interaction, 'POST', '', { content: 'More' });
    expect(further.body).toMatchObject({ flags: 0, type: 19, content: 'More' });
  });

  it('takes no flag but Ephemeral', async () => {
    void ask();
    expect(await bot.answer(await bot.next(), 5, { flags: V2 })).toMatchObject({
      body: { code: 50035, errors: { data: { flags: {} } } },
    });
  });

  it('ends with nothing when it is deleted', async () => {
    const { interaction, outcome } = await thinking();
    expect((await bot.webhook(interaction, 'DELETE', '/messages/@original')).status).toBe(204);
    expect(await outcome.edited).toBeNull();
  });
});

describe('a button', () => {
  it('changes its message', async () => {
    const { message, pressing, interaction } = await pressed();
    expect(interaction).toMatchObject({
      type: 3,
      data: { custom_id: 'next', component_type: 2 },
      message: { id: message.id },
    });
    await bot.answer(interaction, 7, { content: 'two' });
    expect(await pressing).toMatchObject({
      kind: 'update',
      message: { id: message.id, content: 'two', components: [{ components: [{ custom_id: 'next' }] }] },
    });
  });

  it('changes its message later', async () => {
    const { message, pressing, interaction } = await pressed();
    await bot.answer(interaction, 6);
    const outcome = (await pressing) as Outcome & { kind: 'waiting' };
    await bot.webhook(interaction, 'PATCH', '/messages/%40original', { content: 'two' });
    expect(await outcome.edited).toMatchObject({ id: message.id, content: 'two' });
  });

  it('is answered by a message that answers that message', async () => {
    const { message, pressing, interaction } = await pressed();
    await bot.answer(interaction, 4, { content: 'other' });
    expect(await pressing).toMatchObject({
      kind: 'reply',
      message: {
        type: 19,
        message_reference: { message_id: message.id },
        interaction_metadata: { type: 3, interacted_message_id: message.id },
      },
    });
  });

  it('has a message of its own when it fails', async () => {
    const quick = await open({ deadlineMs: 50 });
    const there = quick.local.people.mira.withBot;
    const asked = there.run('ask', { question: 'x' });
    await quick.bot.answer(await quick.bot.next(), 4, { content: 'x', components: ROW });
    const { message } = (await asked) as Outcome & { kind: 'reply' };
    expect(await there.press(message, 'next')).toEqual({ kind: 'failure', text: 'This interaction failed' });
    await quick.local.close();
  });

  it('can be pressed only where it is, and while it is there', async () => {
    const { message, interaction } = await pressed();
    await expect(mira().press(message, 'Previous')).rejects.toThrow('There is no button Previous');
    await bot.answer(interaction, 7, { components: [] });
    await expect(mira().press(message, 'Next')).rejects.toThrow('There is no button Next');
  });

  it('changes no message that is gone', async () => {
    const { message, interaction } = await pressed();
    local.messages.remove(message);
    expect(await bot.answer(interaction, 7, { content: 'two' })).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });

  it('keeps a message in the form it has', async () => {
    const { interaction } = await pressed({
      content: undefined,
      flags: V2,
      components: [{ type: 10, content: 'a' }, ...ROW],
    });
    expect(await bot.answer(interaction, 7, { content: 'two' })).toMatchObject({
      body: { errors: { data: { content: { _errors: [{ code: expect.stringMatching('LEGACY') }] } } } },
    });
  });
});

describe('a form', () => {
  it('sends what was filled in, with the message of the button that opened it', async () => {
    const { message, pressing, interaction } = await pressed();
    await bot.answer(interaction, 9, MODAL);
    const { modal } = (await pressing) as Outcome & { kind: 'modal' };
    expect(modal).toMatchObject({ title: 'Add an article', openedBy: interaction.id });
    const submitting = mira().submit(modal, { title: 'Moon' });
    const submitted = await bot.next();
    expect(submitted).toMatchObject({
      type: 5,
      data: {
        custom_id: 'add',
        components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'title', value: 'Moon' } }],
      },
      message: { id: message.id },
    });
    await bot.answer(submitted, 7, { content: 'Added' });
    expect(await submitting).toMatchObject({ kind: 'update', message: { id: message.id, content: 'Added' } });
  });

  it('is submitted by the person who has it open, filled in', async () => {
    const asked = ask();
    await bot.answer(await bot.next(), 9, MODAL);
    const { modal } = (await asked) as Outcome & { kind: 'modal' };
    await expect(theo().submit(modal, { title: 'x' })).rejects.toThrow('That form is no longer open');
    await expect(mira().submit(modal, {})).rejects.toThrow('title: this field is required');
    await expect(mira().submit(modal, { title: 'x', day: 'y' })).rejects.toThrow('The form has no input day');
    await expect(mira().submit(modal, { title: 'x'.repeat(4_001) })).rejects.toThrow('between 0 and 4000');
  });
});

describe('a completion', () => {
  it('tells what was typed, and brings choices', async () => {
    const completing = mira().complete('ask', { question: 'Wh' }, 'question');
    const interaction = await bot.next();
    expect(interaction).toMatchObject({
      type: 4,
      data: { options: [{ name: 'question', value: 'Wh', focused: true }] },
    });
    const choices = [{ name: 'When?', value: 'a:1' }];
    await bot.answer(interaction, 8, { choices, allowed_mentions: undefined });
    expect(await completing).toEqual({ kind: 'choices', choices });
  });

  it('brings at most 25, of at most 100 characters', async () => {
    void mira().complete('ask', { question: 'Wh' }, 'question');
    const interaction = await bot.next();
    const choice = { name: 'x', value: 'x' };
    expect(await bot.answer(interaction, 8, { choices: Array(26).fill(choice) })).toMatchObject({
      body: { errors: { data: { choices: { _errors: [{}] } } } },
    });
    expect(
      await bot.answer(interaction, 8, { choices: [{ ...choice, name: 'x'.repeat(101) }] }),
    ).toMatchObject({ body: { errors: { data: { choices: { 0: { name: {} } } } } } });
  });

  it('has no webhook', async () => {
    void mira().complete('ask', { question: 'Wh' }, 'question');
    const interaction = await bot.next();
    await bot.answer(interaction, 8, { choices: [] });
    expect(await bot.webhook(interaction, 'POST', '', { content: 'x' })).toMatchObject({
      body: { code: 10015 },
    });
  });
});

describe('the token of an interaction', () => {
  async function answered(actor = mira()) {
    const asked = ask(actor);
    const interaction = await bot.next();
    await bot.answer(interaction, 4, { content: 'one' });
    const { message } = (await asked) as Outcome & { kind: 'reply' };
    return { interaction, message };
  }

  it('is invalid before the first answer', async () => {
    void ask();
    const interaction = await bot.next();
    for (const [method, path] of [
      ['GET', '/messages/@original'],
      ['POST', ''],
    ] as const)
      expect(
        await bot.webhook(interaction, method, path, method === 'POST' ? { content: 'x' } : undefined),
      ).toEqual({
        status: 404,
        body: { code: 10015, message: 'Unknown Webhook' },
      });
  });

  it('reads, changes and removes what it answered, and that alone', async () => {
    const { interaction, message } = await answered();
    const other = await answered();
    expect((await bot.webhook(interaction, 'GET', '/messages/@original')).body).toEqual(message);
    const edit = await bot.webhook(interaction, 'PATCH', `/messages/${message.id}`, { content: 'two' });
    expect(edit.body).toMatchObject({ content: 'two', edited_timestamp: expect.any(String) });
    expect(await bot.webhook(interaction, 'GET', `/messages/${other.message.id}`)).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    await bot.webhook(interaction, 'DELETE', '/messages/@original');
    expect(await bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'x' })).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
  });

  it('ends', async () => {
    const short = await open({ tokenLifeMs: 30 });
    const asked = short.local.people.mira.withBot.run('ask', { question: 'x' });
    const interaction = await short.bot.next();
    await short.bot.answer(interaction, 5);
    const outcome = (await asked) as Outcome & { kind: 'thinking' };
    expect(await outcome.edited).toBeNull();
    expect(await short.bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'x' })).toEqual({
      status: 401,
      body: { code: 50027, message: 'Invalid Webhook Token' },
    });
    await short.local.close();
  });

  it('allows five follow-ups where only the person has the application', async () => {
    const there = local.people.mira.in(local.channels.miraAndTheo);
    const { interaction } = await answered(there);
    const statuses = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push(await bot.webhook(interaction, 'POST', '', { content: 'more' }));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 400]);
    expect(statuses[5]?.body).toMatchObject({ code: 40094 });
    expect(local.people.theo.in(local.channels.miraAndTheo).messages).toHaveLength(6);
  });

  it('allows any number of them elsewhere', async () => {
    const { interaction, message } = await answered();
    for (let count = 0; count < 7; count += 1)
      expect(await bot.webhook(interaction, 'POST', '', { content: 'more' })).toMatchObject({
        status: 200,
        body: { interaction_metadata: { original_response_message_id: message.id } },
      });
  });
});
