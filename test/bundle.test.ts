import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
let app: string;
let cache: string;

beforeAll(async () => {
  app = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  cache = path.join(app, 'node_modules/.cache');
  for (const folder of ['src', 'commands']) await cp(folder, path.join(app, folder), { recursive: true });
  await mkdir(path.join(app, 'node_modules'));
  for (const name of await readdir('node_modules'))
    if (name !== '.cache')
      await symlink(path.resolve('node_modules', name), path.join(app, 'node_modules', name));
});
afterAll(() => rm(app, { recursive: true, force: true }));

/** The address of the bundle, as whoever starts the product has it. */
async function bundle(): Promise<string | null> {
  const module = pathToFileURL(path.join(app, 'src/bundle.mjs'));
  const { stdout } = await run(process.execPath, [
    '--eval',
    `import('${module}').then(async ({ bundle }) => console.log(JSON.stringify(await bundle())))`,
  ]);
  return JSON.parse(stdout);
}

describe('the bundle', { timeout: 60_000 }, () => {
  it('is made once, with all that is started in threads', async () => {
    const [one, other] = await Promise.all([bundle(), bundle()]);
    expect(one).toMatch(/main\.mjs$/);
    expect(other).toBe(one);
    expect(await bundle()).toBe(one);
    const files = await readdir(path.dirname(new URL(one!).pathname));
    expect(files).toEqual(expect.arrayContaining(['main.mjs', 'worker.mjs', 'indexing-worker.mjs']));
    expect(await readdir(path.join(cache, 'verbatim'))).toHaveLength(1);
  });

  it('leaves the classes of discord.js their names, by which it is told what not to keep', async () => {
    const folder = path.dirname(new URL((await bundle())!).pathname);
    const files = (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8'));
    const text = (await Promise.all(files)).join('\n');
    const names = ['UserManager', 'GuildMemberManager', 'MessageManager', 'ReactionManager'];
    expect(names.filter((name) => new RegExp(`\\((?:this|\\w+),"${name}"\\)`).test(text))).toEqual(names);
  });

  it('is made anew when a file is changed, and the last few are kept', async () => {
    const addresses = new Set<string | null>();
    for (let day = 1; day <= 5; day++) {
      const time = new Date(2026, 0, day);
      await utimes(path.join(app, 'commands/ask.ts'), time, time);
      addresses.add(await bundle());
    }
    expect(addresses.size).toBe(5);
    expect(await readdir(path.join(cache, 'verbatim'))).toHaveLength(4);
  });

  it('is none where it cannot be written, or the program cannot be read', async () => {
    await rm(cache, { recursive: true });
    await writeFile(cache, '');
    expect(await bundle()).toBeNull();
    await rm(cache);
    await writeFile(path.join(app, 'src/main.ts'), 'import {');
    expect(await bundle()).toBeNull();
  });
});
