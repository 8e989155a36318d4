/** discord.js against the local Discord. */

import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  type Client,
  type ClientEvents,
  type DiscordAPIError,
  Events,
  FileUploadBuilder,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  MessageType,
  ModalBuilder,
  type ModalSubmitFields,
  Partials,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import type { Outcome } from '../../src/local/interactions/interaction-result.ts';
import type { Inputs } from '../../src/local/members/fill-modal.ts';
import { ANYWHERE, register } from '../local/raw-bot.ts';
import { login, onNext, shown } from './harness.ts';

const COMMANDS = [
  {
    name: 'ask',
    description: 'Ask',
    ...ANYWHERE,
    options: [
      { type: 3, name: 'question', description: 'What', autocomplete: true },
      { type: 11, name: 'file', description: 'Where' },
    ],
  },
  { name: 'Quote', type: 3, ...ANYWHERE },
  { name: 'Greet', type: 2, ...ANYWHERE },
];
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

let local: LocalDiscord;
let client: Client<true>;
beforeAll(async () => {
  local = await startLocalDiscord();
  await register(local, COMMANDS);
  client = await login(local, { intents: INTENTS, partials: [Partials.Channel] });
});
afterAll(async () => {
  await client.destroy();
  await local.close();
});

const mira = () => local.people.mira.in(local.channels.general);
/** The arguments of the next event of this name, or of the next that matches. */
function once<Name extends keyof ClientEvents>(
  name: Name,
  matches: (...args: ClientEvents[Name]) => boolean = () => true,
): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => {
    const listener = (...args: ClientEvents[Name]) => {
      if (!matches(...args)) return;
      client.off(name, listener as never);
      resolve(args);
    };
    client.on(name, listener as never);
  });
}

const isCommand = (interaction: Interaction) => interaction.isChatInputCommand();
const isButton = (interaction: Interaction) => interaction.isButton();

