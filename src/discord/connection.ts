import { type Client, Events } from 'discord.js';

/** Whether the bot hears Discord, as far as it can know: discord.js says "ready" during an outage as well. */
export interface Connection {
  /** Whether every shard has a session. */
  connected: boolean;
  /** Milliseconds since Discord gave the last sign of life, a session or the answer to a heartbeat, on the quietest shard. */
  silentFor: number;
}

/** Follows a client's connection from its events. */
export function followConnection(client: Client): () => Connection {
  /** When each shard got the session that it has; null while it has none. */
  const sessions = new Map<number, number | null>();
  client.on(Events.ShardReady, (id) => sessions.set(id, Date.now()));
  client.on(Events.ShardResume, (id) => sessions.set(id, Date.now()));
  client.on(Events.ShardReconnecting, (id) => sessions.set(id, null));
  client.on(Events.ShardDisconnect, (_, id) => sessions.set(id, null));
  return () => {
    const signs = [...sessions].map(([id, began]) =>
      Math.max(began ?? 0, client.ws.shards.get(id)?.lastPingTimestamp ?? 0),
    );
    return {
      connected: sessions.size > 0 && [...sessions.values()].every((began) => began !== null),
      silentFor: signs.length > 0 ? Date.now() - Math.min(...signs) : Number.POSITIVE_INFINITY,
    };
  };
}
