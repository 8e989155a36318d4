/** What is said of stored data, held against the files and tables that there are. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noteLogin } from '../../src/discord/connection/login-limit.ts';
import { openDrafts } from '../../src/discord/moderation/drafts.ts';
import {
  BESIDES,
  IN_MEMORY,
  OF_PEOPLE,
  OF_SERVERS,
  OF_THE_BOT,
  type StoredData,
} from '../../src/discord/stored-data.ts';
import { openFetching } from '../../src/fetching/fetching.ts';
import { fetchedFolder } from '../../src/fetching/threaded-fetching.ts';
import { lockFolder } from '../../src/folder-lock.ts';
import { english } from '../../src/i18n/translator.ts';
import { openFolders } from '../../src/library/folder-library.ts';
import { startLocalDiscord } from '../../src/local/index.ts';
import { newFolders } from '../library/folders.ts';

const SERVER = '1110000000000000100';
const WAIT = { timeout: 60_000, interval: 100 };
const ALL = [...OF_PEOPLE, ...OF_SERVERS, ...OF_THE_BOT];

const policy = await readFile('.github/PRIVACY.md', 'utf8');
/** A text without line breaks and the padding of tables. */
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

const nameOf = (stored: StoredData) => /^\*\*(.+?)\*\*/.exec(stored.inWords(english))![1]!;

/** The row of the table: the parts of the sentences are its cells. */
function rowOf({ inWords, files, tables }: StoredData): string {
  const [, name, what, whom, until] = /^(.+?): (.+?)\. For (.+?), until (.+)\.$/.exec(inWords(english))!;
  const list = (names: readonly string[]) => names.map((one) => `\`${one}\``).join(', ') || '–';
  return `| ${name} | ${what} | ${whom} | ${until} | ${list(files)} | ${list(tables)} |`;
}

describe('PRIVACY.md', () => {
  it.each(ALL.map((stored) => [nameOf(stored), stored] as const))('has to the letter: %s', (_, stored) => {
    expect(inOneLine(policy)).toContain(rowOf(stored));
  });

  it('has no other row', () => {
    const rows = policy.split('\n').filter((line) => line.startsWith('| **'));
    expect(rows.map((row) => inOneLine(row))).toEqual(ALL.map(rowOf));
  });

  it.each([...IN_MEMORY, ...BESIDES].map((one) => one(english)))('has to the letter: %s', (sentence) => {
    expect(inOneLine(policy)).toContain(sentence);
  });
});

describe('the files in the data folder', () => {
  let files: string[];
  const cleanups: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const cleanUp of cleanups.reverse()) await cleanUp();
  });

  /** Everything that can be stored is, once. */
  beforeAll(async () => {
    const folders = await newFolders({ 'mill.txt': 'The mill has two wheels.' });
    const { data } = folders;
    cleanups.push(await lockFolder(data));
    const local = await startLocalDiscord({}, { file: path.join(data, 'local-discord.json'), warn() {} });
    local.people.mira.in(local.channels.general).say('Hello');
    await local.close();
    await noteLogin(data);
    const library = await openFolders(folders, () => {}, { events: false });
    cleanups.push(library.close);
    const draft = (text: string) => ({ title: text, date: '', source: '', text });
    await openDrafts(data).keep(SERVER, draft('The fair is soon.'));
    const { key } = await library.add(draft('The fair has 27 stalls.'), SERVER);
    const { version } = (await library.editable(key, SERVER))!;
    await library.edit(key, draft('The fair has 30 stalls.'), SERVER, version);
    await library.add(draft('The fair is over.'), SERVER);
    const onPage = await library.add({ ...draft('The fair is here.'), source: 'https://fair.test/' }, SERVER);
    const page = (await library.pageOf(onPage.key, SERVER))!;
    await library.notePage(onPage.key, SERVER, page.version, { kind: 'gone' }, 1_800_000_000_000);
    await library.remove(key, SERVER);
    await library.changeSettings(SERVER, { keepsQuestions: true });
    for (const server of [SERVER, null])
      await library.follow({
        person: '1',
        server,
        question: 'When?',
        day: '2024-03-01',
        answer: null,
        locale: 'en',
      });
    for (const kind of ['reported', 'unanswered'] as const)
      await library.report(
        { kind, question: 'When?', day: '2024-03-01', verdict: 'none', shown: null, wrong: '', better: '' },
        SERVER,
      );
    await library.vote('0123456789.0.abcdefg', 'helpful', SERVER);
    await library.dismissFinding('0123456789ab', SERVER);
    const counts = { answered: 1, unsure: 0, none: 0, helpful: 0, unhelpful: 0 };
    await library.addFigures({ weeks: [{ week: '2026-11-23', ...counts }], articles: [] }, SERVER);
    await library.noteJoined(SERVER);
    const sources = path.join(folders.seeds, 'sources.yaml');
    await writeFile(sources, 'sources: []');
    const fetching = openFetching({ file: sources, root: fetchedFolder(data), version: '1' });
    await fetching.round('all');
    await fetching.close();
    await writeFile(path.join(folders.seeds, 'new.txt'), 'The mill is new.');
    const found = async () => {
      const entries = await readdir(data, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map(({ parentPath, name }) => path.relative(data, path.join(parentPath, name)))
        .map((file) => file.replace(/^servers\/\d+\//, 'servers/ID/'));
    };
    await vi.waitFor(
      async () =>
        expect(await found()).toEqual(
          expect.arrayContaining([expect.stringMatching(/^snapshot/), 'changes.jsonl']),
        ),
      WAIT,
    );
    files = await found();
  }, 120_000);

  const isOf = (file: string) => (described: string) =>
    described.endsWith('/') ? file.startsWith(described) : file === described;
  const described = [...new Set(ALL.flatMap((stored) => stored.files))];

  it('are all described', () => {
    expect(files.filter((file) => !described.some(isOf(file)))).toEqual([]);
  });

  it('are all that is described', () => {
    expect(described.filter((one) => !files.some((file) => isOf(file)(one)))).toEqual([]);
  });
});

it('the tables of the database are all described, and no others', async () => {
  const folder = 'src/library/postgres/migrations';
  const sources = [
    ...(await readdir(folder)).map((name) => path.join(folder, name)),
    'src/library/postgres/schema-migration.ts',
  ];
  const texts = await Promise.all(sources.map((source) => readFile(source, 'utf8')));
  const tables = texts.flatMap((text) =>
    [...text.matchAll(/create table (?:if not exists )?(\w+) \(/g)].map(([, name]) => name),
  );
  expect([...new Set(ALL.flatMap((stored) => stored.tables))].sort()).toEqual(tables.sort());
});
