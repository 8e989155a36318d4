/** The message menu "Add to the library", for moderators. */

import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import { localizedMenu } from '../src/discord/command-localizations.ts';
import { openFormOfMessage } from '../src/discord/moderation/add-message.ts';

export default {
  data: localizedMenu(new ContextMenuCommandBuilder(), 'addToTheLibrary')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),

  hint: 'command.addToTheLibrary.hint',

  onMessage: openFormOfMessage,
} satisfies Command;
