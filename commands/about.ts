import { SlashCommandBuilder } from 'discord.js';
import { aboutCard } from '../src/discord/card/about.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { everywhere } from '../src/discord/places.ts';

export default {
  data: everywhere(new SlashCommandBuilder())
    .setName('about')
    .setDescription('What I am, what I know, and what I keep'),

  async execute(interaction, { library }) {
    await interaction.reply(privately(aboutCard(await library.status(interaction.guildId), null)));
  },
} satisfies Command;
