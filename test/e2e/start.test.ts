/** `npm start` without a token. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { ActionResult, GuildStateView } from '../../src/local/page/protocol.ts';

/** Options for waiting, long enough for a slow machine that reads everything from disk. */
const WAIT = { timeout: 60_000, interval: 20 };

let child: ChildProcess;
afterEach(() => {
  // Kills the process group, so that nothing is left after a failure.
  if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
});

it('npm start, without a token, opens a page to ask in, and leaves when it is told to', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  // An empty token overrides one in .env.
  const env = {
    ...process.env,
    DISCORD_TOKEN: '',
    DISCORD_GUILD_ID: '',
    DISCORD_API_BASE: '',
    SEEDS_DIR: '',
    // A folder of its own, as the usual one may be locked by another bot.
    DATA_DIR: data,
  };
  child = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const url = await vi.waitUntil(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0], WAIT);

  expect(await (await fetch(url)).text()).toContain('<title>A Discord for one</title>');
  const guildState = (await (await fetch(`${url}/page/world`)).json()) as GuildStateView;
  const query = `as=${guildState.people[0]?.id}&channel=${guildState.servers[0]?.channels[0]?.id}`;
  const asked = await fetch(`${url}/page/deeds?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      do: 'run',
      command: 'ask',
      options: { question: 'When did Blinken arrive in Beijing?' },
    }),
  });
  const answer = (await asked.json()) as ActionResult;
  expect(answer.kind).toBe('reply');
  expect(JSON.stringify(answer)).toContain('18 June 2023');

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(output).toContain('Stopping.');
  await rm(data, { recursive: true });
}, 120_000);
