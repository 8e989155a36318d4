/** `npm run import`, as it is started from a shell. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../src/folder-lock.ts';
import { openDatabase } from '../src/library/postgres/open.ts';
import { zipOf } from './articles/convert/zip.ts';
import { newDatabase, SERVER as POSTGRES } from './library/postgres/postgres-server.ts';

const PATIENT = { timeout: 60_000 };
const SERVER = '123456789012345678';
const BRIDGE =
  'Title: A bridge\nDate: 5 May 2024\n\nThe bridge cost 12 million crowns. It opened in spring.\n';
const STORM = '# Storm\n\nA storm closed the harbour.\n';
const SAID = {
  bridge: '“A bridge”, published 5 May 2024, 2 sentence(s)',
  storm: '“Storm”, undated, 1 sentence(s)',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  await write('seeds/bells.txt', 'The bells weigh 900 kilograms.');
});
afterEach(() => rm(root, { recursive: true, force: true }));
const cleanups: (() => unknown)[] = [];
afterAll(() => Promise.all(cleanups.map((cleanUp) => cleanUp())));

const at = (name: string) => path.join(root, name);

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
}

/** Imports files by their paths in the folder of the test. */
async function importing(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string[]; err: string }> {
  const program = path.resolve('dist/import.mjs');
  const run = { cwd: root, env: { PATH: process.env.PATH ?? '', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], run, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out.trimEnd().split('\n'), err }),
    );
  });
}

