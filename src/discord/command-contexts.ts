/** Where commands are available. */

import {
  ApplicationIntegrationType,
  type ContextMenuCommandBuilder,
  InteractionContextType,
  type SlashCommandBuilder,
} from 'discord.js';

/** Makes a command available in servers, in direct messages, and wherever a user has installed the bot. */
export function availableEverywhere<Builder extends SlashCommandBuilder | ContextMenuCommandBuilder>(
  command: Builder,
): Builder {
  command
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    );
  return command;
}
