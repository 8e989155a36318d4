/** Follows which servers the bot is in. */

import { type Client, Events, GatewayDispatchEvents } from 'discord.js';

/** What of a server the bot has joined is known, as far as it is valid. */
export interface JoinedServer {
  id: string;
  /** The channel of Discord's own messages, such as that somebody has joined; null: there is none. */
  systemChannel: string | null;
  owner: string | null;
  /** The language that its moderators have chosen for it; null: none. */
  locale: string | null;
}

/** What is called when the bot's servers change. */
export interface Listeners {
  /** A shard has told which servers the bot is in. */
  onReady(): void;
  /** The bot was added to a server while it was connected. */
  onJoin(server: JoinedServer): void;
  /** It was removed from one, or the server was deleted. */
  onLeave(server: string): void;
}

/** The servers of a shard. */
interface Shard {
  /** The number of shards of all processes together. */
  count: number;
  servers: Set<string>;
}

const SNOWFLAKE = /^\d{17,20}$/;

/**
 * The servers that the bot is in, by the gateway's events. discord.js's own list keeps those that were left while there
 * was no connection.
 */
export class JoinedServers {
  readonly #shards = new Map<number, Shard>();
  readonly #listeners: Listeners;

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** How many servers the bot is in, as far as this process knows. */
  get size(): number {
    return [...this.#shards.values()].reduce((sum, { servers }) => sum + servers.size, 0);
  }

  /** Follows a client's events: those that it receives, before any of them is filtered or queued. */
  follow(client: Client): void {
    (client as NodeJS.EventEmitter).on(Events.Raw, (packet: unknown, shard: number) =>
      this.hear(packet, shard),
    );
  }

  /** Whether the bot is in a server; null where this process does not know, as of a shard of another process. */
  includes(server: string): boolean | null {
    if (!SNOWFLAKE.test(server)) return null;
    for (const [id, { count, servers }] of this.#shards)
      if (shardOf(server, count) === id) return servers.has(server);
    return null;
  }

  /** Handles an event of a shard, of which nothing is certain. */
  hear(packet: unknown, shard: number): void {
    const { t, d } = Object(packet) as { t?: unknown; d?: unknown };
    const data = Object(d) as Record<string, unknown>;
    if (t === GatewayDispatchEvents.Ready) this.#ready(data, shard);
    const { id } = data;
    const servers = this.#shards.get(shard)?.servers;
    if (!servers || !isId(id)) return;
    if (t === GatewayDispatchEvents.GuildCreate && !servers.has(id)) {
      servers.add(id);
      const { system_channel_id: channel, owner_id: owner, preferred_locale: locale } = data;
      const [systemChannel, ownerId] = [channel, owner].map((one) => (isId(one) ? one : null));
      this.#listeners.onJoin({
        id,
        systemChannel: systemChannel!,
        owner: ownerId!,
        locale: typeof locale === 'string' ? locale : null,
      });
    }
    // With `unavailable` it is an outage of Discord's: the bot is still a member.
    if (t === GatewayDispatchEvents.GuildDelete && (data.unavailable ?? false) === false) {
      servers.delete(id);
      this.#listeners.onLeave(id);
    }
  }

  /** A list that cannot be read in full says nothing of who is missing in it. */
  #ready({ guilds, shard: place = [0, 1] }: Record<string, unknown>, shard: number): void {
    const ids: unknown[] = Array.isArray(guilds) ? guilds.map((guild) => Object(guild).id) : [null];
    const [id, count] = Array.isArray(place) ? place : [];
    if (id === shard && Number.isInteger(count) && count > shard && ids.every(isId)) {
      this.#shards.set(shard, { count, servers: new Set(ids) });
      this.#listeners.onReady();
    } else this.#shards.delete(shard);
  }
}

/** The shard of a server: see "Sharding" in Discord's documentation of the gateway. */
function shardOf(server: string, count: number): number {
  return Number((BigInt(server) >> 22n) % BigInt(count));
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && SNOWFLAKE.test(id);
}