describe('npm run import', () => {
  it('copies files into the seeds under their names, and says what each is', PATIENT, async () => {
    await write('in/bridge.txt', BRIDGE);
    await write('in/news/storm.md', STORM);
    await write('in/.hidden.md', STORM);
    expect(await importing(['in'])).toEqual({
      code: 0,
      out: [
        `Added bridge.txt: ${SAID.bridge}`,
        `Added news/storm.md: ${SAID.storm}`,
        '2 added, 0 replaced, 0 there already, 0 left out.',
      ],
      err: '',
    });
    expect(await readFile(at('seeds/news/storm.md'), 'utf8')).toBe(STORM);
    expect((await readdir(at('seeds'))).sort()).toEqual(['bells.txt', 'bridge.txt', 'news']);
  });

  it('goes on where it was ended', PATIENT, async () => {
    await write('in/bridge.txt', BRIDGE);
    await importing(['in']);
    await write('in/storm.md', STORM);
    expect((await importing(['in'])).out).toEqual([
      `There already: bridge.txt: ${SAID.bridge}`,
      `Added storm.md: ${SAID.storm}`,
      '1 added, 0 replaced, 1 there already, 0 left out.',
    ]);
  });

  it('overwrites no other text without being told to', PATIENT, async () => {
    await write('in/bells.txt', 'There are two bells.');
    const file = path.join('in', 'bells.txt');
    expect(await importing([file])).toMatchObject({
      code: 1,
      out: [
        `Left out ${file}, which is another text than the seed bells.txt: give it another name, or import it with --replace.`,
        '0 added, 0 replaced, 0 there already, 1 left out.',
      ],
    });
    expect(await readFile(at('seeds/bells.txt'), 'utf8')).toBe('The bells weigh 900 kilograms.');
    expect(await importing(['--replace', file])).toMatchObject({
      code: 0,
      out: [
        'Replaced bells.txt: “There are two bells.”, undated, 1 sentence(s)',
        '0 added, 1 replaced, 0 there already, 0 left out.',
      ],
    });
    expect(await readFile(at('seeds/bells.txt'), 'utf8')).toBe('There are two bells.');
  });

  it('leaves out what is no article or is there under another name, with the reasons', PATIENT, async () => {
    await write('in/again.txt', 'The bells weigh 900 kilograms.');
    await write('in/broken.pdf', 'no document');
    await write('in/empty.md', '\n');
    await write('in/old.rtf', '{\\rtf1 Storm}');
    await write('storm.xyz', STORM);
    const { code, out } = await importing(['in', 'storm.xyz']);
    expect(code).toBe(1);
    expect(out).toEqual([
      `Left out ${path.join('in', 'old.rtf')}, which is a rich text: save it as .docx.`,
      'Left out storm.xyz, which is of no kind that is read: save it as .txt, .md, .html, .docx or .odt.',
      `Left out ${path.join('in', 'again.txt')}, which is the same text as bells.txt, which is there already.`,
      expect.stringContaining(`Left out ${path.join('in', 'broken.pdf')}, which is not a PDF`),
      expect.stringContaining(`Left out ${path.join('in', 'empty.md')}, which is empty`),
      '0 added, 0 replaced, 0 there already, 5 left out.',
    ]);
    expect(await readdir(at('seeds'))).toEqual(['bells.txt']);
  });

  it('unpacks a ZIP into a folder of its name', PATIENT, async () => {
    await write('news.zip', zipOf({ 'may/bridge.txt': BRIDGE, 'storm.md': STORM }));
    expect((await importing(['news.zip'])).out).toEqual([
      `Added news/may/bridge.txt: ${SAID.bridge}`,
      `Added news/storm.md: ${SAID.storm}`,
      '2 added, 0 replaced, 0 there already, 0 left out.',
    ]);
    expect(await readFile(at('seeds/news/may/bridge.txt'), 'utf8')).toBe(BRIDGE);
  });

  it('adds articles to a server within its limits, and not again what it has', PATIENT, async () => {
    await write('bells.txt', 'The bells weigh 900 kilograms.');
    await write('bridge.txt', BRIDGE);
    await write('long.txt', `${'The bridge is long. '.repeat(12_000)}\n`);
    await write('storm.md', STORM);
    const files = ['bells.txt', 'bridge.txt', 'long.txt', 'storm.md'];
    expect(await importing(['--server', SERVER, ...files])).toEqual({
      code: 1,
      out: [
        'There already: bells.txt: “The bells weigh 900 kilograms.”, undated, 1 sentence(s)',
        `Added bridge.txt: ${SAID.bridge}`,
        '  The text is very short: 2 sentences.',
        'Left out long.txt, which has more than 200,000 characters: split it into articles.',
        `Added storm.md: ${SAID.storm}`,
        '  No date was found: the article will be undated.',
        '  The text is very short: one sentence.',
        '2 added, 0 replaced, 1 there already, 1 left out.',
      ],
      err: '',
    });
    expect((await readdir(at(`data/servers/${SERVER}/articles`))).sort()).toEqual([
      '2024-05-05-a-bridge.txt',
      'undated-storm.md',
    ]);
    expect((await importing(['--server', SERVER, 'bridge.txt'])).out).toEqual([
      `There already: bridge.txt: ${SAID.bridge}`,
      '0 added, 0 replaced, 1 there already, 0 left out.',
    ]);
  });

  it('adds nothing to a server while a bot runs over the same data', PATIENT, async () => {
    await write('bridge.txt', BRIDGE);
    const unlock = await lockFolder(at('data'));
    const { code, err } = await importing(['--server', SERVER, 'bridge.txt']);
    await unlock();
    expect({ code, err }).toEqual({
      code: 1,
      err: 'Another Verbatim is running over data: stop it, or set DATA_DIR to another folder.\n',
    });
  });

  it.each([
    [[], 'Name the files and folders to import.'],
    [['--server', 'Harbour', 'in'], 'The id of a server has 17 to 20 digits: "Copy Server ID" in the menu'],
    [['--server', SERVER, '--replace', 'in'], '--replace is for seeds'],
    [['--all', 'in'], "Unknown option '--all'"],
  ])('ends with 2 and its usage for %j', PATIENT, async (args, message) => {
    const { code, err } = await importing(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('Usage: npm run import');
  });

  it('ends with 1 where there is nothing', PATIENT, async () => {
    const { code, err } = await importing(['in']);
    expect({ code, err }).toEqual({ code: 1, err: 'There is no file or folder in: nothing was imported.\n' });
  });

  describe.skipIf(POSTGRES === null)('over PostgreSQL', () => {
    it('fills the seeds and a server, for every process', PATIENT, async () => {
      const database = await newDatabase(cleanups);
      await write('in/bridge.txt', BRIDGE);
      await write('storm.md', STORM);
      const env = { DATABASE_URL: database };
      await importing(['in'], env);
      expect((await importing(['in'], env)).out).toEqual([
        `There already: bridge.txt: ${SAID.bridge}`,
        '0 added, 0 replaced, 1 there already, 0 left out.',
      ]);
      expect((await importing(['--server', SERVER, 'storm.md'], env)).out).toEqual([
        `Added storm.md: ${SAID.storm}`,
        '  No date was found: the article will be undated.',
        '  The text is very short: one sentence.',
        '1 added, 0 replaced, 0 there already, 0 left out.',
      ]);
      const library = await openDatabase({ seeds: at('seeds'), database, reader: false });
      const articles = await library.articles({ server: SERVER });
      await library.close();
      expect(articles.map(({ title }) => title).sort()).toEqual([
        'A bridge',
        'Storm',
        'The bells weigh 900 kilograms.',
      ]);
      expect(await readdir(at('seeds'))).toContain('bridge.txt');
    });
  });
});
