/** /about */

import { SlashCommandBuilder } from 'discord.js';
import { aboutCard } from '../src/discord/card/about.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('about')
    .setDescription('What I am, what I know, and what I keep'),

  async execute(interaction, { library }) {
    const { guildId } = interaction;
    const [status, settings] = await Promise.all([
      library.status(guildId),
      interaction.inCachedGuild() ? library.settings(interaction.guildId) : null,
    ]);
    await interaction.reply(privately(aboutCard(status, settings?.keepsQuestions ?? null)));
  },
} satisfies Command;
