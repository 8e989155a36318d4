import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { helpCard } from '../src/discord/card/help.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { everywhere } from '../src/discord/places.ts';

export default {
  data: everywhere(new SlashCommandBuilder()).setName('help').setDescription('What I can do, a line each'),

  async execute(interaction, { commands, commandIds }) {
    const isModerator = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    await interaction.reply(privately(helpCard(commands, isModerator, commandIds)));
  },
} satisfies Command;
