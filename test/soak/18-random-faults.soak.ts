import { expect, it, vi } from 'vitest';
import type { Fault } from '../../src/local/faults/fault.ts';
import type { Outcome } from '../../src/local/interactions/interaction-result.ts';
import { randomFrom } from '../../src/training/random.ts';
import { CALLBACKS, Stage } from '../e2e/faults/stage.ts';
import { note } from './results.ts';

const STEPS = Number(process.env.STEPS ?? 1_000);
const SEED = Number(process.env.SEED ?? 18);
/**
 * In milliseconds: within this time, discord.js 14.28 follows an instruction to reconnect. A second one before that leaves
 * it without a connection, and the watchdog has the process restarted.
 */
const RECONNECT_MS = 1_500;
/** With more faults at the same time, no time for an answer is left in Discord's three seconds. */
const MAX_CONCURRENT = 2;
const stage = Stage.forFile();

const onCallback = (action: object): Fault =>
  ({ match: { on: 'request', path: CALLBACKS }, action }) as Fault;
const FAULTS: readonly Fault[] = [
  onCallback({ do: 'answer', status: 500 }),
  onCallback({ do: 'cut', how: 'reset', when: 'after' }),
  onCallback({ do: 'cut', how: 'reset' }),
  onCallback({ do: 'cut', how: 'end' }),
  onCallback({ do: 'cut', how: 'half', when: 'after' }),
  onCallback({ do: 'delay', ms: 400 }),
  { match: { on: 'frame', event: 'INTERACTION_CREATE' }, action: { do: 'repeat' } },
  { match: { on: 'frame', event: 'INTERACTION_CREATE' }, action: { do: 'delay', ms: 300 } },
  { match: { on: 'now' }, action: { do: 'close' } },
  { match: { on: 'now' }, action: { do: 'reconnect' } },
  { match: { on: 'now' }, action: { do: 'invalidate', resumable: true } },
  { match: { on: 'now' }, action: { do: 'send', text: '{{{' } },
];

it('18. over a thousand random steps of faults and questions, each question is answered once, and nothing leaks', async () => {
  const random = randomFrom(SEED);
  const handles = () => process.getActiveResourcesInfo().length;
  const listeners = () =>
    process.listenerCount('unhandledRejection') + process.listenerCount('uncaughtException');
  const before = { handles: handles(), listeners: listeners() };
  const asked: Promise<Outcome>[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const isFault = random() < 0.4 && stage.local.faults.playing.length < MAX_CONCURRENT;
    const fault = isFault ? FAULTS[Math.floor(random() * FAULTS.length)]! : null;
    if (fault) stage.play(fault);
    else asked.push(stage.ask());
    if (fault?.match.on === 'now') await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    if (random() < 0.3) await asked.at(-1);
    await vi.waitUntil(() => stage.bot.connection().connected && stage.local.gateway.online, {
      timeout: 30_000,
      interval: 5,
    });
  }
  const outcomes = await Promise.all(asked);
  stage.local.faults.stop();
  const unanswered = outcomes.filter(({ kind }) => kind !== 'reply').map((one) => JSON.stringify(one));
  const answered = asked.length - unanswered.length;
  await vi.waitUntil(() => handles() <= before.handles + 20, { timeout: 60_000 });
  note(
    '18 schedule',
    `${STEPS} steps (seed ${SEED}): ${asked.length} asked, ${answered} answered once, ${unanswered.length} not; handles ${before.handles} before and ${handles()} after`,
  );
  expect((await stage.ask()).kind).toBe('reply');
  expect(listeners()).toBe(before.listeners);
  expect(unanswered).toEqual([]);
});
