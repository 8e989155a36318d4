/** Who writes and reads in the channel of a digest. */

import {
  DiscordAPIError,
  type GuildBasedChannel,
  OverwriteType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
} from 'discord.js';

const { ViewChannel, ManageGuild } = PermissionFlagsBits;
type GuildChannel = Extract<GuildBasedChannel, { permissionOverwrites: unknown }>;

/**
 * Whether moderators alone read a channel, beside bots: nobody else's role and no person of their own may see it. Roles are
 * fetched, as the bot does not keep them.
 */
export async function isForModerators(channel: GuildBasedChannel): Promise<boolean> {
  if (channel.isThread()) return false;
  const { guild } = channel;
  const roles = await guild.roles.fetch(undefined, { force: true });
  const isForRoles = roles.every(
    (role) =>
      role.permissions.has(ManageGuild) ||
      role.tags?.botId !== undefined ||
      !channel.permissionsFor(role).has(ViewChannel),
  );
  return isForRoles && !isForPeople(channel);
}

/** Whether a channel is shown to people by themselves, who may be anybody. */
function isForPeople({ permissionOverwrites, client }: GuildChannel): boolean {
  return permissionOverwrites.cache.some(
    ({ type, id, allow }) => type === OverwriteType.Member && id !== client.user.id && allow.has(ViewChannel),
  );
}

/** Whether Discord refuses a message for good, as its channel is gone or the bot may not write there. */
export function isRefused(error: unknown): boolean {
  const { UnknownChannel, MissingAccess, MissingPermissions } = RESTJSONErrorCodes;
  const codes: unknown[] = [UnknownChannel, MissingAccess, MissingPermissions];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
