import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules/.cache/verbatim');
/** The program, and what it runs in threads: each becomes one file, of the name that it is started by. */
const ENTRIES = {
  main: 'src/main.ts',
  worker: 'src/library/worker.ts',
  'indexing-worker': 'src/library/indexing/indexing-worker.ts',
};
/** It finds files of its own beside itself. */
const APART = ['esbuild'];
/** A bot that runs on may yet need its own: it starts threads. */
const MOST_KEPT = 4;

/**
 * Makes one file of the program and all that it imports, unless it has been made since any of it changed: it is read in a
 * third of the time.
 *
 * @returns {Promise<string | null>} its address; null where it cannot be made, as on a disk that is read only
 */
export async function bundle() {
  try {
    const folder = path.join(CACHE, stateOf(['src', 'commands', 'node_modules/.package-lock.json']));
    if (!existsSync(folder)) await make(folder);
    return pathToFileURL(path.join(folder, 'main.mjs')).href;
  } catch {
    return null;
  }
}

/** Another process that starts meanwhile sees all of it or nothing; one that was quicker has made the same. */
async function make(folder) {
  const beside = path.join(CACHE, randomUUID());
  try {
    await mkdir(CACHE, { recursive: true });
    await build(beside);
    await rename(beside, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
    await removeOld();
  } finally {
    await rm(beside, { recursive: true, force: true }).catch(() => {});
  }
}

/** What changes when any of these files or folders is changed. */
function stateOf(names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const top = path.join(ROOT, name);
    const inside = statSync(top).isDirectory() ? readdirSync(top, { recursive: true }).sort() : [''];
    for (const file of inside) {
      const { size, mtimeMs } = statSync(path.join(top, file));
      hash.update(`${name}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function build(outdir) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    // Each thread keeps the letters of its program, two bytes each.
    minifyWhitespace: true,
    // discord.js knows by the names of its classes what it is not to keep.
    keepNames: true,
    external: APART,
    platform: 'node',
    format: 'esm',
    // Packages in the older form ask for it.
    banner: {
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
    plugins: [{ name: 'own-files', setup: keepAddresses }],
    logLevel: 'silent',
  });
}

/** Has the program find its own files where they are, other than those that are made here. */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /[\\/](src|commands)[\\/].*\.ts$/ }, async ({ path: file }) => {
    const text = await readFile(file, 'utf8');
    const address = JSON.stringify(pathToFileURL(file).href);
    return { loader: 'ts', contents: text.replaceAll(/(?<!\.mjs', )import\.meta\.url/g, address) };
  });
}

async function removeOld() {
  const all = (await readdir(CACHE)).map((name) => path.join(CACHE, name));
  const byAge = all.sort((a, b) => timeOf(b) - timeOf(a));
  for (const old of byAge.slice(MOST_KEPT)) await rm(old, { recursive: true, force: true });
}

/** When a file was last changed, in milliseconds since 1970; 0 when it is gone. */
function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
