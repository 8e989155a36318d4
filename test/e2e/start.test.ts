import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Answer, WorldView } from '../../src/local/page/protocol.ts';

/** What a machine needs at its slowest: the model and the program are read from disk. */
const PATIENCE = { timeout: 60_000, interval: 20 };

let child: ChildProcess;
afterEach(() => {
  // The whole group, so that nothing stays when the test has failed.
  if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
});

it('npm start, without a token, opens a page to ask in, and leaves when it is told to', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  // A token that is empty keeps one in .env from being read.
  const env = {
    ...process.env,
    DISCORD_TOKEN: '',
    DISCORD_GUILD_ID: '',
    DISCORD_API_BASE: '',
    SEEDS_DIR: '',
    // Another may be running over the usual one.
    DATA_DIR: data,
  };
  child = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const url = await vi.waitUntil(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0], PATIENCE);

  expect(await (await fetch(url)).text()).toContain('<title>A Discord for one</title>');
  const world = (await (await fetch(`${url}/page/world`)).json()) as WorldView;
  const seat = `as=${world.people[0]?.id}&channel=${world.servers[0]?.channels[0]?.id}`;
  const asked = await fetch(`${url}/page/deeds?${seat}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      do: 'run',
      command: 'ask',
      options: { question: 'When did Blinken arrive in Beijing?' },
    }),
  });
  const answer = (await asked.json()) as Answer;
  expect(answer.kind).toBe('reply');
  expect(JSON.stringify(answer)).toContain('18 June 2023');

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(output).toContain('Stopping.');
  await rm(data, { recursive: true });
}, 120_000);
