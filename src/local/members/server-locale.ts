/** Chooses the language of a server, as a person. */

import { type APIUser, type Locale, PermissionFlagsBits as May } from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import type { Channel, Server } from '../state/guild-state.ts';
import { permissionsOf } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal unless the person manages the server */
export function setServerLocale(
  { guildState }: Services,
  person: APIUser,
  { server }: Channel,
  locale: Locale,
): void {
  if (!server || !maySetLocale(server, person.id))
    throw new Refusal('You do not have permission to manage this server.');
  guildState.setServerLocale(server, locale);
}

export function maySetLocale(server: Server, userId: string): boolean {
  return (permissionsOf(server, userId) & May.ManageGuild) !== 0n;
}
