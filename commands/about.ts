/** /about */

import { SlashCommandBuilder } from 'discord.js';
import { aboutCard } from '../src/discord/card/about.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'about'),

  async execute(interaction, { library, t }) {
    const { guildId } = interaction;
    const [status, settings] = await Promise.all([
      library.status(guildId),
      interaction.inCachedGuild() ? library.settings(interaction.guildId) : null,
    ]);
    await interaction.reply(privately(aboutCard(t, status, settings?.keepsQuestions ?? null)));
  },
} satisfies Command;
