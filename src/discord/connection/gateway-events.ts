/** Filters the gateway events that discord.js handles. */

import { ChannelType, type Client, GatewayDispatchEvents as Event } from 'discord.js';

/**
 * The events that the bot needs. discord.js would cache the contents of the others, such as channels and roles.
 */
const NEEDED: readonly unknown[] = [
  Event.Ready,
  Event.Resumed,
  Event.GuildCreate,
  Event.GuildUpdate,
  Event.GuildDelete,
  Event.MessageCreate,
  Event.ThreadCreate,
  Event.InteractionCreate,
];
/** The size of the cache of channels; an evicted channel is cached again with its next message. */
const MAX_CHANNELS = 2_000;

/** A gateway payload; nothing about it is certain. */
interface Packet {
  t?: unknown;
  d?: unknown;
}

/** Handles a payload, or without one those that were queued; returns whether it was handled or queued. */
type Handle = (packet?: Packet, shard?: unknown) => boolean;

/**
 * Wraps the function by which discord.js handles gateway payloads. It is not public, but there is no other hook.
 *
 * @param around returns the new handler for the old one
 */
export function interceptEvents(client: Client, around: (handle: Handle) => Handle): void {
  const ws = client.ws as unknown as { handlePacket: Handle };
  ws.handlePacket = around(ws.handlePacket.bind(ws));
}

/** Passes only needed events to discord.js, without their unneeded fields. */
export function limitEvents(client: Client): void {
  interceptEvents(client, (handle) => (packet, shard) => {
    if (packet && !NEEDED.includes(packet.t)) return false;
    try {
      return handle(packet && neededOf(packet), shard);
    } finally {
      forgetChannels(client);
    }
  });
}

function neededOf({ t, d, ...packet }: Packet): Packet {
  if (typeof d !== 'object' || d === null) return { ...packet, t, d };
  if (t === Event.GuildCreate || t === Event.GuildUpdate) return { ...packet, t, d: withoutLists(d) };
  // Without its channel's type, discord.js drops a message of a channel that is not cached.
  if (t === Event.MessageCreate && 'guild_id' in d)
    return { ...packet, t, d: { channel_type: ChannelType.GuildText, ...d } };
  return { ...packet, t, d };
}

/** A server without its lists: channels, roles, emoji, members and others. */
function withoutLists(server: object): object {
  return Object.fromEntries(
    Object.entries(server).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
}

function forgetChannels({ channels }: Client): void {
  const { cache } = channels;
  for (const [id, channel] of cache) {
    if (cache.size <= MAX_CHANNELS) return;
    if ('guild' in channel) channel.guild.channels.cache.delete(id);
    cache.delete(id);
  }
}
