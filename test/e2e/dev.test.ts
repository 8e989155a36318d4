/** `npm run dev` */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { lockFolder } from '../../src/folder-lock.ts';
import type {
  ActionRequest,
  ActionResult,
  ChannelView,
  GuildStateView,
} from '../../src/local/page/protocol.ts';

/** Options for waiting, long enough for a slow machine. */
const WAIT = { timeout: 60_000, interval: 20 };

let child: ChildProcess;
let isRunning = false;
afterEach(() => {
  // Kills the process group, so that nothing is left after a failure.
  if (isRunning) process.kill(-child.pid!, 'SIGKILL');
});

// One scenario, as each start from the source takes seconds.
it('npm run dev shows on its page why the bot has ended, and starts it anew when its code is saved, with the messages of before', async () => {
  // A folder of its own, as the usual one may be locked by another bot.
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const unlock = await lockFolder(data);
  const env = { ...process.env, DATA_DIR: data, READER: 'off' };
  child = spawn('npm', ['run', 'dev'], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  isRunning = true;
  const ended = once(child, 'exit').then(() => {
    isRunning = false;
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const timesSaid = (words: string) => output.split(words).length - 1;
  const url = await vi.waitUntil(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0], WAIT);
  const stateNow = async () => (await (await fetch(`${url}/page/world`)).json()) as GuildStateView;
  const { absence, online, people, servers } = await vi.waitUntil(async () => {
    const state = await stateNow();
    return state.absence === null ? false : state;
  }, WAIT);
  expect({ absence, online }).toEqual({
    absence: `Another Verbatim is running over ${data}: stop it, or set DATA_DIR to another folder.`,
    online: false,
  });

  const query = `as=${people[0]?.id}&channel=${servers[0]?.channels[0]?.id}`;
  const perform = async (action: ActionRequest): Promise<ActionResult> => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(action) };
    return (await (await fetch(`${url}/page/deeds?${query}`, sent)).json()) as ActionResult;
  };
  await perform({ do: 'say', text: 'Before', files: [], answering: null });
  await unlock();
  const save = () => utimes('src/config.ts', new Date(), new Date());
  await save();
  await vi.waitUntil(() => timesSaid('Logged in as Verbatim') === 1, WAIT);
  const ask: ActionRequest = {
    do: 'run',
    command: 'ask',
    options: { question: 'When did Blinken arrive in Beijing?' },
  };
  const contents = async () => {
    const { messages } = (await (await fetch(`${url}/page/channel?${query}`)).json()) as ChannelView;
    return messages.map(({ content }) => content);
  };
  // Other tests may save files and cause further restarts; until the articles are read, the answer is a text.
  await vi.waitUntil(async () => {
    await perform(ask);
    return (await contents()).includes('');
  }, WAIT);
  expect((await contents())[0]).toBe('Before');

  // One that runs is ended first.
  const before = timesSaid('Stopping.');
  await save();
  await vi.waitUntil(() => timesSaid('Logged in as Verbatim') >= 2, WAIT);
  expect(timesSaid('Stopping.')).toBeGreaterThan(before);

  process.kill(-child.pid!, 'SIGINT');
  await ended;
  await rm(data, { recursive: true });
}, 180_000);
