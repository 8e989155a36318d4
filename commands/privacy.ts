/** /privacy */

import { type BaseInteraction, SlashCommandBuilder } from 'discord.js';
import { privately } from '../src/discord/card/parts.ts';
import { forgetMeCard, forgottenCard, privacyCard } from '../src/discord/card/privacy.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import type { Library } from '../src/library/library.ts';

async function cardFor(interaction: BaseInteraction, library: Library) {
  const settings = interaction.inCachedGuild() ? await library.settings(interaction.guildId) : null;
  return privacyCard(settings?.keepsQuestions ?? null);
}

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('privacy')
    .setDescription('What I keep, for whom and for how long; and a button to delete what I keep of you'),

  async execute(interaction, { library }) {
    await interaction.reply(privately(await cardFor(interaction, library)));
  },

  buttons: {
    async privacy(interaction, _, { library }) {
      await interaction.update(await cardFor(interaction, library));
    },
    async 'forget-me'(interaction) {
      await interaction.update(forgetMeCard());
    },
    async 'forget-me-now'(interaction, _, { library }) {
      await interaction.deferUpdate();
      await interaction.editReply(forgottenCard(await library.forgetPerson(interaction.user.id)));
    },
  },
} satisfies Command;
