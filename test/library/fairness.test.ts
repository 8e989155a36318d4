/** No server has to wait for the long work of another. */

import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BULKHEAD_LIMITS, Bulkheads } from '../../src/discord/fair-use/fair-queue.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { newFolders } from './folders.ts';
import { createDatabase, SERVER } from './postgres/postgres-server.ts';
import { ANSWER, filesOf, prepare, QUESTION, type Size, SLOW_ACTIONS } from './slow-actions.ts';

/** Large enough for each action to take longer than some questions. */
const SIZE: Size = {
  articles: 150,
  reports: 5,
  reportLength: 1_900,
  sentences: 150,
  paragraphs: 1_000,
  upload: 45_000,
};
const PATIENT = 300_000;
/** After many questions there is a pause between them, without which most of the work would be theirs. */
const MANY = 20;
const PAUSE_MS = 50;
/** A safeguard: a single step of this length would make every call time out. */
const MAX_WAIT_MS = 15_000;

describeFairness('over folders', async () => ({
  location: { ...(await newFolders(filesOf(SIZE))), reader: false },
  drop: async () => {},
}));

describe.skipIf(SERVER === null)('on PostgreSQL', () => {
  describeFairness('in a database', async () => {
    const { url, drop } = await createDatabase();
    const { seeds } = await newFolders(filesOf(SIZE));
    return { location: { seeds, database: url, reader: false }, drop };
  });
});

function describeFairness(
  name: string,
  open: () => Promise<{ location: Parameters<typeof openLibrary>[0]; drop(): Promise<void> }>,
): void {
  describe(`a question of another server is answered, ${name}`, () => {
    let library: Library;
    let drop = async () => {};
    const bulkheads = new Bulkheads(() => {}, {
      ...BULKHEAD_LIMITS,
      questions: { ...BULKHEAD_LIMITS.questions, maxWaitMs: PATIENT },
    });
    const limited = () => bulkheads.libraryFor(library, { server: '1', person: 'a' });
    const limitedForTyping = () => bulkheads.libraryFor(library, { server: '1', person: 'a' }, 'completions');

    beforeAll(async () => {
      const opened = await open();
      drop = opened.drop;
      // The duration of the actions themselves is not tested here.
      const patient = {
        ask: 60_000,
        timeline: 60_000,
        articles: 60_000,
        sources: 60_000,
        read: 60_000,
        cite: 60_000,
      };
      library = await openLibrary(opened.location, {
        limits: { ...patient, status: 60_000, reports: 60_000 },
      });
      await prepare(library, '1', SIZE);
      // The first question is slow, because no page of the database is cached.
      await vi.waitFor(() => library.ask(QUESTION, { server: '2' }), { timeout: 60_000 });
    }, PATIENT);
    afterAll(async () => {
      await library?.close();
      await drop();
    }, PATIENT);

    it.each(Object.entries(SLOW_ACTIONS))('while a server %s', { timeout: PATIENT }, async (_, action) => {
      let isOver = false;
      const done = action(limited(), '1', SIZE, limitedForTyping()).finally(() => {
        isOver = true;
      });
      done.catch(() => {});
      let [asked, longest] = [0, 0];
      while (!isOver || asked === 0) {
        const began = performance.now();
        const other = { server: '2', person: `b${asked++}` };
        // It rejects when the library is busy.
        const { answers } = await bulkheads.libraryFor(library, other).ask(QUESTION, { server: '2' });
        expect(answers[0]?.quote).toBe(ANSWER);
        longest = Math.max(longest, performance.now() - began);
        if (asked > MANY) await setTimeout(PAUSE_MS);
      }
      await done;
      expect(longest).toBeLessThan(MAX_WAIT_MS);
    });

    it('during an export, without waiting for half of it', { timeout: PATIENT }, async () => {
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
