/** /privacy */

import { SlashCommandBuilder } from 'discord.js';
import { privately } from '../src/discord/card/parts.ts';
import { forgetMeCard, forgottenCard, privacyCard } from '../src/discord/card/privacy.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('privacy')
    .setDescription('What I keep, for whom and for how long; and a button to delete what I keep of you'),

  async execute(interaction, { library }) {
    const settings = interaction.inCachedGuild() ? await library.settings(interaction.guildId) : null;
    await interaction.reply(privately(privacyCard(settings?.keepsQuestions ?? null)));
  },

  buttons: {
    async 'forget-me'(interaction) {
      await interaction.reply(privately(forgetMeCard()));
    },
    async 'forget-me-now'(interaction, _, { library }) {
      await interaction.deferUpdate();
      await interaction.editReply(forgottenCard(await library.forgetPerson(interaction.user.id)));
    },
  },
} satisfies Command;
