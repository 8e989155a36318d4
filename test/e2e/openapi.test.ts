/** The local Discord's traffic with discord.js, against Discord's OpenAPI description. */

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits as Intent,
  type Interaction,
  LabelBuilder,
  Locale,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  Routes,
  SlashCommandBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { recordedViolations, unusedOperations } from '../local/openapi/check-traffic.ts';
import { DIFFERENCES } from '../local/openapi/differences.ts';
import { request } from '../local/raw-bot.ts';
import { login, shown } from './harness.ts';

const AN_HOUR = 60 * 60_000;
const PRIVATE = { content: 'private', flags: MessageFlags.Ephemeral } as const;
const BUTTONS = new ActionRowBuilder<ButtonBuilder>().addComponents(
  ['update', 'wait', 'form'].map((id) =>
    new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary),
  ),
);
const CARD = new ContainerBuilder()
  .addTextDisplayComponents(new TextDisplayBuilder().setContent('card'))
  .addSeparatorComponents((separator) => separator)
  .addActionRowComponents(BUTTONS)
  .addFileComponents((file) => file.setURL('attachment://list.txt'));
const FORM = new ModalBuilder()
  .setCustomId('form')
  .setTitle('Form')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Text')
      .setTextInputComponent(new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short)),
  );
const COMMAND = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask')
  .setNameLocalizations({ de: 'fragen' })
  .setDescriptionLocalizations({ de: 'Fragen' })
  .setDefaultMemberPermissions(PermissionFlagsBits.SendMessages)
  .addStringOption((option) => option.setName('question').setDescription('What').setAutocomplete(true))
  .addAttachmentOption((option) => option.setName('file').setDescription('A file'))
  .addUserOption((option) => option.setName('user').setDescription('Somebody'));

/** Answers interactions in each possible way. */
async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: 'a', value: 'a' }]);
  if (interaction.isChatInputCommand()) {
    const files = [{ attachment: Buffer.from('a'), name: 'list.txt' }];
    return interaction.reply({
      components: [CARD],
      files,
      flags: MessageFlags.IsComponentsV2,
      withResponse: true,
    });
  }
  if (interaction.isModalSubmit()) {
    await interaction.reply(PRIVATE);
    await interaction.editReply('edited');
    await interaction.followUp(PRIVATE);
    return interaction.deleteReply();
  }
  if (!interaction.isButton()) return undefined;
  if (interaction.customId === 'form') return interaction.showModal(FORM);
  if (interaction.customId === 'update') return interaction.update({ components: [CARD] });
  await interaction.deferReply();
  return interaction.editReply('at last');
}

/** Sends the requests that discord.js does not send, and some that fail. */
async function requestTheRest(local: LocalDiscord): Promise<void> {
  const { applicationId: app, channels, servers, people } = local;
  const message = `/channels/${channels.general.id}/messages`;
  const commands = `/applications/${app}/commands`;
  const { body } = await request(local, 'POST', commands, { name: 'more', description: 'More' });
  const command = `${commands}/${(body as { id: string }).id}`;
  for (const [method, path, sent] of [
    ['GET', '/gateway'],
    ['GET', '/oauth2/applications/@me'],
    ['GET', commands],
    ['GET', `${commands}?with_localizations=true`],
    ['GET', command],
    ['PATCH', command, { description: 'Less' }],
    ['DELETE', command],
    ['PUT', `/applications/${app}/guilds/${servers.newsroom.id}/commands`, []],
    ['GET', `/channels/${channels.general.id}`],
    ['GET', message],
    ['POST', `/channels/${channels.general.id}/typing`],
    ['GET', `/guilds/${servers.newsroom.id}`],
    ['GET', `/guilds/${servers.newsroom.id}/channels`],
    ['GET', `/guilds/${servers.newsroom.id}/roles`],
    ['GET', `/guilds/${servers.newsroom.id}/members/${app}`],
    ['GET', '/users/@me'],
    ['GET', '/users/@me/guilds'],
    ['POST', '/users/@me/channels', { recipient_id: people.mira.user.id }],
    ['GET', `/users/${people.mira.user.id}`],
    // Refused.
    ['POST', message, { content: 1 }],
    ['GET', '/channels/1'],
  ] as const)
    await request(local, method, path, sent);
}

