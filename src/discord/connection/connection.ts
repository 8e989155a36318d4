/** Watches the connection to Discord's gateway. */

import { type Client, Events } from 'discord.js';
import type { Timeouts } from './timeouts.ts';

/** The state of the connection. discord.js's own status stays "ready" during an outage. */
export interface Connection {
  /** Whether every shard has a session. */
  connected: boolean;
  /** Milliseconds since the last session or heartbeat acknowledgement, on the shard where that is longest ago. */
  silentFor: number;
}

/** How often the connection is checked within the shorter timeout. */
const CHECKS = 10;

/**
 * Watches a connection. discord.js takes minutes to notice a frozen peer, and waits forever for a session that is never
 * resumed.
 *
 * @param onDead called once when the connection is dead, with the reason
 * @returns a function that stops the watch
 */
export function watchConnection(
  connection: () => Connection,
  { silentMs, awayMs }: Timeouts,
  onDead: (how: string) => void,
): () => void {
  const every = Math.min(silentMs, awayMs) / CHECKS;
  let lastConnected = Date.now();
  let lastCheck = lastConnected;
  let awake = lastConnected;
  const timer = setInterval(() => {
    const now = Date.now();
    // The machine was suspended: the time until now does not count.
    if (now - lastCheck > Math.min(silentMs, awayMs) / 2) awake = now;
    lastCheck = now;
    const { connected, silentFor } = connection();
    if (connected) lastConnected = now;
    const isAway = now - Math.max(lastConnected, awake) > awayMs;
    if (!isAway && (!connected || Math.min(silentFor, now - awake) <= silentMs)) return;
    clearInterval(timer);
    const seconds = Math.round((isAway ? awayMs : silentMs) / 1_000);
    onDead(isAway ? `no session for ${seconds} seconds` : `no sign of life for ${seconds} seconds`);
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

/** Tracks a client's connection by its events. */
export function followConnection(client: Client): () => Connection {
  /** The start of each shard's session; null while it has none. */
  const sessions = new Map<number, number | null>();
  client.on(Events.ShardReady, (id) => sessions.set(id, Date.now()));
  client.on(Events.ShardResume, (id) => sessions.set(id, Date.now()));
  client.on(Events.ShardReconnecting, (id) => sessions.set(id, null));
  client.on(Events.ShardDisconnect, (_, id) => sessions.set(id, null));
  return () => {
    const lastSigns = [...sessions].map(([id, started]) =>
      Math.max(started ?? 0, client.ws.shards.get(id)?.lastPingTimestamp ?? 0),
    );
    return {
      connected: sessions.size > 0 && [...sessions.values()].every((started) => started !== null),
      silentFor: lastSigns.length > 0 ? Date.now() - Math.min(...lastSigns) : Number.POSITIVE_INFINITY,
    };
  };
}
