/** Finds what the bot may not do in channels. */

import { type Guild, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { MessageKey, Translator } from '../../i18n/translator.ts';
import type { MissingPermissions } from '../card/settings.ts';

/** Channels by their ids; null for those that are gone, or that the bot does not see. */
export type Channels = ReadonlyMap<string, GuildBasedChannel | null>;
/** Permissions, and their names in Discord's client. */
type Needed = ReadonlyMap<bigint, MessageKey>;

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } = PermissionFlagsBits;
const TO_WRITE: readonly (readonly [bigint, MessageKey])[] = [
  [ViewChannel, 'permission.viewChannel'],
  [SendMessages, 'permission.sendMessages'],
];
/** What a message needs; an answer, since a reply needs the history of the channel; and an answer to a post. */
export const NEEDED = {
  message: new Map(TO_WRITE),
  answer: new Map([...TO_WRITE, [ReadMessageHistory, 'permission.readMessageHistory']]),
  post: new Map([
    [ViewChannel, 'permission.viewChannel'],
    [SendMessagesInThreads, 'permission.sendMessagesInThreads'],
  ]),
} satisfies Record<string, Needed>;

/** Some channels as they are now. discord.js may have a part of them, from an interaction. */
export async function channelsOf(ids: readonly string[], guild: Guild): Promise<Channels> {
  const fetched = ids.map(async (id) => {
    const channel = await guild.channels.fetch(id, { force: true }).catch(() => null);
    return [id, channel] as const;
  });
  return new Map(await Promise.all(fetched));
}

/**
 * Lists the channels in which the bot lacks permissions.
 *
 * @param needed the ids of channels with what is needed in them
 */
export async function missingPermissions(
  t: Translator,
  needed: readonly (readonly [channel: string, Needed])[],
  channels: Channels,
  guild: Guild,
): Promise<MissingPermissions[]> {
  if (needed.length === 0) return [];
  // Permissions are those of roles, which the bot does not keep.
  await guild.roles.fetch(undefined, { force: true });
  const me = await guild.members.fetchMe({ force: true });
  return needed.flatMap(([id, permissions]) => {
    const granted = channels.get(id)?.permissionsFor(me);
    if (!granted) return { channel: id, names: null };
    const names = [...permissions].flatMap(([flag, name]) => (granted.has(flag) ? [] : t(name)));
    return names.length > 0 ? { channel: id, names } : [];
  });
}
