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
import type { ServerSettings } from '../../library/server-settings.ts';
import type { Card } from '../card/parts.ts';
import { type MissingPermissions, settingsCard } from '../card/settings.ts';
import type { Context } from '../command.ts';
import { serverOfModerator } from './moderator.ts';
import { type ForumTag, howForm, readHow, readWhere, whereForm } from './settings-forms.ts';

export async function showSettings(
  interaction: ChatInputCommandInteraction,
  { library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(await cardOf(await library.settings(server), interaction.guild!));
}

export async function openWhere(
  interaction: ButtonInteraction,
  _: string[],
  { library }: Context,
): Promise<void> {
  const settings = await library.settings(serverOfModerator(interaction));
  const forums = await channelsOf(settings.forums, interaction.guild!);
  await interaction.showModal(whereForm(settings, tagsIn(forums)));
}

export async function openHow(
  interaction: ButtonInteraction,
  _: string[],
  { library }: Context,
): Promise<void> {
  await interaction.showModal(howForm(await library.settings(serverOfModerator(interaction))));
}

export async function submitWhere(interaction: ModalSubmitInteraction, _: string[], context: Context) {
  await change(interaction, readWhere(interaction.fields), context);
}

export async function submitHow(interaction: ModalSubmitInteraction, _: string[], context: Context) {
  await change(interaction, readHow(interaction.fields), context);
}

async function change(
  interaction: ModalSubmitInteraction,
  changes: Partial<ServerSettings>,
  { library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const settings = await library.changeSettings(server, changes);
  await interaction.editReply(await cardOf(settings, interaction.guild!));
}

async function cardOf(settings: ServerSettings, guild: Guild): Promise<Card> {
  const { mentionChannels, forums, excludedTags } = settings;
  const channels = await channelsOf([...mentionChannels, ...forums], guild);
  const tags = tagsIn(channels).filter(({ id }) => excludedTags.includes(id));
  return settingsCard(
    settings,
    tags.map(({ name }) => name),
    await missingPermissions(settings, channels, guild),
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
/** The permissions that an answer needs, as Discord's client names them. A reply needs the history of the channel. */
const TO_REPLY = new Map([
  [ViewChannel, 'View Channel'],
  [SendMessages, 'Send Messages'],
  [ReadMessageHistory, 'Read Message History'],
]);
const TO_POST = new Map([
  [ViewChannel, 'View Channel'],
  [SendMessagesInThreads, 'Send Messages in Threads and Posts'],
]);

async function missingPermissions(
  { mentionChannels, forums }: ServerSettings,
  channels: Channels,
  guild: Guild,
): Promise<MissingPermissions[]> {
  if (channels.size === 0) return [];
  // Permissions are those of roles, which the bot does not keep.
  await guild.roles.fetch(undefined, { force: true });
  const me = await guild.members.fetchMe({ force: true });
  const check = (needed: ReadonlyMap<bigint, string>) => (id: string) => {
    const permissions = channels.get(id)?.permissionsFor(me);
    const names = permissions
      ? [...needed].flatMap(([flag, name]) => (permissions.has(flag) ? [] : [name]))
      : null;
    return { channel: id, names };
  };
  return [...mentionChannels.map(check(TO_REPLY)), ...forums.map(check(TO_POST))].filter(
    ({ names }) => names === null || names.length > 0,
  );
}
