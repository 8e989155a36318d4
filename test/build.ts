/** Builds the program before the tests, where its source is newer than what was built. */

import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** How the product is started, as `npm start` does. */
export const START = ['--enable-source-maps', 'dist/main.mjs'];

const SOURCES = ['src', 'commands', 'package.json', 'package-lock.json'];

/** `npm run build`: what is started has to be built from the source as it is now. */
export default async function build(): Promise<void> {
  const [changed, built] = await Promise.all([newestOf(SOURCES), newestOf(['dist/main.mjs'])]);
  if (built <= changed) await promisify(execFile)(process.execPath, ['src/build.mjs']);
}

/** When something in these files and folders was changed last, in milliseconds; a folder changes when a file goes. */
async function newestOf(names: readonly string[]): Promise<number> {
  const times = names.map(async (name) => {
    const found = await stat(name).catch(() => null);
    if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
    const inside = (await readdir(name)).map((entry) => path.join(name, entry));
    return Math.max(found.mtimeMs, await newestOf(inside));
  });
  return Math.max(0, ...(await Promise.all(times)));
}
