import { type REST, Routes } from 'discord.js';
import type { CommandIds } from './card/command-mention.ts';
import type { Command } from './command.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A command as Discord tells of it. */
type Held = Record<string, Json>;

/** What Discord adds to a command that it holds, or fills in by itself. */
const ADDED = new Set(['id', 'application_id', 'guild_id', 'version', 'default_permission', 'dm_permission']);
/** These say where a global command may be used; for the commands of one server Discord ignores them. */
const GLOBAL_ONLY = ['contexts', 'integration_types'];

/**
 * Makes Discord hold exactly these commands: in one server, or everywhere when `guildId` is null. What is
 * held is read first, and nothing is written when it is the same. Otherwise the list is written as a whole:
 * one request, of which Discord counts only the new names against its daily limit.
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
  const held = (await rest.get(route)) as Held[];
  if (canonical(held.map((command) => forScope(command, guildId))) === canonical(wanted))
    return { isWritten: false, ids: idsOf(held) };
  return { isWritten: true, ids: idsOf((await rest.put(route, { body: wanted })) as Held[]) };
}

/** The ids of the commands that Discord holds in one server, or everywhere when `guildId` is null. */
export async function readIds(
  rest: REST,
  applicationId: string,
  guildId: string | null,
): Promise<CommandIds> {
  return idsOf((await rest.get(routeOf(applicationId, guildId))) as Held[]);
}

function routeOf(applicationId: string, guildId: string | null) {
  return guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
}

function idsOf(held: readonly Held[]): CommandIds {
  return new Map(held.map(({ name, id }) => [String(name), String(id)]));
}

function forScope(command: Record<string, Json>, guildId: string | null): Record<string, Json> {
  const left = guildId ? GLOBAL_ONLY : [];
  return Object.fromEntries(Object.entries(command).filter(([key]) => !left.includes(key)));
}

/** One text for all that mean the same: keys in order, commands by name, and no defaults. */
function canonical(commands: Record<string, Json>[]): string {
  const sorted = [...commands].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  return JSON.stringify(sorted.map((command) => meant({ type: 1, ...command }, '')));
}

function meant(value: Json, key: string): Json | undefined {
  // Discord gives what is in a menu an empty description.
  if (value === null || value === false || value === '') return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    // The order of options and choices is shown; that of contexts means nothing.
    if (GLOBAL_ONLY.includes(key)) return [...value].sort();
    return value.map((item) => meant(item, key) ?? null);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([name]) => !ADDED.has(name))
    .map(([name, inner]) => [name, meant(inner, name)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries as [string, Json][]) : undefined;
}
