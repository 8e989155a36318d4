import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BULKHEAD_LIMITS, Bulkheads } from '../../src/discord/fair-use/fair-queue.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { ANSWER, DEEDS, filesOf, prepare, QUESTION, type Size } from './deeds.ts';
import { newFolders } from './folders.ts';
import { createDatabase, SERVER } from './postgres/server.ts';

/** Enough for each deed to take longer than some questions. */
const SIZE: Size = {
  articles: 300,
  reports: 8,
  reportLength: 1_900,
  sentences: 250,
  paragraphs: 2_000,
  upload: 150_000,
};
const PATIENT = 300_000;
/** A worker that was at one thing for so long, in milliseconds, would have lost everybody: no more than a guard. */
const LONGEST_STEP_MS = 15_000;

describeNobodyWaits('over folders', async () => ({
  place: { ...(await newFolders(filesOf(SIZE))), reader: false },
  drop: async () => {},
}));

describe.skipIf(SERVER === null)('on PostgreSQL', () => {
  describeNobodyWaits('in a database', async () => {
    const { url, drop } = await createDatabase();
    const { seeds } = await newFolders(filesOf(SIZE));
    return { place: { seeds, database: url, reader: false }, drop };
  });
});

function describeNobodyWaits(
  name: string,
  open: () => Promise<{ place: Parameters<typeof openLibrary>[0]; drop(): Promise<void> }>,
): void {
  describe(`nobody's work is another's wait, ${name}`, () => {
    let library: Library;
    let drop = async () => {};
    const rooms = new Bulkheads(() => {}, {
      ...BULKHEAD_LIMITS,
      questions: { ...BULKHEAD_LIMITS.questions, maxWaitMs: PATIENT },
    });
    const its = () => rooms.libraryFor(library, { server: '1', person: 'a' });
    const typed = () => rooms.libraryFor(library, { server: '1', person: 'a' }, 'completions');

    beforeAll(async () => {
      const opened = await open();
      drop = opened.drop;
      // How long something takes in itself is not what is held here.
      const patient = {
        ask: 60_000,
        timeline: 60_000,
        articles: 60_000,
        sources: 60_000,
        read: 60_000,
        cite: 60_000,
      };
      library = await openLibrary(opened.place, { limits: { ...patient, status: 60_000, reports: 60_000 } });
      await prepare(library, '1', SIZE);
      // The first is slow: nothing has been read of the database.
      await vi.waitFor(() => library.ask(QUESTION, { server: '2' }), { timeout: 60_000 });
    }, PATIENT);
    afterAll(async () => {
      await library?.close();
      await drop();
    }, PATIENT);

    it.each(Object.entries(DEEDS))('while a server %s', { timeout: PATIENT }, async (_, deed) => {
      let isOver = false;
      const done = deed(its(), '1', SIZE, typed()).finally(() => {
        isOver = true;
      });
      done.catch(() => {});
      let [asked, longest] = [0, 0];
      while (!isOver || asked === 0) {
        const began = performance.now();
        const other = { server: '2', person: `b${asked++}` };
        // It rejects where it hears "busy".
        const { answers } = await rooms.libraryFor(library, other).ask(QUESTION, { server: '2' });
        expect(answers[0]?.quote).toBe(ANSWER);
        longest = Math.max(longest, performance.now() - began);
      }
      await done;
      expect(longest).toBeLessThan(LONGEST_STEP_MS);
    });

    it('and no question waits for half of an export', { timeout: PATIENT }, async () => {
      const began = performance.now();
      let isOver = false;
      const exported = library.exportReports('1').finally(() => {
        isOver = true;
      });
      let longest = 0;
      while (!isOver) {
        const asked = performance.now();
        await library.ask(QUESTION, { server: '2' });
        longest = Math.max(longest, performance.now() - asked);
      }
      await exported;
      expect(longest).toBeLessThan((performance.now() - began) / 2);
    });
  });
}
