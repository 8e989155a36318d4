import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Locked, lockFolder } from '../src/lock.ts';
import { RejectionCount } from '../src/unhandled-rejections.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a folder', () => {
  it('is held by one at a time', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(Locked);
    await expect(lockFolder(path.join(folder, '.'))).rejects.toThrow(
      `Another Verbatim is running over ${folder}: stop it, or set DATA_DIR to another folder.`,
    );
    await unlock();
    await (await lockFolder(folder))();
  });

  it('is free again when the one that held it was killed', async () => {
    const hold = `import { lockFolder } from ${JSON.stringify(new URL('../src/lock.ts', import.meta.url).href)};
await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', hold], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(lockFolder(folder)).rejects.toThrow(Locked);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockFolder(folder))();
  }, 60_000);

  it('is made when it is not there, and may lie deep', async () => {
    const deep = path.join(folder, 'a'.repeat(100), 'b'.repeat(100));
    const unlock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(Locked);
    await unlock();
  });
});

describe('rejections that nobody waited for', () => {
  it('are too many when more than twenty come in a minute', () => {
    const count = new RejectionCount();
    for (let index = 0; index < 100; index += 1) expect(count.add(index * 3_001)).toBe(false);
    expect(Array.from({ length: 20 }, () => count.add(1_000_000)).some(Boolean)).toBe(false);
    expect(count.add(1_000_001)).toBe(true);
  });
});
