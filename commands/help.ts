/** /help */

import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { helpCard } from '../src/discord/card/help.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('help')
    .setDescription('What I can do, a line each'),

  async execute(interaction, { commands, commandIds }) {
    const isModerator = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    await interaction.reply(privately(helpCard(commands, isModerator, commandIds)));
  },
} satisfies Command;
