/** /settings, for moderators */

import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import {
  openHow,
  openWhere,
  showSettings,
  submitHow,
  submitWhere,
} from '../src/discord/moderation/change-settings.ts';

export default {
  data: new SlashCommandBuilder()
    .setName('settings')
    .setDescription('Where and how I answer in this server')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),

  execute: showSettings,

  buttons: { 'settings-where': openWhere, 'settings-how': openHow },

  forms: { 'settings-where': submitWhere, 'settings-how': submitHow },
} satisfies Command;
