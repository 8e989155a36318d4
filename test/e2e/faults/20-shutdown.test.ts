/** 20. Shutting down. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS, WAIT } from './process.ts';
import { CALLBACKS, QUESTION } from './stage.ts';

/** Docker kills after 10 seconds; slow machines get more. */
const MAX_SHUTDOWN_MS = 15_000;

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord({ deadlineMs: 30_000 });
});
afterAll(() => local.close());
endProcesses();

let guests = 0;
const newPerson = () => {
  guests += 1;
  return local.addPerson(`guest${guests}`).in(local.channels.questions);
};
async function ready(env: Record<string, string> = {}): Promise<BotProcess> {
  const bot = await BotProcess.start(local, { env });
  await bot.ready();
  // The first question loads the models.
  await newPerson().run('ask', { question: QUESTION });
  return bot;
}

describe('20. a process that is told to leave', () => {
  it('answers the forty who have asked, and turns away those who ask later', {
    timeout: PROCESS_TIMEOUT_MS,
    retry: 1,
  }, async () => {
    const bot = await ready();
    local.faults.play({
      match: { on: 'request', path: CALLBACKS },
      action: { do: 'delay', ms: 700 },
      times: 40,
    });
    const asked = Array.from({ length: 40 }, () =>
      newPerson().run('ask', { question: 'What will the bridge cost?' }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const signalledAt = performance.now();
    bot.child.kill('SIGTERM');
    await bot.says(/Stopping\./);
    const late = await newPerson().run('ask', { question: QUESTION });
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter(({ kind }) => kind === 'reply')).toHaveLength(40);
    expect(JSON.stringify(late)).toContain('I am being restarted. Please ask again in a minute.');
    expect(await bot.exit).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(MAX_SHUTDOWN_MS);
    await vi.waitUntil(() => !local.gateway.online, WAIT);
  });

  it('leaves while its connection is away', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await ready();
    local.faults.play({ match: { on: 'connect' }, action: { do: 'answer', status: 503 }, times: 'always' });
    local.gateway.disconnect();
    await bot.says(/The connection to Discord failed/);
    const signalledAt = performance.now();
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(MAX_SHUTDOWN_MS);
    local.faults.stop();
  });

  it('leaves while it waits for Discord', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    local.faults.play({ match: { on: 'request' }, action: { do: 'answer', status: 500 }, times: 'always' });
    const bot = await BotProcess.start(local);
    await bot.says(/Discord cannot be reached/);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
    local.faults.stop();
  });

  it('leaves at once when it is told so twice', { timeout: PROCESS_TIMEOUT_MS, retry: 1 }, async () => {
    const bot = await ready();
    local.faults.play({
      match: { on: 'request', path: CALLBACKS },
      action: { do: 'delay', ms: 3_000 },
      times: 'always',
    });
    void newPerson().run('ask', { question: QUESTION });
    await new Promise((resolve) => setTimeout(resolve, 200));
    bot.child.kill('SIGINT');
    await bot.says(/Stopping\./);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    bot.child.kill('SIGINT');
    expect(await bot.exit).toBe(1);
    local.faults.stop();
  });

  it.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGTERM'],
    ['SIGQUIT', 'SIGINT'],
  ] as const)(
    'takes %s and %s within a second for one, and answers who has asked',
    { timeout: PROCESS_TIMEOUT_MS },
    async (first, second) => {
      const bot = await ready();
      local.faults.play({ match: { on: 'request', path: CALLBACKS }, action: { do: 'delay', ms: 1_500 } });
      const asked = newPerson().run('ask', { question: QUESTION });
      await new Promise((resolve) => setTimeout(resolve, 200));
      bot.child.kill(first);
      await bot.says(/Stopping\./);
      bot.child.kill(second);
      expect((await asked).kind).toBe('reply');
      expect(await bot.exit).toBe(0);
    },
  );

  it('goes on after it was killed, with the buttons of before, and when nobody reads its log any more', {
    timeout: PROCESS_TIMEOUT_MS,
  }, async () => {
    const killed = await ready();
    const there = newPerson();
    const asked = await there.run('ask', { question: QUESTION });
    killed.child.kill('SIGKILL');
    await killed.exit;
    await vi.waitUntil(() => !local.gateway.online, WAIT);
    const bot = await ready();
    expect(asked.kind).toBe('reply');
    const { message } = asked as Extract<typeof asked, { kind: 'reply' }>;
    const pressed = await there.press(message, 'Context');
    expect(JSON.stringify(pressed)).toContain('Nobody was hurt.');

    bot.child.stdout!.destroy();
    bot.child.stderr!.destroy();
    const refused = local.faults.play({
      match: { on: 'request', path: '/channels/*/messages' },
      action: { do: 'answer', status: 403 },
      times: 'always',
    })!;
    // Each failure is logged.
    for (let count = 0; count < 3; count += 1) newPerson().say('@verbatim What will the bridge cost?');
    await vi.waitUntil(() => refused.applied >= 3, WAIT);
    refused.stop();
    await vi.waitUntil(async () => (await newPerson().run('help')).kind === 'reply', WAIT);
    bot.child.kill('SIGTERM');
    expect(await bot.exit).toBe(0);
  });
});
