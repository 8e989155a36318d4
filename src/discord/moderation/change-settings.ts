/** Shows and changes the settings of a server. */

import { type Guild, MessageFlags, type ModalSubmitFields } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import type { ServerSettings } from '../../library/server-settings.ts';
import type { Card } from '../card/parts.ts';
import { settingsCard } from '../card/settings.ts';
import type { ButtonHandler, FormHandler, SlashHandler } from '../command.ts';
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

export const showSettings: SlashHandler = async (interaction, { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(await settingsCardOf(t, await library.settings(server), interaction.guild!));
};

export const openWhere: ButtonHandler = async (interaction, _, { t, library }) => {
  const settings = await library.settings(serverOfModerator(interaction));
  const forums = await channelsOf(settings.forums, interaction.guild!);
  await interaction.showModal(whereForm(t, settings, tagsIn(forums)));
};

export const openHow: ButtonHandler = async (interaction, _, { t, library }) => {
  await interaction.showModal(howForm(t, await library.settings(serverOfModerator(interaction))));
};

export const openLanguage: ButtonHandler = async (interaction, _, { t, library }) => {
  await interaction.showModal(languageForm(t, await library.settings(serverOfModerator(interaction))));
};

export const submitWhere = changeSettings(readWhere);
export const submitHow = changeSettings(readHow);
export const submitLanguage = changeSettings(readLanguage);

function changeSettings(read: (fields: ModalSubmitFields) => Partial<ServerSettings>): FormHandler {
  return async (interaction, _, { t, library }) => {
    const server = serverOfModerator(interaction);
    const changes = read(interaction.fields);
    await interaction.deferUpdate();
    const settings = await library.changeSettings(server, changes);
    await interaction.editReply(await settingsCardOf(t, settings, interaction.guild!));
  };
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
