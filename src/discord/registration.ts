/** Registers the commands with Discord. */

import { type REST, Routes } from 'discord.js';
import type { CommandIds } from './card/command-mention.ts';
import type { Command } from './command.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A command as Discord returns it. */
type Registered = Record<string, Json>;

/** The fields that Discord adds or fills in. */
const ADDED_FIELDS = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
]);
/** Where a global command is available; Discord ignores these fields for the commands of one server. */
const GLOBAL_ONLY = ['contexts', 'integration_types'];
/** Without this, Discord leaves the localisations out, and the commands seem to be changed at every start. */
const WITH_LOCALIZATIONS = new URLSearchParams({ with_localizations: 'true' });

/**
 * Registers exactly these commands: in one server, or everywhere when `guildId` is null. The registered commands are read
 * first, and nothing is written when they are the same. Otherwise the whole list is overwritten in one request, of which
 * Discord counts only the new names against its daily limit.
 *
 * @returns whether anything was written, and the ids of the commands
 */
export async function register(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  commands: readonly Command[],
): Promise<{ isWritten: boolean; ids: CommandIds }> {
  const route = routeOf(applicationId, guildId);
  const wanted = commands.map(({ data }) =>
    forScope(data.toJSON() as unknown as Record<string, Json>, guildId),
  );
  const registered = (await rest.get(route, { query: WITH_LOCALIZATIONS })) as Registered[];
  if (canonical(registered.map((command) => forScope(command, guildId))) === canonical(wanted))
    return { isWritten: false, ids: idsOf(registered) };
  return { isWritten: true, ids: idsOf((await rest.put(route, { body: wanted })) as Registered[]) };
}

/** The ids of the commands that are registered in one server, or everywhere when `guildId` is null. */
export async function readIds(
  rest: REST,
  applicationId: string,
  guildId: string | null,
): Promise<CommandIds> {
  return idsOf((await rest.get(routeOf(applicationId, guildId))) as Registered[]);
}

function routeOf(applicationId: string, guildId: string | null) {
  return guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
}

function idsOf(registered: readonly Registered[]): CommandIds {
  return new Map(registered.map(({ name, id }) => [String(name), String(id)]));
}

function forScope(command: Record<string, Json>, guildId: string | null): Record<string, Json> {
  const omitted = guildId ? GLOBAL_ONLY : [];
  return Object.fromEntries(Object.entries(command).filter(([key]) => !omitted.includes(key)));
}

/** A canonical form for comparison: sorted keys, commands by name, and no defaults. */
function canonical(commands: Record<string, Json>[]): string {
  const sorted = [...commands].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  return JSON.stringify(sorted.map((command) => normalized({ type: 1, ...command }, '')));
}

function normalized(value: Json, key: string): Json | undefined {
  // Discord gives context menu commands an empty description.
  if (value === null || value === false || value === '') return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    // The order of options and choices is visible; that of contexts is not.
    if (GLOBAL_ONLY.includes(key)) return [...value].sort();
    return value.map((item) => normalized(item, key) ?? null);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([name]) => !ADDED_FIELDS.has(name))
    .map(([name, inner]) => [name, normalized(inner, name)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries as [string, Json][]) : undefined;
}
