/** The part of the contract that is about servers that the bot joins and leaves. */

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/library/server-settings.ts';
import type { Subject } from './subject.ts';

const FAIR = {
  title: 'The fair',
  date: '2024-06-01',
  source: 'https://fair.test/',
  text: 'The fair of Varde has 27 stalls.',
};
const VALIDATORS = { etag: '"1"' };
const REPORT = {
  kind: 'reported',
  question: 'When?',
  day: '2024-03-01',
  verdict: 'none',
  shown: null,
  wrong: '',
  better: '',
} as const;

const FIGURES = {
  weeks: [{ week: '2026-11-23', answered: 1, unsure: 0, none: 0, helpful: 0, unhelpful: 0 }],
  articles: [{ article: '0123456789', week: '2026-11-23', quoted: 1, helpful: 0, unhelpful: 0 }],
} as const;

/** Stores one of everything for a server. */
async function fill({ library }: Subject, server: string): Promise<void> {
  const { key } = await library.add({ ...FAIR, text: `${FAIR.text} It is over.` }, server);
  const { key: kept } = await library.add(FAIR, server);
  await library.remove(key, server);
  await library.report(REPORT, server);
  await library.vote('0123456789.0.abcdefg', 'helpful', server);
  await library.addFigures(FIGURES, server);
  await library.dismissFinding('0123456789ab', server);
  const { version } = (await library.pageOf(kept, server))!;
  const check = { kind: 'read', missing: [], validators: VALIDATORS } as const;
  await library.notePage(kept, server, version, check, 1_800_000_000_000);
  await library.changeSettings(server, { answersPrivately: true });
  await library.follow({
    person: `9${server}`,
    server,
    question: 'When?',
    day: '2024-03-01',
    answer: null,
    locale: 'en',
  });
}

export function describeMemberships(subject: Subject): void {
  const leftOf = async (server: string) =>
    (await subject.library.servers()).find((known) => known.server === server)?.left;

  describe('with servers that the bot joins and leaves', () => {
    it('knows a server as soon as anything is stored of it, but for the seeds', async () => {
      const { library } = subject;
      expect(await leftOf('700')).toBeUndefined();
      await library.report(REPORT, '700');
      await library.vote('0123456789.0.abcdefg', 'helpful', '701');
      await library.changeSettings('702', { answersPrivately: true });
      await library.add(FAIR, '703');
      await library.addFigures(FIGURES, '712');
      await library.dismissFinding('0123456789ab', '713');
      for (const server of ['700', '701', '702', '703', '712', '713'])
        expect(await leftOf(server)).toBeNull();
      const servers = (await library.servers()).map(({ server }) => server);
      expect(servers).not.toContain('');
      expect(new Set(servers).size).toBe(servers.length);
    });

    it('says once that a server is new', async () => {
      const { library } = subject;
      const noted = await Promise.all([library.noteJoined('704'), library.noteJoined('704')]);
      expect(noted.sort()).toEqual([false, true]);
      await library.noteLeft('704', '2026-11-29');
      expect(await library.noteJoined('704')).toBe(false);
      await library.noteLeft('705', '2026-11-29');
      expect(await library.noteJoined('705')).toBe(false);
    });

    it('keeps the day on which a server was left first, until the bot is back', async () => {
      const { library } = subject;
      await library.noteLeft('706', '2026-11-29');
      await library.noteLeft('706', '2026-12-24');
      expect(await leftOf('706')).toBe('2026-11-29');
      await library.noteJoined('706');
      expect(await leftOf('706')).toBeNull();
      await library.noteLeft('706', '2026-12-24');
      expect(await leftOf('706')).toBe('2026-12-24');
    });

    it('deletes everything of a server that was left by then, and of no other', async () => {
      const { library } = subject;
      for (const server of ['707', '708']) await fill(subject, server);
      await library.noteLeft('707', '2026-11-29');
      expect(await library.deleteServer('707', '2026-11-28')).toBe(false);
      expect(await library.status('707')).toMatchObject({ own: 1 });
      expect(await library.deleteServer('707', '2026-11-29')).toBe(true);
      expect(await leftOf('707')).toBeUndefined();
      expect(await library.status('707')).toMatchObject({
        own: 0,
        sentences: (await library.status(null)).sentences,
      });
      expect(await library.articles({ server: '707', own: true })).toEqual([]);
      expect(await library.undo('707')).toBeNull();
      expect(await library.reports('707')).toEqual([]);
      expect(await library.votes('707')).toEqual([]);
      expect(await library.figures('707')).toEqual({ weeks: [], articles: [] });
      expect(await library.settings('707')).toEqual(DEFAULT_SETTINGS);
      expect(await library.follows('9707')).toEqual([]);

      expect(await library.status('708')).toMatchObject({ own: 1 });
      expect(await library.reports('708')).toHaveLength(1);
      expect(await library.votes('708')).toHaveLength(1);
      expect(await library.figures('708')).toEqual(FIGURES);
      expect(await library.settings('708')).toMatchObject({ answersPrivately: true });
      expect(await library.follows('9708')).toHaveLength(1);
      expect(await library.undo('708')).not.toBeNull();
      const { key } = await library.add(FAIR, '707');
      expect(await library.pageOf(key, '707')).toMatchObject({ validators: {} });
      const [kept] = await library.articles({ server: '708', own: true });
      expect(await library.pageOf(kept!.key, '708')).toMatchObject({ validators: VALIDATORS });
    });

    it('deletes nothing of a server that the bot is in, or is back in', async () => {
      const { library } = subject;
      await library.report(REPORT, '709');
      expect(await library.deleteServer('709', '9999-12-31')).toBe(false);
      await library.noteLeft('709', '2026-11-29');
      await library.noteJoined('709');
      expect(await library.deleteServer('709', '9999-12-31')).toBe(false);
      expect(await library.reports('709')).toHaveLength(1);
    });

    it('never deletes the articles that every server sees', async () => {
      const { library } = subject;
      await library.deleteServer('', '9999-12-31').catch(() => {});
      expect((await library.status(null)).articles).toBeGreaterThan(0);
    });

    it('stores anew for a server whose data was deleted', async () => {
      const { library } = subject;
      await fill(subject, '710');
      await library.noteLeft('710', '2026-11-29');
      await library.deleteServer('710', '2026-11-29');
      expect(await library.noteJoined('710')).toBe(true);
      await fill(subject, '710');
      expect(
        (await library.ask('How many stalls does the fair have?', { server: '710' })).answers,
      ).toHaveLength(1);
    });
  });

  it('deletes what a person follows, and keeps what has no name', async () => {
    const { library } = subject;
    await fill(subject, '711');
    expect(await library.forgetPerson('900000000000000007')).toBe(0);
    expect(await library.forgetPerson('9711')).toBe(1);
    expect(await library.follows('9711')).toEqual([]);
    expect(await library.reports('711')).toHaveLength(1);
  });
}
