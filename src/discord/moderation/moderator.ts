import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { UserError } from '../user-error.ts';

/**
 * The server that a person may manage. Discord hides these commands from others, but a server can show them to
 * anyone, and their buttons stay where they are: what counts is what the interaction itself says.
 *
 * @throws UserError for anyone else, and outside of servers
 */
export function serverOfModerator(
  interaction: Pick<BaseInteraction, 'guildId' | 'memberPermissions' | 'inCachedGuild'>,
): string {
  const { guildId, memberPermissions } = interaction;
  if (guildId === null || memberPermissions === null)
    throw new UserError('Articles are added and removed in a server, by those who manage it.');
  if (!memberPermissions.has(PermissionFlagsBits.ManageGuild))
    throw new UserError('Only those who may manage this server can do that.');
  // Nobody else keeps anything here, whatever is claimed of a server: a person may have brought the bot along.
  if (!interaction.inCachedGuild()) throw new UserError('That can be done only in a server that I am in.');
  return guildId;
}