describe('discord.js', () => {
  it('knows the bot, its servers and their channels', async () => {
    expect(client.user.tag).toBe('Verbatim');
    expect(client.guilds.cache.map(({ name, memberCount }) => [name, memberCount])).toEqual([
      ['The Newsroom', 5],
      ['History Club', 5],
    ]);
    const guild = client.guilds.cache.get(local.servers.newsroom.id)!;
    expect(guild.channels.cache.map(({ name }) => name)).toEqual([
      'general',
      'questions',
      'announcements',
      'help',
    ]);
    expect((await guild.members.fetch(local.people.sam.user.id)).permissions.has('ManageGuild')).toBe(true);
    expect((await client.application.fetch()).approximateGuildCount).toBe(2);
    expect((await client.application.commands.fetch()).map(({ name }) => name)).toEqual([
      'ask',
      'Quote',
      'Greet',
    ]);
    expect((await client.users.fetch(local.people.mira.user.id)).displayName).toBe('Mira');
  });

  it('replies, edits the reply, follows up and takes it back', async () => {
    const ids: string[] = [];
    const done = onNext(client, isCommand, async (interaction) => {
      expect(interaction).toMatchObject({ guildId: local.servers.newsroom.id, commandName: 'ask' });
      expect(interaction.inCachedGuild()).toBe(true);
      const { resource } = await interaction.reply({ content: 'one', withResponse: true });
      await interaction.editReply('two');
      const further = await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
      ids.push(resource!.message!.id, further.id);
      await interaction.deleteReply();
    });
    const message = await shown(mira().run('ask'));
    await done;
    expect(message.content).toBe('one');
    expect(ids[0]).toBe(message.id);
    expect(mira().messages.at(-1)).toMatchObject({
      id: ids[1],
      content: 'more',
      flags: MessageFlags.Ephemeral,
    });
    expect(mira().messages.map(({ id }) => id)).not.toContain(message.id);
  });

  it('thinks, and then answers with the new components', async () => {
    const done = onNext(client, isCommand, async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder().setContent('There')],
      });
    });
    expect(await shown(mira().run('ask'))).toMatchObject({
      flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      components: [{ type: 10, id: 1, content: 'There' }],
    });
    await done;
  });

  it('reads what was attached to a command', async () => {
    let read = '';
    const done = onNext(client, isCommand, async (interaction) => {
      const { url, name, size } = interaction.options.getAttachment('file', true);
      read = `${name} ${size} ${await (await fetch(url)).text()}`;
      await interaction.reply('Read');
    });
    await mira().run('ask', { file: { name: 'moon.txt', content: 'Words' } });
    await done;
    expect(read).toBe('moon.txt 5 Words');
  });

  it('completes options', async () => {
    const done = onNext(
      client,
      (interaction) => interaction.isAutocomplete(),
      async (interaction) => {
        const { name, value } = interaction.options.getFocused(true);
        await interaction.respond([{ name: `${name} ${value}`, value: 'v' }]);
      },
    );
    expect(await mira().complete('ask', { question: 'Wh' }, 'question')).toEqual({
      kind: 'choices',
      choices: [{ name: 'question Wh', value: 'v' }],
    });
    await done;
  });

  it('changes the message of a button, at once and later', async () => {
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Primary),
    );
    const asked = onNext(client, isCommand, (interaction) =>
      interaction.reply({ content: 'one', components: [row] }),
    );
    const message = await shown(mira().run('ask'));
    await asked;
    const pressed = onNext(client, isButton, async (interaction) => {
      expect(interaction.message.interactionMetadata?.user.id).toBe(local.people.mira.user.id);
      await interaction.update('two');
    });
    expect(await shown(mira().press(message, 'Next'))).toMatchObject({ id: message.id, content: 'two' });
    await pressed;
    const later = onNext(client, isButton, async (interaction) => {
      await interaction.deferUpdate();
      await interaction.editReply('three');
    });
    expect(await shown(mira().press(message, 'Next'))).toMatchObject({ id: message.id, content: 'three' });
    await later;
  });

  it('reads what was chosen in selects', async () => {
    const rows = [
      new StringSelectMenuBuilder().setCustomId('sort').addOptions({ label: 'Newest', value: 'new' }),
      new UserSelectMenuBuilder().setCustomId('who'),
    ].map((select) => ({ type: 1, components: [select.toJSON()] }));
    const asked = onNext(client, isCommand, (interaction) =>
      interaction.reply({ content: 'one', components: rows as never }),
    );
    const message = await shown(mira().run('ask'));
    await asked;
    const sorted = onNext(
      client,
      (one) => one.isStringSelectMenu(),
      (one) => one.reply(one.values.join()),
    );
    expect(await shown(mira().choose(message, 'sort', ['new']))).toMatchObject({ content: 'new' });
    await sorted;
    const named = onNext(
      client,
      (one) => one.isUserSelectMenu(),
      (one) => one.reply(`${one.users.first()?.tag}`),
    );
    expect(await shown(mira().choose(message, 'who', [local.people.theo.user.id]))).toMatchObject({
      content: 'theo',
    });
    await named;
  });

  it('opens a form and reads it, with files', async () => {
    const modal = new ModalBuilder()
      .setCustomId('add')
      .setTitle('Add an article')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Title')
          .setTextInputComponent(new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short)),
        new LabelBuilder()
          .setLabel('Text')
          .setFileUploadComponent(new FileUploadBuilder().setCustomId('text')),
      );
    const opening = onNext(client, isCommand, (interaction) => interaction.showModal(modal));
    const opened = (await mira().run('ask')) as Outcome & { kind: 'modal' };
    await opening;
    expect(opened.modal).toMatchObject({ title: 'Add an article', custom_id: 'add' });
    const reading = onNext(
      client,
      (interaction) => interaction.isModalSubmit(),
      async (interaction) => {
        const file = interaction.fields.getUploadedFiles('text', true).first()!;
        const text = await (await fetch(file.url)).text();
        await interaction.reply(`${interaction.fields.getTextInputValue('title')}: ${text}`);
      },
    );
    const inputs = { title: 'Moon', text: [{ name: 'moon.txt', content: 'Words' }] };
    expect(await shown(mira().submit(opened.modal, inputs))).toMatchObject({ content: 'Moon: Words' });
    await reading;
  });

  it('reads every kind of choice in a form', async () => {
    const options = ['weekly', 'daily', 'never'].map((value) => ({ label: value, value }));
    const form = new ModalBuilder()
      .setCustomId('choices')
      .setTitle('Choices')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Where')
          .setChannelSelectMenuComponent((select) =>
            select
              .setCustomId('where')
              .setMaxValues(2)
              .addChannelTypes(ChannelType.GuildForum, ChannelType.GuildText),
          ),
        new LabelBuilder()
          .setLabel('Who')
          .setRoleSelectMenuComponent((select) => select.setCustomId('roles').setRequired(false)),
        new LabelBuilder()
          .setLabel('And who')
          .setUserSelectMenuComponent((select) =>
            select.setCustomId('users').setDefaultUsers(local.people.theo.user.id),
          ),
        new LabelBuilder()
          .setLabel('How often')
          .setRadioGroupComponent((group) => group.setCustomId('often').setOptions(options)),
        new LabelBuilder()
          .setLabel('What')
          .setCheckboxGroupComponent((group) =>
            group.setCustomId('what').setOptions(options).setMinValues(2),
          ),
      );
    const further = new ModalBuilder()
      .setCustomId('further')
      .setTitle('Further')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Aloud')
          .setCheckboxComponent((box) => box.setCustomId('aloud').setDefault(true)),
        new LabelBuilder()
          .setLabel('Often')
          .setRadioGroupComponent((group) =>
            group.setCustomId('often').setRequired(false).setOptions(options),
          ),
      );
    const [, , moderators] = local.servers.newsroom.roles;
    const fill = async (modal: ModalBuilder, inputs: Inputs) => {
      const shown = onNext(client, isCommand, (interaction) => interaction.showModal(modal));
      const opened = (await mira().run('ask')) as Outcome & { kind: 'modal' };
      await shown;
      let fields: ModalSubmitFields | null = null;
      const read = onNext(
        client,
        (interaction) => interaction.isModalSubmit(),
        async (interaction) => {
          fields = interaction.fields;
          await interaction.reply('Read');
        },
      );
      await mira().submit(opened.modal, inputs);
      await read;
      return fields as unknown as ModalSubmitFields;
    };
    const { general, help } = local.channels;
    const chosen = await fill(form, {
      where: [general.id, help.id],
      roles: [moderators!.id],
      often: 'daily',
      what: ['weekly', 'never'],
    });
    expect(chosen.getSelectedChannels('where', true).map((channel) => channel?.name)).toEqual([
      'general',
      'help',
    ]);
    expect(chosen.getSelectedRoles('roles')?.map((role) => role?.name)).toEqual(['Moderator']);
    expect(chosen.getSelectedUsers('users')?.map(({ username }) => username)).toEqual(['theo']);
    expect(chosen.getSelectedMembers('users')?.size).toBe(1);
    expect(chosen.getRadioGroup('often', true)).toBe('daily');
    expect(chosen.getCheckboxGroup('what')).toEqual(['weekly', 'never']);

    const rest = await fill(further, {});
    expect([rest.getCheckbox('aloud'), rest.getRadioGroup('often')]).toEqual([true, null]);
  });

  it('reads the message or the user of a menu', async () => {
    const said = mira().say('Words');
    const quoting = onNext(
      client,
      (interaction) => interaction.isMessageContextMenuCommand(),
      (interaction) => interaction.reply(`> ${interaction.targetMessage.content}`),
    );
    expect(await shown(mira().useOnMessage('Quote', said))).toMatchObject({ content: '> Words', type: 23 });
    await quoting;
    const greeting = onNext(
      client,
      (interaction) => interaction.isUserContextMenuCommand(),
      (interaction) => interaction.reply(`Hello ${interaction.targetUser.displayName}`),
    );
    expect(await shown(mira().useOnUser('Greet', local.people.theo.user))).toMatchObject({
      content: 'Hello Theo',
    });
    await greeting;
  });

  it('hears direct messages and mentions, and answers them', async () => {
    const heard: Message[] = [];
    const listener = (message: Message) => void (message.author.bot || heard.push(message));
    client.on(Events.MessageCreate, listener);
    local.people.mira.withBot.say('in private');
    mira().say('@verbatim aloud');
    await vi.waitUntil(() => heard.length === 2, { timeout: 30_000 });
    client.off(Events.MessageCreate, listener);
    expect(heard.map(({ content, guildId }) => [content, guildId])).toEqual([
      ['in private', null],
      [`<@${client.user.id}> aloud`, local.servers.newsroom.id],
    ]);
    expect(heard[1]?.mentions.has(client.user)).toBe(true);
    const file = new AttachmentBuilder(Buffer.from('Words'), { name: 'moon.txt' });
    const answer = await heard[1]!.reply({ content: 'Heard', files: [file] });
    await answer.edit('Heard you');
    expect(mira().messages.at(-1)).toMatchObject({
      content: 'Heard you',
      type: 19,
      attachments: [{ filename: 'moon.txt', size: 5 }],
      mentions: [],
    });
    await answer.delete();
    expect((await (await client.users.createDM(local.people.mira.user.id)).messages.fetch()).size).toBe(1);
  });

  it('hears replies with what they answer, and their words if they ping the bot', async () => {
    const heard: Message[] = [];
    const listener = (message: Message) => void (message.author.bot || heard.push(message));
    client.on(Events.MessageCreate, listener);
    const channel = client.channels.cache.get(local.channels.general.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const answering = await channel.send('On Thursday');
    mira().say('Why?', { answering });
    mira().say('I see', { answering, ping: false });
    await vi.waitUntil(() => heard.length === 2, { timeout: 30_000 });
    client.off(Events.MessageCreate, listener);
    expect(heard.map(({ content, mentions }) => [content, mentions.users.has(client.user.id)])).toEqual([
      ['Why?', true],
      ['', false],
    ]);
    for (const reply of heard) {
      expect(reply.mentions.repliedUser?.id).toBe(client.user.id);
      expect((await reply.fetchReference()).content).toBe('On Thursday');
    }
  });

  it('hears of a thread, writes in it, answers commands in it, and finds what it was opened from', async () => {
    const opened = once(Events.ThreadCreate);
    const said = once(Events.MessageCreate, ({ channel }) => channel.isThread());
    const starter = mira().say('@verbatim When?');
    const { id } = mira().openThread(starter, 'Dates');
    const [thread, isNew] = await opened;
    expect([thread.id, thread.name, thread.parent?.name, isNew]).toEqual([id, 'Dates', 'general', true]);
    expect((await said)[0]).toMatchObject({ type: MessageType.ThreadStarterMessage, content: '' });
    const { bitfield } = thread.permissionsFor(client.user)!;
    expect(bitfield).toBe(thread.parent?.permissionsFor(client.user)?.bitfield);
    expect(await thread.fetchStarterMessage()).toMatchObject({
      id: starter.id,
      hasThread: true,
      content: `<@${client.user.id}> When?`,
    });
    await thread.send('On Thursday');
    const there = local.people.mira.in(id);
    const done = onNext(client, isCommand, async (interaction) => {
      expect(interaction.channel?.isThread()).toBe(true);
      expect(interaction.appPermissions.bitfield).toBe(bitfield);
      await interaction.reply('In the thread');
    });
    expect(await shown(there.run('ask'))).toMatchObject({ content: 'In the thread', channel_id: id });
    await done;
    expect(there.messages.map(({ content }) => content)).toEqual(['', 'On Thursday', 'In the thread']);

    const renamed = once(Events.ThreadUpdate);
    there.changeThread({ name: 'Days', isArchived: true });
    const [before, after] = await renamed;
    expect([before.name, after.name, after.archived]).toEqual(['Dates', 'Days', true]);
    const deleted = once(Events.ThreadDelete);
    local.people.sam.in(id).deleteThread();
    expect((await deleted)[0].id).toBe(id);
    expect(client.channels.cache.has(id)).toBe(false);
  });

  it('hears of a post in a forum before its first message, with its tags', async () => {
    const { help } = local.channels;
    const heard: unknown[] = [];
    client.once(Events.ThreadCreate, ({ id, parent, appliedTags }, isNew) => {
      if (parent?.type !== ChannelType.GuildForum) throw new Error('no forum');
      const names = parent.availableTags
        .filter((tag) => appliedTags.includes(tag.id))
        .map(({ name }) => name);
      heard.push(['thread', id, parent.name, names, isNew]);
    });
    const said = once(Events.MessageCreate);
    const text = '@verbatim When did the storm close the harbour?';
    const { id } = local.people.mira.in(help).post({ title: 'The storm', text, tags: ['question'] });
    const [message] = await said;
    heard.push(['message', message.id, message.channelId]);
    expect(heard).toEqual([
      ['thread', id, 'help', ['question'], true],
      ['message', id, id],
    ]);
    if (!message.channel.isThread()) throw new Error('no thread');
    expect((await message.channel.fetchStarterMessage())?.content).toMatch(/When did the storm/);
    await message.reply('On Thursday');
    expect(local.people.mira.in(id).messages.at(-1)).toMatchObject({
      content: 'On Thursday',
      type: 19,
      referenced_message: { id },
    });
  });

  it('leaves a server from which it is removed, and is there again when it is added', async () => {
    const sam = local.people.sam.in(local.channels.history);
    const left = once(Events.GuildDelete);
    sam.kickBot();
    expect((await left)[0].name).toBe('History Club');
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['The Newsroom']);
    expect(client.channels.cache.has(local.channels.history.id)).toBe(false);
    await expect(client.channels.fetch(local.channels.history.id)).rejects.toMatchObject({ code: 50001 });
    await expect(client.guilds.fetch(local.servers.history.id)).rejects.toMatchObject({ code: 10004 });
    const joined = once(Events.GuildCreate);
    sam.addBot();
    const [guild] = await joined;
    expect([guild.name, guild.members.me?.permissions.has('SendMessages')]).toEqual(['History Club', true]);
    const done = onNext(client, isCommand, (interaction) => interaction.reply('Here again'));
    expect(await shown(sam.run('ask'))).toMatchObject({ content: 'Here again' });
    await done;
  });

  it('is told in Discord’s codes what it may not do', async () => {
    const codes: unknown[] = [];
    const keep = (error: unknown) => codes.push((error as DiscordAPIError).code);
    const done = onNext(client, isCommand, async (interaction) => {
      await interaction.reply('one');
      await interaction.editReply('x'.repeat(2_001)).catch(keep);
      await interaction.webhook.fetchMessage('1').catch(keep);
      interaction.replied = false;
      await interaction.reply('two').catch(keep);
    });
    await mira().run('ask');
    await done;
    expect(codes).toEqual([50035, 10008, 40060]);
  });
});

