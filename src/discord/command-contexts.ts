import {
  ApplicationIntegrationType,
  type ContextMenuCommandBuilder,
  InteractionContextType,
  type SlashCommandBuilder,
} from 'discord.js';

/** Makes a command one that everyone may use in servers, in direct messages, and wherever they take the bot with them. */
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
