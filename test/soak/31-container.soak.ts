import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, image } from '../dockerfile.ts';
import type { Asked, Filled } from './fill-servers.ts';
import { note } from './results.ts';

const run = promisify(execFile);
const NO_MEMORY = 'I have no memory left for this article.';

describe.skipIf(process.getuid?.() !== 0)('31. in a container', () => {
  let home: string;
  let app: string;
  let megabytes: number;

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    app = await mkdtemp(path.join(home, 'app'));
    const built = await mkdtemp(path.join(home, 'built'));
    const cache = await mkdtemp(path.join(home, 'cache'));
    await build.copyInto(built);
    for (const command of build.all('RUN'))
      await run('sh', ['-ec', command], { cwd: built, env: { ...process.env, npm_config_cache: cache } });
    await image.copyInto(app, built);
    const { stdout } = await run('du', ['--summarize', '--block-size=1M', app]);
    megabytes = Number.parseInt(stdout, 10);
    await chmod(home, 0o755);
    await chmod(app, 0o755);
  }, 600_000);
  afterAll(() => rm(home, { recursive: true }));

  /** The report of container.ts. */
  async function runInContainer(what: 'look' | 'fill') {
    const data = await mkdtemp(path.join(home, 'data'));
    const command = `ip link set lo up; exec "${process.execPath}" --import tsx test/soak/container.ts "${app}" "${data}" ${what}`;
    const { stdout } = await run('unshare', ['--net', 'sh', '-ec', command], { maxBuffer: 2 ** 24 });
    return JSON.parse(stdout);
  }

  it('the bot works with read-only files, an ordinary user, 256 MB, and no network but Discord', async () => {
    const report = await runInContainer('look');
    expect(report.code, report.output).toBe(0);
    expect(report.user).toBe('1000');
    expect(Number.parseInt(report.powers, 16)).toBe(0);
    for (const mount of ['/', '/mnt']) expect(report.mounts).toMatch(new RegExp(` ${mount} \\S+ ro,`));
    expect(JSON.stringify(report.answer)).toContain('arrived in Beijing');
    expect(report.choices.choices).toHaveLength(1);
    expect(report.context.kind).toBe('reply');
    note(
      '31 container',
      `read-only files, an ordinary user without powers, no network but Discord: a question, a choice and a button answered, SIGTERM ended it with ${report.code}; ${report.megabytes} of 256 MB at most; its own files take ${megabytes} MB of the image`,
    );
  });

  it('three servers filled to their limits with what takes most memory neither end the bot nor keep it from starting', async () => {
    const report = await runInContainer('fill');
    expect(report.code, report.output).toBe(0);
    expect(report.firstCode).toBe(0);
    expect(report.refused).toEqual([
      { taken: 0, refused: expect.stringContaining('split it into articles') },
      { taken: 0, refused: expect.stringContaining(NO_MEMORY) },
    ]);
    expect(report.pages).toEqual({ taken: 5, refused: null });
    for (const { taken, refused } of report.filled as Filled[]) {
      expect(taken).toBeGreaterThan(0);
      expect(refused).toContain(NO_MEMORY);
    }
    for (const text of report.atOnce) expect(text).toMatch(/Publish this article|asking at this moment/);
    for (const asked of [report.before, report.after] as Asked[][]) {
      expect(asked[0]!.first).toContain('council of town');
      for (const { exported } of asked) expect(exported).toBeGreaterThan(100_000);
    }
    // No worker was restarted for lack of memory.
    expect(report.output).not.toMatch(/"level":"error"/);
    note(
      '31 filled',
      `three servers filled at once, until told that there is no memory (${(report.filled as Filled[]).map(({ taken }) => taken).join(', ')} articles of prose, of ever new words, of items), with pages of 2 MB, questions, timelines and exports, and again after a restart: not ended, 256 MB`,
    );
  });
});
