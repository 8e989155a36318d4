import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Locked, lockFolder } from '../src/folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a folder', () => {
  it('is locked by one process at a time', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(Locked);
    await expect(lockFolder(path.join(folder, '.'))).rejects.toThrow(
      `Another Verbatim is running over ${folder}: stop it, or set DATA_DIR to another folder.`,
    );
    await unlock();
    await (await lockFolder(folder))();
  });

  it('is locked by a process whose page another one names', async () => {
    const page = 'http://127.0.0.1:8787/';
    let unlock = await lockFolder(folder, () => page);
    await expect(lockFolder(folder)).rejects.toThrow(
      `Another Verbatim is running over ${folder}, with its page at ${page}: stop it, or set DATA_DIR to another folder.`,
    );
    await unlock();
    unlock = await lockFolder(folder, () => 'Something else, and more of it');
    await expect(lockFolder(folder)).rejects.toThrow(`is running over ${folder}: stop it`);
    await unlock();
  });

  it('is unlocked when the process that locked it is killed', async () => {
    const script = `import { lockFolder } from ${JSON.stringify(new URL('../src/folder-lock.ts', import.meta.url).href)};
await lockFolder(${JSON.stringify(folder)}); console.log('locked'); setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(lockFolder(folder)).rejects.toThrow(Locked);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockFolder(folder))();
  }, 60_000);

  it('is created when it is missing, and may have a long path', async () => {
    const deep = path.join(folder, 'a'.repeat(100), 'b'.repeat(100));
    const unlock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(Locked);
    await unlock();
  });
});
