import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { startLocalDiscord } from '../src/local/index.ts';
import { build, commandIn, image } from './dockerfile.ts';

const [healthcheck] = image.all('HEALTHCHECK').map(commandIn);
const [start] = image.all('CMD').map(commandIn);

let child: ChildProcess | null = null;
afterEach(() => {
  if (child?.exitCode === null) child.kill('SIGKILL');
});

describe('the image', () => {
  it('starts what npm start does, as an unprivileged user', () => {
    expect(manifest.scripts.start).toContain(start!.join(' '));
    expect(image.instructions.slice(-3).map((line) => line.split(' ')[0])).toEqual([
      'USER',
      'HEALTHCHECK',
      'CMD',
    ]);
    expect(image.all('USER')).toEqual(['node']);
  });

  it('contains only what runs: no source, no compiler, and only the wink packages', async () => {
    expect(build.all('RUN')).toEqual(['npm ci --ignore-scripts', 'npm run build']);
    expect(image.all('RUN')).toEqual(['mkdir /data && chown node:node /data']);
    const app = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    await image.copyInto(app);
    expect((await readdir(app)).sort()).toEqual([
      'LICENSE',
      'NOTICE',
      'dist',
      'node_modules',
      'package.json',
      'seeds',
      'src',
    ]);
    expect((await readdir(path.join(app, 'node_modules'))).sort()).toEqual([
      'wink-eng-lite-web-model',
      'wink-nlp',
    ]);
    const files = await readdir(path.join(app, 'src'), { recursive: true, withFileTypes: true });
    const extensions = new Set(files.filter((file) => file.isFile()).map(({ name }) => path.extname(name)));
    expect([...extensions].sort()).toEqual(['.bin', '.sql', '.wasm']);
    await rm(app, { recursive: true });
  });

  it('runs with the copied files, and is healthy until it stops', async () => {
    const app = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    await image.copyInto(app);
    const local = await startLocalDiscord();
    const env = {
      PATH: process.env.PATH,
      ...image.env,
      DATA_DIR: path.join(app, 'data'),
      HEALTH_PORT: String(await freePort()),
      DISCORD_TOKEN: local.token,
      DISCORD_API_BASE: local.api,
    };
    const run = ([command, ...args]: readonly string[]) =>
      spawn(command!, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const isHealthy = async () => (await once(run(healthcheck!), 'exit'))[0] === 0;

    expect(await isHealthy()).toBe(false);
    child = run(start!);
    await vi.waitUntil(isHealthy, { timeout: 60_000, interval: 500 });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await isHealthy()).toBe(false);
    await local.close();
    await rm(app, { recursive: true });
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
