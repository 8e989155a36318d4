import { EventEmitter } from 'node:events';
import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Connection,
  followConnection,
  watchConnection,
} from '../../../src/discord/connection/connection.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('the watchdog of a connection', () => {
  const losses: string[] = [];
  let state: Connection;
  let since: number;
  const watch = () =>
    watchConnection(
      () => ({ ...state, silentFor: state.connected ? Date.now() - since : Number.POSITIVE_INFINITY }),
      { silentMs: 100_000, awayMs: 120_000 },
      (how) => losses.push(how),
    );
  beforeEach(() => {
    losses.length = 0;
    state = { connected: true, silentFor: 0 };
    since = Date.now();
  });

  it('reports a connection that is silent for too long, once', async () => {
    watch();
    await vi.advanceTimersByTimeAsync(99_000);
    since = Date.now();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(losses).toEqual([]);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(losses).toEqual(['no sign of life for 100 seconds']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(losses).toHaveLength(1);
  });

  it('reports a connection without a session for too long, from the start', async () => {
    state.connected = false;
    watch();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(losses).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(losses).toEqual(['no session for 120 seconds']);
  });

  it('ignores an outage that is short enough', async () => {
    watch();
    state.connected = false;
    await vi.advanceTimersByTimeAsync(110_000);
    state.connected = true;
    since = Date.now();
    await vi.advanceTimersByTimeAsync(20_000);
    state.connected = false;
    await vi.advanceTimersByTimeAsync(110_000);
    expect(losses).toEqual([]);
  });

  it('waits again after the machine has slept', async () => {
    watch();
    await vi.advanceTimersByTimeAsync(50_000);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(losses).toEqual([]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(losses).toEqual(['no sign of life for 100 seconds']);
  });

  it('stops when it is told to', async () => {
    watch()();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(losses).toEqual([]);
  });
});

describe('a connection', () => {
  it('is connected while every shard has a session, and silent for as long as the most silent shard', () => {
    const shards = new Map([0, 1].map((id) => [id, { lastPingTimestamp: -1 }]));
    const client = Object.assign(new EventEmitter(), { ws: { shards } });
    const connection = followConnection(client as unknown as Client);
    expect(connection()).toEqual({ connected: false, silentFor: Number.POSITIVE_INFINITY });
    client.emit(Events.ShardReady, 0);
    vi.setSystemTime(1_010_000);
    client.emit(Events.ShardReady, 1);
    expect(connection()).toEqual({ connected: true, silentFor: 10_000 });
    shards.get(0)!.lastPingTimestamp = 1_009_000;
    expect(connection().silentFor).toBe(1_000);
    for (const [lostEvent, restoredEvent] of [
      [Events.ShardReconnecting, Events.ShardResume],
      [Events.ShardDisconnect, Events.ShardReady],
    ]) {
      client.emit(lostEvent!, ...(lostEvent === Events.ShardDisconnect ? [{}, 1] : [1]));
      expect(connection().connected).toBe(false);
      client.emit(restoredEvent!, 1);
      expect(connection().connected).toBe(true);
    }
  });
});
