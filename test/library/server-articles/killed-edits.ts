/** Kills processes in the middle of edits, and checks what is left of the article. */

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { editionIn, editionOf, openPlace, type Place, SERVER_ID, textOf } from './chronicle.ts';
import type { Told } from './editing-process.ts';

/** How many edits stand before a process is killed. */
const MIN_EDITS = 2;

/** Creates the article. */
export async function createChronicle(place: Place): Promise<void> {
  const library = await openPlace(place);
  await library.add({ title: 'Chronicle', date: '2024-06-01', source: '', text: textOf(0) }, SERVER_ID);
  await library.close();
}

let program: Promise<string> | undefined;

/** Bundles the program of the process, which starts in a third of the time that it takes from its source. */
async function bundleProgram(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = path.join(folder, 'editing-process.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('editing-process.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: [],
    logLevel: 'error',
    // It finds the files of the package, and its threads, as the programs in dist/ do.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL('dist/main.mjs')) },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return outfile;
}

/**
 * Kills a process that edits the article, at a random moment of an edit.
 *
 * @returns whether the edit that was killed stands
 */
export async function killAnEdit(place: Place): Promise<boolean> {
  program ??= bundleProgram();
  const child = fork(await program, [JSON.stringify(place)], { execArgv: [], stdio: 'pipe' });
  let errors = '';
  child.stderr!.on('data', (chunk) => {
    errors += chunk;
  });
  const told: Told[] = [];
  const killed = once(child, 'exit');
  let began = 0;
  /** How long the last edit took, in milliseconds: kills are spread over all of an edit. */
  let duration = 0;
  child.on('message', (message: Told) => {
    told.push(message);
    if (message.stands) duration = performance.now() - began;
    else began = performance.now();
    if (!message.stands && told.length > 2 * MIN_EDITS)
      setTimeout(() => child.kill('SIGKILL'), Math.random() * duration);
  });
  await killed;
  assert.equal(errors, '');
  const stood = told.findLast(({ stands }) => stands)!.edition;
  const begun = told.findLast(({ stands }) => !stands)!.edition;
  const edition = await checkWhole(place, stood);
  assert.ok(stood <= edition && edition <= begun, `${edition} is neither ${stood} nor ${begun}`);
  return edition > stood;
}

/**
 * Checks that the article and each of its versions is a whole edition, that they follow one another, and that the one
 * which stood is among them.
 *
 * @returns the edition of the article
 */
async function checkWhole(place: Place, stood: number): Promise<number> {
  const library = await openPlace(place);
  const [entry] = await library.articles({ server: SERVER_ID, own: true });
  const editions: (number | null)[] = [];
  for (let age = 0, count = 1; age < count; age++) {
    const version = (await library.history(entry!.key, SERVER_ID, age))!;
    count = version.count;
    const file = await library.articleFile(entry!.key, SERVER_ID, version.until);
    editions.push(editionIn(Buffer.from(file!.bytes).toString()));
  }
  const { blocks } = (await library.read(entry!.key, { server: SERVER_ID }))!;
  await library.close();
  assert.equal(editions[0], editionOf(blocks));
  const newest = editions[0]!;
  assert.deepEqual(
    editions,
    editions.map((_, age) => newest - age),
  );
  assert.ok(editions.includes(stood), `${stood} is lost`);
  return newest;
}
