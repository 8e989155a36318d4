import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Answer, ChannelView, Deed, WorldView } from '../../src/local/page/protocol.ts';

/** What a machine needs at its slowest. */
const PATIENCE = { timeout: 60_000, interval: 20 };

let child: ChildProcess;
let isRunning = false;
afterEach(() => {
  // The whole group, so that nothing stays when the test has failed.
  if (isRunning) process.kill(-child.pid!, 'SIGKILL');
});

it('npm run dev starts the bot anew when its code is saved, and the page keeps its messages', async () => {
  // Of another bot's folder it would keep away.
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const env = { ...process.env, DATA_DIR: data };
  child = spawn('npm', ['run', 'dev'], { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  isRunning = true;
  const ended = once(child, 'exit').then(() => {
    isRunning = false;
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const starts = () => output.match(/Logged in as Verbatim/g)?.length ?? 0;
  await vi.waitUntil(() => starts() === 1, PATIENCE);
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output)!;

  const world = (await (await fetch(`${url}/page/world`)).json()) as WorldView;
  const seat = `as=${world.people[0]?.id}&channel=${world.servers[0]?.channels[0]?.id}`;
  const perform = async (deed: Deed): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(deed) };
    return (await (await fetch(`${url}/page/deeds?${seat}`, sent)).json()) as Answer;
  };
  await perform({ do: 'say', text: 'Before', files: [], answering: null });

  await utimes('src/config.ts', new Date(), new Date());
  await vi.waitUntil(() => starts() >= 2, PATIENCE);
  const ask: Deed = {
    do: 'run',
    command: 'ask',
    options: { question: 'When did Blinken arrive in Beijing?' },
  };
  // Others may save files as well, while these tests run.
  await vi.waitUntil(async () => (await perform(ask)).kind === 'reply', PATIENCE);
  const { messages } = (await (await fetch(`${url}/page/channel?${seat}`)).json()) as ChannelView;
  expect(messages.map(({ content }) => content)).toEqual(['Before', '']);

  process.kill(-child.pid!, 'SIGINT');
  await ended;
  await rm(data, { recursive: true });
}, 180_000);
