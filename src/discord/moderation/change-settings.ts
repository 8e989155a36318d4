/** Shows and changes the settings of a server. */

import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Guild,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { ServerSettings } from '../../library/server-settings.ts';
import type { Card } from '../card/parts.ts';
import { settingsCard } from '../card/settings.ts';
import type { Context } from '../command.ts';
import { type Channels, channelsOf, missingPermissions, NEEDED } from './missing-permissions.ts';
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
  await interaction.editReply(await settingsCardOf(t, await library.settings(server), interaction.guild!));
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
  await interaction.editReply(await settingsCardOf(t, settings, interaction.guild!));
}

/** The card of the settings, with what is missing for them. */
export async function settingsCardOf(t: Translator, settings: ServerSettings, guild: Guild): Promise<Card> {
  const { mentionChannels, forums, excludedTags } = settings;
  const channels = await channelsOf([...mentionChannels, ...forums], guild);
  const tags = tagsIn(channels).filter(({ id }) => excludedTags.includes(id));
  const needed = [
    ...mentionChannels.map((id) => [id, NEEDED.answer] as const),
    ...forums.map((id) => [id, NEEDED.post] as const),
  ];
  return settingsCard(
    t,
    settings,
    tags.map(({ name }) => name),
    await missingPermissions(t, needed, channels, guild),
  );
}

function tagsIn(channels: Channels): ForumTag[] {
  return [...channels.values()].flatMap((channel) => (channel?.isThreadOnly() ? channel.availableTags : []));
}
