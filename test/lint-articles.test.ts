/** `npm run lint-articles`, as its user runs it. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';

const PROGRAM = 'dist/lint-articles.mjs';
const PATIENT = 120_000;
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Runs the command on a folder with some files; the folder's name is left out of the output. */
async function lint(files: Readonly<Record<string, string | Uint8Array>>, ...flags: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...flags, folder], {
    encoding: 'utf8',
    env: { ...process.env, READER: 'off' },
  });
  return { status, stdout: stdout.replaceAll(`${folder}/`, ''), stderr };
}

const header = (title: string) => `# ${title}\n\nPublished 3 May 2024\n\n`;
const LONGER = 'Nobody who had not slept in the hay had ever heard the owl. '.repeat(60);
const LONG = 'The wheel of the mill turns because the river does. '.repeat(60);

it('finds nothing in articles that are well', { timeout: PATIENT }, async () => {
  const text = `${header('The mill')}## When is the mill open?\n\nThe mill is open from 9:00 to 17:00.\n`;
  expect(await lint({ 'mill.md': text })).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('names each file and line, with what to do', { timeout: PATIENT }, async () => {
  const found = await lint({
    'cells.md': `${header('Boats')}Prices\n\n|Boat|Hour|Day|\n|Canoe|5|20|\n`,
    'clock.md': `${header('Visits')}The Aske mill opens at 9:00 in summer.\n`,
    'clocks.md': `${header('Groups')}In summer the Aske mill opens at 10:00.\n`,
    'empty.txt': '',
    'faq.md': `${header('Questions')}## Who feeds the goats of Lindholm?\n\nAsk at the bakery.\n`,
    'fair.md': '---\ntitle: The fair\ndate: 2024-05-03\nexpires: 2024-07-01\n---\n\nThe fair is in June.\n',
    'future.md': '# Soon\n\nPublished 3 May 2124\n\nThere will be a fair.\n',
    'goats.md': `${header('Goats')}## Who feeds the goats of Lindholm?\n\nTom Hale feeds the goats of Lindholm.\n`,
    'long.md': `${header('The wheel')}${LONG}\n`,
    'longer.md': `${header('The wheels')}${LONGER}\n\n${LONGER}\n\n${LONGER}\n`,
    'plain.txt': 'there is a bench behind the wheel of the old mill, which is the driest place of all.\n',
    'run.md': `${header('Steps')}To start, 1. open the gate, 2. lift the board and 3. stand back.\n`,
  });
  expect(found.stderr).toBe('');
  expect(found.status).toBe(1);
  expect(found.stdout.trim().split('\n')).toEqual([
    'cells.md:7: “|Boat|Hour|Day| |Canoe|5|20|” is a table that is read as prose: write it with a line of | --- | below its first.',
    'clock.md:5: “The Aske mill opens at 9:00 in summer.” is contradicted by “In summer the Aske mill opens at 10:00.” in clocks.md: correct one of them.',
    'empty.txt:1: is empty: write the article into it, or take it away.',
    'fair.md:1: is out of date since 2024-07-01: bring it up to date, or take it away.',
    'future.md:1: is published on 2124-05-03, which is still to come: correct it.',
    'goats.md:5: “Who feeds the goats of Lindholm?” is answered by “Ask at the bakery.” in faq.md: say it in the first sentence below, with the words of the question.',
    `long.md:5: has a paragraph of ${LONG.trim().length} characters: divide it where its breaks were.`,
    `longer.md:5: has a paragraph of ${LONGER.trim().length} characters, and 2 more of that kind: divide it where its breaks were.`,
    'plain.txt:1: has no title: begin it with a heading, or "title:" in its header.',
    'plain.txt:1: has no day: add a line such as "Published 3 May 2024" below its title.',
    'run.md:5: “To start, 1. open the gate, 2. lift the board and 3. stand b…” is a list that is read as prose: begin a line with each item.',
  ]);
});

it('prints JSON', { timeout: PATIENT }, async () => {
  const text = `${header('The mill')}The mill of Aske stands above the river. Two brothers from Lindholm built it when the old one had burned down, and their children still live beside it.\n`;
  const { status, stdout } = await lint({ 'a.md': text, 'b.md': `${text}\nIt is old.\n` }, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    { file: 'a.md', line: 1, kind: 'duplicate', message: 'says nearly the same as b.md: keep one of them' },
  ]);
});

it('says what is wrong with the command line', { timeout: PATIENT }, async () => {
  const { status, stderr } = await lint({}, '--fix');
  expect(status).toBe(2);
  expect(stderr).toContain("Unknown option '--fix'");
  const missing = spawnSync(process.execPath, [PROGRAM, '/nowhere'], {
    encoding: 'utf8',
  });
  expect(missing).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no folder /nowhere'),
  });
});

it('says that a folder has nothing to check', { timeout: PATIENT }, async () => {
  const { status, stdout, stderr } = await lint({});
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^There is no article in \S+: put \.txt or \.md files in it\.$/m);
  const file = spawnSync(process.execPath, [PROGRAM, 'package.json'], {
    encoding: 'utf8',
  });
  expect(file).toMatchObject({
    status: 2,
    stderr: 'package.json is a file: give the folder that it is in.\n',
  });
});
