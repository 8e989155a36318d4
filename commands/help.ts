/** /help */

import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { helpCard } from '../src/discord/card/help.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'help'),

  async execute(interaction, { commands, commandIds, t }) {
    const isModerator = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
    await interaction.reply(privately(helpCard(t, commands, isModerator, commandIds)));
  },
} satisfies Command;
