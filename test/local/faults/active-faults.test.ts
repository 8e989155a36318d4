/** Faults on gateway frames, on connections, and on all sockets at once. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FrameAction } from '../../../src/local/faults/fault.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { connect, RawSocket, register } from '../raw-bot.ts';

let local: LocalDiscord;
let bot: RawSocket;
beforeEach(async () => {
  local = await startLocalDiscord();
  await register(local, [{ name: 'ask', description: 'Ask' }]);
  bot = await connect(local);
});
afterEach(() => local.close());

const ask = () => void local.people.mira.in(local.channels.general).run('ask');
const playOnInteractions = (action: FrameAction) =>
  local.faults.play({ match: { on: 'frame', event: 'INTERACTION_CREATE' }, action });
const received = () => bot.frames.filter(({ t }) => t === 'INTERACTION_CREATE');
/** Sends a heartbeat and waits for its answer, which comes after everything sent before. */
async function heartbeat(): Promise<void> {
  const acknowledged = () => bot.frames.filter(({ op }) => op === 11).length;
  const before = acknowledged();
  bot.send({ op: 1, d: null });
  await bot.waitFor(() => acknowledged() > before);
}

describe('a fault on frames', () => {
  it('drops one, and lets the next pass', async () => {
    playOnInteractions({ do: 'drop' });
    ask();
    ask();
    await heartbeat();
    expect(received().map(({ s }) => s)).toEqual([3]);
    expect(local.record.frames.find(({ event }) => event === 'INTERACTION_CREATE')?.fault).toBe('drop');
  });

  it('delivers one twice', async () => {
    playOnInteractions({ do: 'repeat' });
    ask();
    await heartbeat();
    expect(received()).toHaveLength(2);
    expect(received()[0]).toEqual(received()[1]);
  });

  it('delays one, and those that follow it', async () => {
    playOnInteractions({ do: 'delay', ms: 40 });
    const began = performance.now();
    ask();
    ask();
    await heartbeat();
    expect(performance.now() - began).toBeGreaterThan(35);
    expect(received().map(({ s }) => s)).toEqual([2, 3]);
  });

  it('replaces one, or a value in it', async () => {
    playOnInteractions({ do: 'replace', text: '{"op": 0, "t": "NONSENSE"}' });
    playOnInteractions({ do: 'set', path: ['d', 'member', 'user'] });
    playOnInteractions({ do: 'set', path: ['d', 'type'], value: 99 });
    for (let count = 0; count < 3; count += 1) ask();
    await heartbeat();
    expect(bot.eventNames()).toContain('NONSENSE');
    const [without, retagged] = received().map(({ d }) => d as { type: number; member: { user?: object } });
    expect(without?.member).not.toHaveProperty('user');
    expect(retagged?.type).toBe(99);
  });

  it('closes the socket instead', async () => {
    playOnInteractions({ do: 'close', code: 4_009 });
    ask();
    expect(await bot.waitForClose()).toBe(4_009);
  });

  it('freezes the socket: it stays open, and nothing passes', async () => {
    playOnInteractions({ do: 'freeze' });
    ask();
    const before = local.record.frames.length;
    bot.send({ op: 1, d: null });
    ask();
    const other = await connect(local);
    expect(other.eventNames()).toEqual(['READY']);
    expect(received()).toEqual([]);
    expect(bot.closedWith).toBeNull();
    expect(local.record.frames.slice(before).every(({ socket }) => socket === 2)).toBe(true);
  });

  it('applies to what the bot sends as well', async () => {
    local.faults.play({ match: { on: 'frame', from: 'bot', op: 1 }, action: { do: 'drop' } });
    bot.send({ op: 1, d: null });
    await heartbeat();
    expect(bot.frames.filter(({ op }) => op === 11)).toHaveLength(1);
  });
});

describe('a fault on connecting', () => {
  it('answers with a status, and lets the next in', async () => {
    local.faults.play({ match: { on: 'connect' }, action: { do: 'answer', status: 503 } });
    expect(await RawSocket.open(local).waitForFailure()).toContain('503');
    await connect(local);
  });

  it('hangs up', async () => {
    local.faults.play({ match: { on: 'connect' }, action: { do: 'cut', how: 'end' } });
    expect(await RawSocket.open(local).waitForFailure()).toContain('socket hang up');
  });
});

describe('an immediate fault', () => {
  it.each([4_000, 4_004])('closes every socket with %d', async (code) => {
    const other = await connect(local);
    expect(local.faults.play({ match: { on: 'now' }, action: { do: 'close', code } })).toBeNull();
    expect(await Promise.all([bot.waitForClose(), other.waitForClose()])).toEqual([code, code]);
  });

  it('closes every socket without a code', async () => {
    local.faults.play({ match: { on: 'now' }, action: { do: 'close' } });
    expect(await bot.waitForClose()).toBe(1006);
    expect(local.gateway.online).toBe(false);
  });

  it('asks to reconnect', async () => {
    local.faults.play({ match: { on: 'now' }, action: { do: 'reconnect' } });
    await bot.waitFor(({ op }) => op === 7);
  });

  it.each([
    [true, 'RESUMED'],
    [false, undefined],
  ])('invalidates the session; resumable: %s', async (resumable, event) => {
    const { session_id } = await bot.event<{ session_id: string }>('READY');
    local.faults.play({ match: { on: 'now' }, action: { do: 'invalidate', resumable } });
    await bot.waitFor(({ op, d }) => op === 9 && d === resumable);
    bot.send({ op: 6, d: { token: local.token, session_id, seq: 1 } });
    if (event) await bot.event(event);
    else await bot.waitFor(() => bot.frames.filter(({ op }) => op === 9).length === 2);
  });

  it('sends any text', async () => {
    local.faults.play({ match: { on: 'now' }, action: { do: 'send', text: '{"op": 99}' } });
    await bot.waitFor(({ op }) => op === 99);
  });
});
