import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { startLocalDiscord } from '../src/local/index.ts';
import { all, commandIn, copyInto, instructions, isCopied } from './dockerfile.ts';

const [healthcheck] = all('HEALTHCHECK').map(commandIn);
const [start] = all('CMD').map(commandIn);

let child: ChildProcess | null = null;
afterEach(() => {
  if (child?.exitCode === null) child.kill('SIGKILL');
});

describe('the image', () => {
  it('starts what npm start does, as a user without powers', () => {
    expect(manifest.scripts.start).toContain(start!.join(' '));
    expect(instructions.slice(-3).map((line) => line.split(' ')[0])).toEqual(['USER', 'HEALTHCHECK', 'CMD']);
    expect(all('USER')).toEqual(['node']);
  });

  it('has all packages that the product asks for', async () => {
    const inside = async (folder: string) =>
      (await readdir(folder, { recursive: true })).map((file) => path.posix.join(folder, file));
    const files = [...(await inside('src')), ...(await inside('commands'))].filter(
      (file) => /\.(?:ts|mjs)$/.test(file) && isCopied(file),
    );
    const wanted = new Set<string>();
    for (const file of files)
      for (const [, name] of (await readFile(file, 'utf8')).matchAll(IMPORTED))
        if (!name!.startsWith('node:')) wanted.add(name!.match(/^(?:@[^/]+\/)?[^/]+/)![0]);
    expect(wanted.size).toBeGreaterThan(5);
    for (const name of wanted) expect(Object.keys(manifest.dependencies)).toContain(name);
  });

  it('runs with the files that are copied, and is found healthy until Discord is gone', async () => {
    const app = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    await copyInto(app);
    await symlink(path.resolve('node_modules'), path.join(app, 'node_modules'));
    const local = await startLocalDiscord();
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
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

/** What is imported by the name of a package. */
const IMPORTED = /(?:from |import\(?)'(@?\w[\w@/.-]*|node:[\w/]+)'/g;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
