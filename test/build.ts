/** Builds the program before tests run, if its source is newer than the last build. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The arguments with which `npm start` runs Node.js. */
export const START = ['--enable-source-maps', 'dist/main.mjs'];

const SOURCES = ['src', 'commands', 'package.json', 'package-lock.json'];

/** Runs `npm run build` if a source has changed. */
export default async function build(): Promise<void> {
  const [changed, built] = await Promise.all([newestOf(SOURCES), newestOf(['dist/main.mjs'])]);
  if (built <= changed) await promisify(execFile)(process.execPath, ['src/build.mjs']);
}

/** The time of the latest change in some files and folders, in milliseconds; deleting a file changes its folder. */
async function newestOf(names: readonly string[]): Promise<number> {
  const times = names.map(async (name) => {
    const found = await stat(name).catch(() => null);
    if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
    const inside = (await readdir(name)).map((entry) => path.join(name, entry));
    return Math.max(found.mtimeMs, await newestOf(inside));
  });
  return Math.max(0, ...(await Promise.all(times)));
}
