import { type Client, Events } from 'discord.js';
import type { Timeouts } from './timeouts.ts';

/** Whether the bot hears Discord, as far as it can know: discord.js says "ready" during an outage as well. */
export interface Connection {
  /** Whether every shard has a session. */
  connected: boolean;
  /** Milliseconds since Discord gave the last sign of life, a session or the answer to a heartbeat, on the quietest shard. */
  silentFor: number;
}

/** Looked at so many times in the shorter of the two. */
const LOOKS = 10;

/**
 * Watches over a connection. discord.js takes minutes to notice a peer that is frozen, and waits for ever for a session
 * that is never taken up again.
 *
 * @param onDead hears, once, in what way it is dead
 * @returns what ends the watch
 */
export function watchConnection(
  connection: () => Connection,
  { silentMs, awayMs }: Timeouts,
  onDead: (how: string) => void,
): () => void {
  const every = Math.min(silentMs, awayMs) / LOOKS;
  let here = Date.now();
  let looked = here;
  let since = here;
  const timer = setInterval(() => {
    const now = Date.now();
    // The machine slept: what Discord did meanwhile is not known.
    if (now - looked > Math.min(silentMs, awayMs) / 2) since = now;
    looked = now;
    const { connected, silentFor } = connection();
    if (connected) here = now;
    const isAway = now - Math.max(here, since) > awayMs;
    if (!isAway && (!connected || Math.min(silentFor, now - since) <= silentMs)) return;
    clearInterval(timer);
    const seconds = Math.round((isAway ? awayMs : silentMs) / 1_000);
    onDead(isAway ? `no session for ${seconds} seconds` : `no sign of life for ${seconds} seconds`);
  }, every);
  timer.unref();
  return () => clearInterval(timer);
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
