import { ChannelType, type Client, GatewayDispatchEvents as Event } from 'discord.js';

/**
 * What the bot lives by. What the others tell, such as of channels and roles, discord.js would keep, and nothing here
 * asks for it.
 */
const NEEDED: readonly unknown[] = [
  Event.Ready,
  Event.Resumed,
  Event.GuildCreate,
  Event.GuildDelete,
  Event.MessageCreate,
  Event.InteractionCreate,
];
/** Channels that something was said in of late: more are forgotten, and known again with what is said there next. */
const MOST_CHANNELS = 2_000;

/** An event of the gateway, as far as it is known. */
interface Packet {
  t?: unknown;
  d?: unknown;
}

/** Handles an event, or without one those that came too early; whether it did, or keeps it for later. */
type Handle = (packet?: Packet, shard?: unknown) => boolean;

/**
 * Stands between Discord's events and discord.js, which takes them in one place: it is not public, and there is no other.
 *
 * @param around makes of what handles events what handles them from now on
 */
export function interceptEvents(client: Client, around: (handle: Handle) => Handle): void {
  const ws = client.ws as unknown as { handlePacket: Handle };
  ws.handlePacket = around(ws.handlePacket.bind(ws));
}

/** Gives discord.js of Discord's events only those that the bot needs, and of those only what it needs. */
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
  if (t === Event.GuildCreate) return { ...packet, t, d: withoutLists(d) };
  // Without its channel's type, a message of a channel that is not known is passed over.
  if (t === Event.MessageCreate && 'guild_id' in d)
    return { ...packet, t, d: { channel_type: ChannelType.GuildText, ...d } };
  return { ...packet, t, d };
}

/** A server without its channels, roles, emoji, members and whatever else it has many of. */
function withoutLists(server: object): object {
  return Object.fromEntries(
    Object.entries(server).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
}

function forgetChannels({ channels }: Client): void {
  const { cache } = channels;
  for (const [id, channel] of cache) {
    if (cache.size <= MOST_CHANNELS) return;
    if ('guild' in channel) channel.guild.channels.cache.delete(id);
    cache.delete(id);
  }
}
