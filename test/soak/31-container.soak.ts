import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { build, image } from '../dockerfile.ts';
import { note } from './results.ts';

const run = promisify(execFile);

it.skipIf(process.getuid?.() !== 0)(
  '31. as in a container: files that cannot be written, an ordinary user, 256 MB, and no network but Discord',
  async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    const [built, app, data, cache] = await Promise.all(
      ['built', 'app', 'data', 'cache'].map((name) => mkdtemp(path.join(home, name))),
    );
    await build.copyInto(built!);
    for (const command of build.all('RUN'))
      await run('sh', ['-ec', command], { cwd: built!, env: { ...process.env, npm_config_cache: cache } });
    await image.copyInto(app!, built);
    const { stdout: size } = await run('du', ['--summarize', '--block-size=1M', app!]);
    await chmod(home, 0o755);
    await chmod(app!, 0o755);

    const inside = `ip link set lo up; exec "${process.execPath}" --import tsx test/soak/container.ts "${app}" "${data}"`;
    const { stdout } = await run('unshare', ['--net', 'sh', '-ec', inside], { maxBuffer: 2 ** 24 });
    const seen = JSON.parse(stdout);
    expect(seen.code, seen.output).toBe(0);
    expect(seen.user).toBe('1000');
    expect(Number.parseInt(seen.powers, 16)).toBe(0);
    for (const place of ['/', '/mnt']) expect(seen.mounts).toMatch(new RegExp(` ${place} \\S+ ro,`));
    expect(JSON.stringify(seen.answer)).toContain('arrived in Beijing');
    expect(seen.choices.choices).toHaveLength(1);
    expect(seen.context.kind).toBe('reply');
    note(
      '31 container',
      `read-only files, an ordinary user without powers, no network but Discord: a question, a choice and a button answered, SIGTERM ended it with ${seen.code}; ${seen.megabytes} of 256 MB at most; its own files take ${Number.parseInt(size, 10)} MB of the image`,
    );
    await rm(home, { recursive: true });
  },
);
