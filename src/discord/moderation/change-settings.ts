/** Shows and changes the settings of a server. */

import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Guild,
  type GuildBasedChannel,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessageKey, Translator } from '../../i18n/translator.ts';
import type { ServerSettings } from '../../library/server-settings.ts';
import type { Card } from '../card/parts.ts';
import { type MissingPermissions, settingsCard } from '../card/settings.ts';
import type { Context } from '../command.ts';
import { serverOfModerator } from './moderator.ts';
import {
  type ForumTag,
  howForm,
  languageForm,
  readHow,
  readLanguage,
  readWhere,
  whereForm,
} from './settings-forms.ts';

export async function showSettings(
  interaction: ChatInputCommandInteraction,
  { t, library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(await cardOf(t, await library.settings(server), interaction.guild!));
}

export async function openWhere(
  interaction: ButtonInteraction,
  _: string[],
  { t, library }: Context,
): Promise<void> {
  const settings = await library.settings(serverOfModerator(interaction));
  const forums = await channelsOf(settings.forums, interaction.guild!);
  await interaction.showModal(whereForm(t, settings, tagsIn(forums)));
}

export async function openHow(
  interaction: ButtonInteraction,
  _: string[],
  { t, library }: Context,
): Promise<void> {
  await interaction.showModal(howForm(t, await library.settings(serverOfModerator(interaction))));
}

export async function openLanguage(
  interaction: ButtonInteraction,
  _: string[],
  { t, library }: Context,
): Promise<void> {
  await interaction.showModal(languageForm(t, await library.settings(serverOfModerator(interaction))));
}

export async function submitWhere(interaction: ModalSubmitInteraction, _: string[], context: Context) {
  await change(interaction, readWhere(interaction.fields), context);
}

export async function submitHow(interaction: ModalSubmitInteraction, _: string[], context: Context) {
  await change(interaction, readHow(interaction.fields), context);
}

export async function submitLanguage(interaction: ModalSubmitInteraction, _: string[], context: Context) {
  await change(interaction, readLanguage(interaction.fields), context);
}

async function change(
  interaction: ModalSubmitInteraction,
  changes: Partial<ServerSettings>,
  { t, library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const settings = await library.changeSettings(server, changes);
  await interaction.editReply(await cardOf(t, settings, interaction.guild!));
}

async function cardOf(t: Translator, settings: ServerSettings, guild: Guild): Promise<Card> {
  const { mentionChannels, forums, excludedTags } = settings;
  const channels = await channelsOf([...mentionChannels, ...forums], guild);
  const tags = tagsIn(channels).filter(({ id }) => excludedTags.includes(id));
  return settingsCard(
    t,
    settings,
    tags.map(({ name }) => name),
    await missingPermissions(t, settings, channels, guild),
  );
}

type Channels = ReadonlyMap<string, GuildBasedChannel | null>;

/**
 * Some channels as they are now, by their ids; null for those that are gone, or that the bot does not see. discord.js may have
 * a part of them, from an interaction.
 */
async function channelsOf(ids: readonly string[], guild: Guild): Promise<Channels> {
  const fetched = ids.map(async (id) => {
    const channel = await guild.channels.fetch(id, { force: true }).catch(() => null);
    return [id, channel] as const;
  });
  return new Map(await Promise.all(fetched));
}

function tagsIn(channels: Channels): ForumTag[] {
  return [...channels.values()].flatMap((channel) => (channel?.isThreadOnly() ? channel.availableTags : []));
}

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } = PermissionFlagsBits;
/** The permissions that an answer needs, and their names in Discord's client. A reply needs the history of the channel. */
const TO_REPLY: ReadonlyMap<bigint, MessageKey> = new Map([
  [ViewChannel, 'permission.viewChannel'],
  [SendMessages, 'permission.sendMessages'],
  [ReadMessageHistory, 'permission.readMessageHistory'],
]);
const TO_POST: ReadonlyMap<bigint, MessageKey> = new Map([
  [ViewChannel, 'permission.viewChannel'],
  [SendMessagesInThreads, 'permission.sendMessagesInThreads'],
]);

async function missingPermissions(
  t: Translator,
  { mentionChannels, forums }: ServerSettings,
  channels: Channels,
  guild: Guild,
): Promise<MissingPermissions[]> {
  if (channels.size === 0) return [];
  // Permissions are those of roles, which the bot does not keep.
  await guild.roles.fetch(undefined, { force: true });
  const me = await guild.members.fetchMe({ force: true });
  const check = (needed: typeof TO_REPLY) => (id: string) => {
    const permissions = channels.get(id)?.permissionsFor(me);
    const names = permissions
      ? [...needed].flatMap(([flag, name]) => (permissions.has(flag) ? [] : [t(name)]))
      : null;
    return { channel: id, names };
  };
  return [...mentionChannels.map(check(TO_REPLY)), ...forums.map(check(TO_POST))].filter(
    ({ names }) => names === null || names.length > 0,
  );
}
