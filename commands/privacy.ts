/** /privacy */

import { SlashCommandBuilder } from 'discord.js';
import { privately } from '../src/discord/card/parts.ts';
import { forgetMeCard, forgottenCard, privacyCard, serverPrivacyCard } from '../src/discord/card/privacy.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'privacy'),

  async execute(interaction, { library, t }) {
    const settings = interaction.inCachedGuild() ? await library.settings(interaction.guildId) : null;
    await interaction.reply(privately(privacyCard(t, settings?.keepsQuestions ?? null)));
    await interaction.followUp(privately(serverPrivacyCard(t)));
  },

  buttons: {
    async 'forget-me'(interaction, _, { t }) {
      await interaction.reply(privately(forgetMeCard(t)));
    },
    async 'forget-me-now'(interaction, _, { library, t }) {
      await interaction.deferUpdate();
      await interaction.editReply(forgottenCard(t, await library.forgetPerson(interaction.user.id)));
    },
  },
} satisfies Command;
