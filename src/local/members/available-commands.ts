import {
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';

/** The commands that Discord shows a person in a channel: those of the server first. */
export function commandsFor(house: Services, channel: Channel, userId: string): APIApplicationCommand[] {
  const { commands, world } = house;
  const own = channel.kind === 'server' ? commands.in(channel.server.id) : [];
  const everywhere = commands.in(null).filter((command) => {
    const contexts = command.contexts;
    const here = !contexts || contexts.includes(world.contextOf(channel));
    return here && Object.keys(ownersOf(house, channel, userId, command.integration_types)).length > 0;
  });
  return [...own, ...everywhere].filter((command) => mayUse(command, channel, userId));
}

/** A command may ask for permissions; with 0 it is for administrators. */
function mayUse(command: APIApplicationCommand, channel: Channel, userId: string): boolean {
  const { default_member_permissions: asked } = command;
  if (channel.kind === 'direct' || asked === null) return true;
  const held = permissionsIn(channel, userId);
  const needed = BigInt(asked) === 0n ? ADMINISTRATOR : BigInt(asked);
  return (held & needed) === needed;
}

const ADMINISTRATOR = 8n;

/** How the application is installed for a person in a channel: by the server, by the person, or both. */
export function ownersOf(
  { world }: Services,
  channel: Channel,
  userId: string,
  types: readonly ApplicationIntegrationType[] = [ApplicationIntegrationType.GuildInstall],
): APIAuthorizingIntegrationOwnersMap {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const byServer = types.includes(GuildInstall) && world.holdsBot(channel);
  const byPerson = types.includes(UserInstall) && world.installedBy.has(userId);
  return {
    // Of no server, for a direct message with the bot.
    ...(byServer && { [GuildInstall]: channel.kind === 'server' ? channel.server.id : '0' }),
    ...(byPerson && { [UserInstall]: userId }),
  };
}
