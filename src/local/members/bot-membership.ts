/** Removes the bot from a server and adds it again, as a person. */

import { type APIUser, PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel, Server } from '../state/guild-state.ts';
import { permissionsOf } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal unless the person may kick members, and the bot is one */
export function kickBot({ guildState, commands }: Services, person: APIUser, { server }: Channel): void {
  if (!server || !mayKickBot(server, person.id))
    throw new Refusal('You do not have permission to kick members.');
  if (!server.members.has(guildState.bot.id)) throw new Refusal('The bot is not in this server.');
  commands.replaceAll(server.id, []);
  guildState.removeBot(server);
}

/** @throws Refusal unless the person manages the server, and the bot is not in it */
export function addBot({ guildState }: Services, person: APIUser, { server }: Channel): void {
  if (!server || !mayAddBot(server, person.id))
    throw new Refusal('You do not have permission to manage this server.');
  if (server.members.has(guildState.bot.id)) throw new Refusal('The bot is in this server already.');
  guildState.addBot(server);
}

export function mayKickBot(server: Server, userId: string): boolean {
  return (permissionsOf(server, userId) & May.KickMembers) !== 0n;
}

export function mayAddBot(server: Server, userId: string): boolean {
  return (permissionsOf(server, userId) & May.ManageGuild) !== 0n;
}