/** Opens a thread, in which both people and the bot write, and a post, and lets the bot connect anew. */
async function useThread(local: LocalDiscord, client: Client<true>): Promise<void> {
  const mira = local.people.mira.in(local.channels.general);
  const { id } = mira.openThread(mira.say('When?'), 'Dates');
  const thread = await client.channels.fetch(id, { force: true });
  if (!thread?.isThread()) throw new Error('no thread');
  await thread.send('On Thursday');
  await thread.fetchStarterMessage();
  await local.people.mira.in(id).run('ask', { question: 'a' });
  local.people.mira.in(id).changeThread({ name: 'Days' });
  const forum = local.people.mira.in(local.channels.help);
  forum.post({ title: 'Days', text: '@verbatim When?', tags: ['question'] });
  const again = await login(local);
  await again.destroy();
}

it('sends and receives what Discord describes', async () => {
  const local = await startLocalDiscord();
  const client = await login(local, {
    intents: [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages],
  });
  let answered: Promise<unknown> = Promise.resolve();
  client.on(Events.InteractionCreate, (interaction) => {
    answered = answer(interaction);
  });
  await client.application.commands.set([COMMAND]);
  const mira = local.people.mira.in(local.channels.general);

  mira.forward(mira.say('On Thursday'));
  await mira.complete('ask', { question: 'a' }, 'question');
  const file = { name: 'a.txt', content: 'a' };
  const card = await shown(mira.run('ask', { question: 'a', file, user: mira.person.id }));
  await mira.press(card, 'update');
  await shown(mira.press(card, 'wait'));
  const opened = await mira.press(card, 'form');
  if (opened.kind !== 'modal') throw new Error('no form is open');
  await mira.submit(opened.modal, { text: 'a' });
  await answered;
  const direct = local.people.mira.in(local.channels.miraAndBot);
  await direct.run('ask', { question: 'a' });
  await answered;

  const channel = await client.channels.fetch(local.channels.general.id);
  if (!channel?.isSendable()) throw new Error('no channel');
  const said = await channel.send('said');
  await said.edit('said otherwise');
  await said.reply('and more');
  await channel.messages.fetch({ message: said.id, force: true });
  await said.delete();
  await client.rest.get(Routes.webhookMessage(local.applicationId, tokenOf(local)), { auth: false });
  await useThread(local, client);
  local.people.sam.in(local.channels.general).setServerLocale(Locale.German);
  await requestTheRest(local);
  await client.destroy();
  await local.close();

  const { requests } = local.record;
  expect(unusedOperations(requests)).toEqual([]);
  expect(requests.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 201, 204, 400, 404]));
  const found = recordedViolations(local.record);
  const unexpected = found.filter(({ at }) => !(at in DIFFERENCES)).map(({ at, what }) => `${at} ${what}`);
  expect([...new Set(unexpected)]).toEqual([]);
  expect([...new Set(found.map(({ at }) => at))].toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
});

it('is rate limited as Discord describes', async () => {
  const local = await startLocalDiscord({ messageEveryMs: AN_HOUR });
  const path = `/channels/${local.channels.general.id}/messages`;
  for (const content of ['soon', 'too soon'])
    await request(local, 'POST', path, { content, allowed_mentions: { parse: [] } });
  await local.close();
  expect(local.record.requests.map(({ status }) => status)).toEqual([200, 429]);
  expect(recordedViolations(local.record)).toEqual([]);
});

/** The token of the last interaction. */
function tokenOf({ record }: LocalDiscord): string {
  const last = record.frames.findLast(({ event }) => event === 'INTERACTION_CREATE');
  return (last!.data as { token: string }).token;
}