describe('discord.js that has lost its connection', () => {
  it('reconnects, and answers what was asked meanwhile', async () => {
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    const answered = onNext(client, isCommand, (interaction) => interaction.reply('I am back'));
    local.gateway.disconnect();
    expect(await shown(mira().run('ask'))).toMatchObject({ content: 'I am back' });
    await Promise.all([resumed, answered]);
    const ops = local.record.frames.filter(({ from }) => from === 'bot').map(({ op }) => op);
    expect(ops.filter((op) => op === 2)).toHaveLength(1);
    expect(ops).toContain(6);
  });
});

describe('discord.js on two shards', () => {
  it('hears of each server on its own, and of direct messages on the first', async () => {
    const sharded = await login(local, {
      shards: [0, 1],
      shardCount: 2,
      // The default throttler waits five seconds between the two.
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    });
    await client.destroy();
    expect(sharded.guilds.cache.map(({ name, shardId }) => [name, shardId]).sort()).toEqual([
      ['History Club', 1],
      ['The Newsroom', 0],
    ]);
    for (const there of [mira(), local.people.mira.in(local.channels.history), local.people.mira.withBot]) {
      const answered = onNext(sharded, isCommand, (interaction) => interaction.reply('Here'));
      expect(await shown(there.run('ask'))).toMatchObject({ content: 'Here' });
      await answered;
    }
    await sharded.destroy();
  });
});

describe('everything that these tests sent', () => {
  it('was answered once, and pinged nobody', () => {
    const { requests } = local.record;
    const answered = requests.filter(({ path, status }) => path.endsWith('/callback') && status < 300);
    expect(new Set(answered.map(({ path }) => path)).size).toBe(answered.length);
    const bodies = requests.map(({ body }) => body as { data?: object } | undefined);
    const messages = bodies
      .flatMap((body) => [body, body?.data])
      .filter((body) => body && 'allowed_mentions' in body);
    expect(messages.length).toBeGreaterThan(20);
    for (const message of messages) expect(message).toMatchObject({ allowed_mentions: { parse: [] } });
  });
});
