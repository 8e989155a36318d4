/** The rows of a server that the bot has left. */

import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/library/postgres/database.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups.reverse()) await cleanUp();
}, PATIENT);

const TEXT = `# The fair

## How many stalls does it have?

The European Central Bank (ECB) has 27 stalls there.
`;

describe.skipIf(SERVER === null)('the rows of a server', { timeout: PATIENT }, () => {
  it('are deleted in every table, and those of another stay', async () => {
    const database = new Database(await newDatabase(cleanups), { readMs: PATIENT, backgroundMs: PATIENT });
    await migrate(database);
    const library = databaseLibrary(database);
    cleanups.push(library.close);
    for (const server of ['1', '2']) {
      const text = { name: 'fair.md', bytes: Buffer.from(TEXT) };
      const { key } = await library.add({ title: '', date: '', source: '', text }, server);
      const { entry: _, version, ...fields } = (await library.editable(key, server))!;
      await library.edit(key, { ...fields, text: `${fields.text} It rained.` }, server, version);
      const about = { day: '2024-03-01', verdict: 'none', shown: null, wrong: '', better: '' } as const;
      await library.report({ kind: 'reported', question: 'When?', ...about }, server);
      await library.vote('0123456789.0.abcdefg', 'helpful', server);
      const counts = { week: '2026-11-23', helpful: 0, unhelpful: 0 } as const;
      const weeks = [{ ...counts, answered: 1, unsure: 0, none: 0 }];
      await library.addFigures({ weeks, articles: [{ ...counts, article: key, quoted: 1 }] }, server);
      await library.dismissFinding('0123456789ab', server);
      const page = { title: 'Page', date: '', source: 'https://a.test/', text: 'The page is here.' };
      const { key: onPage } = await library.add(page, server);
      const { version: looked } = (await library.pageOf(onPage, server))!;
      await library.notePage(onPage, server, looked, { kind: 'gone' }, 1_800_000_000_000);
      await library.follow({
        person: '9',
        server,
        question: 'When?',
        day: '2024-03-01',
        answer: null,
        locale: 'en',
      });
      await library.noteLeft(server, '2026-11-29');
    }
    const tables = await database.read((query) =>
      query<{ name: string }>(
        `select table_name as name from information_schema.columns
         where column_name = 'server' and table_name !~ '_\\d+$'`,
      ),
    );
    const rowsOf = (server: string) =>
      database.read(async (query) => {
        const counts: Record<string, number> = {};
        for (const { name } of tables) {
          const rows = await query(`select from ${name} where server = $1`, [server]);
          counts[name] = rows.length;
        }
        return counts;
      });
    const before = await rowsOf('2');
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
    expect(await library.deleteServer('1', '2026-11-29')).toBe(true);
    expect(Object.values(await rowsOf('1')).filter((rows) => rows > 0)).toEqual([]);
    expect(await rowsOf('2')).toEqual(before);
  });
});
