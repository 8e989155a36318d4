/** Decides which commands a person may use in a channel. */

import {
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';

/** The commands that Discord's client shows a person in a channel, those of the server first. */
export function commandsFor(services: Services, channel: Channel, userId: string): APIApplicationCommand[] {
  const { commands, guildState } = services;
  // A forum has no messages of its own: commands are used in its posts.
  if (channel.kind === 'forum') return [];
  const ofServer = channel.server ? commands.in(channel.server.id) : [];
  const global = commands.in(null).filter((command) => {
    const contexts = command.contexts;
    const inContext = !contexts || contexts.includes(guildState.contextOf(channel));
    return (
      inContext && Object.keys(ownersOf(services, channel, userId, command.integration_types)).length > 0
    );
  });
  return [...ofServer, ...global].filter((command) => mayUse(command, channel, userId));
}

/** Checks a command's `default_member_permissions`; 0 means administrators only. */
function mayUse(command: APIApplicationCommand, channel: Channel, userId: string): boolean {
  const { default_member_permissions: asked } = command;
  if (channel.kind === 'direct' || asked === null) return true;
  const permissions = permissionsIn(channel, userId);
  const needed = BigInt(asked) === 0n ? ADMINISTRATOR : BigInt(asked);
  return (permissions & needed) === needed;
}

const ADMINISTRATOR = 8n;

/** How the application is installed for a person in a channel: by the server, by the person, or both. */
export function ownersOf(
  { guildState }: Services,
  channel: Channel,
  userId: string,
  types: readonly ApplicationIntegrationType[] = [ApplicationIntegrationType.GuildInstall],
): APIAuthorizingIntegrationOwnersMap {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const byServer = types.includes(GuildInstall) && guildState.includesBot(channel);
  const byPerson = types.includes(UserInstall) && guildState.installedBy.has(userId);
  return {
    // '0' in a direct message with the bot, as Discord sends.
    ...(byServer && { [GuildInstall]: channel.server?.id ?? '0' }),
    ...(byPerson && { [UserInstall]: userId }),
  };
}
