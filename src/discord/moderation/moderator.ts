/** Checks that a person is a moderator. */

import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../user-error.ts';

/**
 * The server of an interaction by one of its moderators. Discord hides these commands from others, but a server can show
 * them to anyone, and their buttons stay, so the permissions in the interaction are checked.
 *
 * @throws UserError for anyone else, and outside of servers
 */
export function serverOfModerator(
  interaction: Pick<BaseInteraction, 'guildId' | 'memberPermissions' | 'inCachedGuild'>,
): string {
  const { guildId, memberPermissions } = interaction;
  if (guildId === null || memberPermissions === null) throw new UserError('error.notInServer');
  if (!memberPermissions.has(PermissionFlagsBits.ManageGuild)) throw new UserError('error.notModerator');
  // With a user install, an interaction may come from a server that the bot is not a member of.
  if (!interaction.inCachedGuild()) throw new UserError('error.notMyServer');
  return guildId;
}
