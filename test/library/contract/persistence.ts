/** The part of the contract that is about what outlives the process. */

import { describe, expect, it } from 'vitest';
import type { NewFollow } from '../../../src/library/follows.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Report } from '../../../src/library/report.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from '../../../src/library/server-settings.ts';
import { articlesOf, FILES, type Files, STRUCTURED } from './articles.ts';

const FAIR = { title: 'The fair', date: '2024-06-01', source: '', text: 'It has 27 stalls.' };
const REPORT: Report = {
  kind: 'unanswered',
  question: 'Who is the harbour master?',
  day: '2024-03-01',
  verdict: 'none',
  shown: null,
  wrong: '',
  better: '',
};
const FOLLOW: NewFollow = {
  person: '20',
  server: '1',
  question: 'How many stalls does the fair have?',
  day: '2024-06-01',
  locale: 'de',
  answer: {
    citation: '0123456789.0.abcdefg',
    text: 'It has 27 stalls.\u0000\ud800',
    title: 'The fair',
    published: null,
  },
};
const FIGURES = {
  weeks: [{ week: '2026-11-23', answered: 1, unsure: 0, none: 0, helpful: 0, unhelpful: 0 }],
  articles: [{ article: '0123456789', week: '2026-11-23', quoted: 1, helpful: 0, unhelpful: 0 }],
} as const;
const OPENING_MS = 60_000;

const SETTINGS: ServerSettings = {
  mentionChannels: ['1110000000000000101'],
  forums: ['1110000000000000104'],
  excludedTags: ['1110000000000000105'],
  answersPrivately: true,
  locale: 'uk',
  dateOrder: 'dmy',
  certainty: 'very',
  staleAfterMonths: 24,
  hidesExpired: true,
  synonyms: [['ip', 'address']],
  keepsQuestions: true,
  usesSeeds: true,
  digest: {
    channel: '1110000000000000105',
    every: 'week',
    dueAt: 1_800_000_000_000,
    heldUntil: 0,
    since: 1_700_000_000_000,
    seeds: 1,
    own: 0,
  },
};

/** @param prepareLibrary creates an empty library, and returns a function that opens it, any number of times */
export function describePersistence(
  name: string,
  prepareLibrary: (files: Files) => Promise<() => Promise<Library>>,
): void {
  describe(`${name}, closed and opened again`, () => {
    // One scenario, as opening a library takes most of the time.
    it(
      'has everything of each server, pages and Markdown unchanged, and restores articles that were removed',
      async () => {
        const files = { ...FILES, ...STRUCTURED };
        const open = await prepareLibrary(files);
        const before = await open();
        // Both have the reader (see `Open`), without which a sentence about a storm is the first.
        const reference = createLibrary(articlesOf(files));
        const question = 'When was the harbour swept?';
        const found = await before.ask(question, { server: '1' });
        expect(found.answers[0]?.quote).toBe("The day before Olsen's visit, the harbour had been swept.");
        expect(found).toEqual(await reference.ask(question, { server: '1' }));
        const entry = await before.add(FAIR, '1');
        const settings = await before.changeSettings('1', SETTINGS);
        await before.report(REPORT, '1');
        await before.vote('0123456789.0.abcdefg', 'unhelpful', '1');
        await before.addFigures(FIGURES, '1');
        await before.noteLeft('1', '2026-11-29');
        const follow = await before.follow(FOLLOW);
        const direct = await before.follow({ ...FOLLOW, server: null, answer: null });
        const { read: _, ...status } = await before.status('1');
        const answers = await before.ask('How many stalls does the fair have?', { server: '1' });

        const bytes = Buffer.from(STRUCTURED['fees/2023.html']!.replace('4 crowns', '3 crowns'));
        const page = await before.add({ ...FAIR, text: { name: 'fees.html', bytes } }, '3');
        const names = [page.key, ...Object.keys(STRUCTURED)];
        const readings = await Promise.all(names.map((name) => before.read(name, { server: '3' })));
        expect(readings[0]!.blocks.map(({ kind }) => kind)).toContain('row');
        const { revision } = await before.status('3');

        const { key } = await before.add(FAIR, '4');
        const removed = await before.remove(key, '4');
        await before.close();

        const after = await open();
        expect(await after.status('1')).toMatchObject(status);
        expect(await after.ask('How many stalls does the fair have?', { server: '1' })).toEqual(answers);
        expect(await after.read(entry.key, { server: '1' })).toMatchObject(entry);
        expect(await after.reports('1')).toEqual([REPORT]);
        expect(await after.settings('1')).toEqual(settings);
        expect(await after.status('2')).toMatchObject({ own: 0 });
        expect(await after.settings('2')).toEqual(DEFAULT_SETTINGS);
        expect(await after.votes('1')).toEqual([
          { citation: '0123456789.0.abcdefg', helpful: 0, unhelpful: 1 },
        ]);
        expect((await after.servers()).sort((a, b) => a.server.localeCompare(b.server))).toEqual([
          { server: '1', left: '2026-11-29' },
          { server: '3', left: null },
          { server: '4', left: null },
        ]);
        expect(await after.noteJoined('1')).toBe(false);
        expect(await after.reports('2')).toEqual([]);
        expect(await after.follows()).toEqual([direct, follow]);
        expect(await after.votes('2')).toEqual([]);
        expect(await after.figures('1')).toEqual(FIGURES);

        expect(await Promise.all(names.map((name) => after.read(name, { server: '3' })))).toEqual(readings);
        expect((await after.status('3')).revision).toBe(revision);
        await after.remove(page.key, '3');

        expect(await after.read(key, { server: '4' })).toBeNull();
        expect(await after.undo('4')).toEqual(removed);
        expect(await after.undo('4')).toBeNull();
        await after.close();

        const last = await open();
        await last.undo('3');
        expect(await last.read(page.key, { server: '3' })).toEqual(readings[0]);
        await last.close();
      },
      OPENING_MS,
    );
  });
}
