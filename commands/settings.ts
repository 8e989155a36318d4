/** /settings, for moderators */

import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import { localized } from '../src/discord/command-localizations.ts';
import {
  openHow,
  openLanguage,
  openWhere,
  showSettings,
  submitHow,
  submitLanguage,
  submitWhere,
} from '../src/discord/moderation/change-settings.ts';
import { openDigest, showDigest, submitDigest } from '../src/discord/moderation/set-digest.ts';

export default {
  data: localized(new SlashCommandBuilder(), 'settings')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),

  execute: showSettings,

  buttons: {
    'settings-where': openWhere,
    'settings-how': openHow,
    'settings-language': openLanguage,
    'settings-digest': openDigest,
    'show-digest': showDigest,
  },

  forms: {
    'settings-where': submitWhere,
    'settings-how': submitHow,
    'settings-language': submitLanguage,
    'settings-digest': submitDigest,
  },
} satisfies Command;
