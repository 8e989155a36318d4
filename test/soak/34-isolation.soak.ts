import { afterAll, expect, it } from 'vitest';
import { Bulkheads } from '../../src/discord/fair-use/fair-queue.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { newFolders } from '../library/folders.ts';
import { createDatabase, SERVER } from '../library/postgres/postgres-server.ts';
import { filesOf, prepare, QUESTION, type Size, SLOW_ACTIONS } from '../library/slow-actions.ts';
import { quantile } from './load.ts';
import { note } from './results.ts';

const SIZE: Size = {
  articles: Number(process.env.ARTICLES ?? 30_000),
  reports: 500,
  reportLength: 1_900,
  sentences: 1_800,
  paragraphs: 6_000,
  upload: 2_000_000,
};
/** How many questions are asked a second, by as many other servers. */
const PER_SECOND = 20;
/** Each action is repeated for this many seconds. */
const SECONDS = Number(process.env.SECONDS ?? 15);
const TIMEOUT_MS = 3_600_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups.reverse()) await cleanUp();
}, TIMEOUT_MS);

it.each([
  ['folders', async () => newFolders(filesOf(SIZE))],
  [
    'PostgreSQL',
    async () => {
      if (SERVER === null) return null;
      const { url, drop } = await createDatabase();
      cleanups.push(drop);
      return { seeds: (await newFolders(filesOf(SIZE))).seeds, database: url };
    },
  ],
])(
  '34. questions of other servers are answered while one does all that it may: over %s',
  { timeout: TIMEOUT_MS },
  async (name, open) => {
    const location = await open();
    if (location === null) return;
    const library = await openLibrary(location);
    cleanups.push(library.close);
    await prepare(library, '1', SIZE);
    const bulkheads = new Bulkheads();
    const libraryOf = (server: string, person = 'a') => bulkheads.libraryFor(library, { server, person });
    const completions = bulkheads.libraryFor(library, { server: '1', person: 'a' }, 'completions');
    for (let i = 0; i < 50; i++) await library.ask(QUESTION, { server: '2' });

    const failures: string[] = [];
    for (const [what, act] of [
      ['does nothing', () => sleep(SECONDS * 1_000)] as const,
      ...Object.entries(SLOW_ACTIONS),
    ]) {
      const waits: number[] = [];
      const asked: Promise<unknown>[] = [];
      let refused = 0;
      const began = performance.now();
      const isDue = () => performance.now() - began < SECONDS * 1_000;
      const doing = (async () => {
        while (isDue())
          await Promise.race([act(libraryOf('1'), '1', SIZE, completions), sleep(SECONDS * 1_000)]);
      })().catch((error: Error) => failures.push(`${what}: ${error.message}`));
      for (let count = 0; isDue(); count++) {
        await sleep(began + (count * 1_000) / PER_SECOND - performance.now());
        const server = `9${count % PER_SECOND}`;
        const since = performance.now();
        asked.push(
          libraryOf(server, `b${count}`)
            .ask(QUESTION, { server })
            .then(
              () => waits.push(performance.now() - since),
              () => refused++,
            ),
        );
      }
      await Promise.all(asked);
      await doing;
      note(
        `34 while a server ${what}, over ${name}`,
        `${asked.length} questions of others at ${PER_SECOND}/s: p50 ${quantile(waits, 0.5)} ms, p99 ${quantile(waits, 0.99)} ms, slowest ${quantile(waits, 1)} ms; ${refused} refused`,
      );
      expect(refused).toBe(0);
    }
    expect(failures).toEqual([]);
  },
);

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
