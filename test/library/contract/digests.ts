/** The part of the contract that is about what changes, and the digests of it. */

import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/library/library.ts';
import type { Subject } from './subject.ts';

const CHANNEL = '1110000000000000105';
const NOW = Date.UTC(2026, 10, 29, 9);
const MINUTE = 60 * 1_000;
const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

const draft = (title: string, text: string): Draft => ({ title, date: '2026-11-01', source: '', text });
const FAIR = draft('The fair', 'The fair opens at 9 on Saturday. It has 27 stalls. Dogs are welcome.');
const LATER = draft('The fair', 'The fair opens at 10 on Saturday. It has 27 stalls. Dogs are welcome.');

export function describeDigests(subject: Subject): void {
  /** Has a server's articles changed, and returns the key of the fair. */
  async function change(server: string): Promise<string> {
    const { library } = subject;
    const { key } = await library.add(FAIR, server);
    await library.remove(key, server);
    return (await library.add(LATER, server)).key;
  }

  describe('with digests', () => {
    it('says what was added, changed and removed, and is of nothing that is there already', async () => {
      const { library } = subject;
      const { key } = await library.add(FAIR, '600');
      const gone = await library.add(
        draft('The mill', 'The mill burned down. It was old. It was dry.'),
        '600',
      );
      await library.scheduleDigest('600', { channel: CHANNEL, every: 'day' }, Date.now());
      const empty = await library.digest('600', Date.now());
      expect(empty).toMatchObject({ facts: [], added: [], changed: [], removed: [] });
      await library.remove(gone.key, '600');
      await library.remove(key, '600');
      await library.add(LATER, '600');
      const bridge = await library.add(
        draft('The bridge', 'The bridge is new. It is red. It is long.'),
        '600',
      );
      expect(await library.digest('600', Date.now())).toEqual({
        since: new Date().toISOString().slice(0, 10),
        facts: [],
        added: [{ key: bridge.key, title: 'The bridge', published: '2026-11-01' }],
        changed: [{ key, title: 'The fair', published: '2026-11-01' }],
        removed: [{ key: gone.key, title: 'The mill', published: '2026-11-01' }],
        gaps: { count: 0, groups: [] },
        hasNewGaps: false,
      });
      expect((await library.digest('601', Date.now())).added).toEqual([]);
    });

    it('has a fact as it was and as it is after an edit, with its citation', async () => {
      const { library } = subject;
      const { key } = await library.add(FAIR, '603');
      await library.scheduleDigest('603', { channel: CHANNEL, every: 'day' }, Date.now());
      const { version } = (await library.editable(key, '603'))!;
      await library.edit(key, LATER, '603', version);
      const { facts, changed } = await library.digest('603', Date.now());
      const article = { key, title: 'The fair', published: '2026-11-01' };
      expect(facts).toEqual([
        {
          before: 'The fair opens at 9 on Saturday.',
          after: 'The fair opens at 10 on Saturday.',
          citation: expect.any(String),
          article,
        },
      ]);
      expect(changed).toEqual([article]);
      const cited = await library.cite(facts[0]!.citation, { server: '603' });
      expect(cited).toMatchObject({ state: 'same', quote: { quote: facts[0]!.after } });
    });

    it('says nothing of what is there again as it was', async () => {
      const { library } = subject;
      await library.scheduleDigest('602', { channel: CHANNEL, every: 'day' }, Date.now());
      await change('602');
      for (const { key } of await library.articles({ server: '602', own: true }))
        await library.remove(key, '602');
      expect(await library.digest('602', Date.now())).toMatchObject({ added: [], changed: [], removed: [] });
    });

    it('is due after its interval, is taken by one of several processes, and waits for the next', async () => {
      const { library } = subject;
      await library.scheduleDigest('610', { channel: CHANNEL, every: 'day' }, NOW);
      expect(await library.digests()).toContain('610');
      await library.add(FAIR, '610');
      expect(await library.takeDigest('610', NOW + DAY - 1)).toBeNull();
      const taken = await Promise.all([1, 2, 3].map(() => library.takeDigest('610', NOW + DAY)));
      const due = taken.filter((one) => one !== null);
      expect(due).toMatchObject([
        { channel: CHANNEL, digest: { added: [{ title: 'The fair' }] }, next: { dueAt: NOW + 2 * DAY } },
      ]);
      await library.noteDigest('610', due[0]!.next);
      expect((await library.digest('610', NOW + DAY)).added).toEqual([]);
      expect(await library.takeDigest('610', NOW + 2 * DAY)).toBeNull();
      expect((await library.settings('610')).digest).toMatchObject({ dueAt: NOW + 3 * DAY });
    });

    it('is taken again when it was not posted, as after a crash', async () => {
      const { library } = subject;
      await library.scheduleDigest('611', { channel: CHANNEL, every: 'day' }, NOW);
      await library.add(FAIR, '611');
      const first = await library.takeDigest('611', NOW + DAY);
      expect(await library.takeDigest('611', NOW + DAY + MINUTE)).toBeNull();
      // Discord still knows the nonce of a message that was posted before a crash.
      const again = await library.takeDigest('611', NOW + DAY + 2 * MINUTE);
      expect(again?.digest).toEqual(first?.digest);
      expect(again?.next.dueAt).toBe(NOW + 2 * DAY);
    });

    it('is looked for where a server has one, until it is switched off', async () => {
      const { library } = subject;
      const isListed = async () => (await library.digests()).includes('614');
      await library.changeSettings('614', { staleAfterMonths: 12 });
      expect(await isListed()).toBe(false);
      await library.scheduleDigest('614', { channel: CHANNEL, every: 'day' }, NOW);
      expect(await isListed()).toBe(true);
      await library.changeSettings('614', { staleAfterMonths: 18 });
      expect(await isListed()).toBe(true);
      await library.scheduleDigest('614', null, NOW);
      expect(await isListed()).toBe(false);
    });

    it('is posted once for all that were missed', async () => {
      const { library } = subject;
      await library.scheduleDigest('612', { channel: CHANNEL, every: 'week' }, NOW);
      await library.add(FAIR, '612');
      const due = await library.takeDigest('612', NOW + 30 * DAY);
      expect(due?.next.dueAt).toBe(NOW + 35 * DAY);
    });

    it('is posted no more when that is switched off, and goes on where it was in another channel', async () => {
      const { library } = subject;
      const schedule = { channel: CHANNEL, every: 'day' } as const;
      await library.scheduleDigest('613', schedule, NOW);
      await library.add(FAIR, '613');
      const other = { ...schedule, channel: '1110000000000000106' };
      await library.scheduleDigest('613', other, NOW + HOUR);
      const due = await library.takeDigest('613', NOW + HOUR + DAY);
      expect(due).toMatchObject({ channel: other.channel, digest: { added: [{ title: 'The fair' }] } });
      await library.scheduleDigest('613', null, NOW);
      // Whoever has taken it before does not switch it on again.
      await library.noteDigest('613', due!.next);
      expect(await library.takeDigest('613', NOW + 100 * DAY)).toBeNull();
      expect((await library.settings('613')).digest).toBeNull();
      expect(await library.digests()).not.toContain('613');
    });

    it('counts the questions that found nothing, in groups, where they are kept', async () => {
      const { library } = subject;
      await library.scheduleDigest('620', { channel: CHANNEL, every: 'day' }, NOW);
      const ask = (question: string, day: '2026-11-28' | '2026-11-30') =>
        library.report(
          { kind: 'unanswered', question, day, verdict: 'none', shown: null, wrong: '', better: '' },
          '620',
        );
      await ask('When is the fair?', '2026-11-28');
      expect((await library.digest('620', NOW)).gaps.count).toBe(0);
      await library.changeSettings('620', { keepsQuestions: true });
      await ask('When is the fair?', '2026-11-28');
      expect(await library.takeDigest('620', NOW + DAY)).toBeNull();
      await ask('when’s the fair', '2026-11-30');
      await ask('Who is the mayor?', '2026-11-30');
      const due = await library.takeDigest('620', NOW + 2 * DAY);
      expect(due?.digest.gaps).toEqual({
        count: 3,
        groups: [
          { question: 'when’s the fair', count: 2 },
          { question: 'Who is the mayor?', count: 1 },
        ],
      });
    });
  });

  describe('with a draft that is tried', () => {
    it('answers questions as they would be answered with it, and changes nothing', async () => {
      const { library } = subject;
      const questions = ['How many stalls does the fair have?', 'Is there a zeppelin museum on Mars?'];
      const scope = { server: '630', asked: '2026-11-29' } as const;
      const before = await library.status('630');
      const tried = await library.askWith(FAIR, questions, scope);
      expect(tried.map(({ question, verdict }) => [question, verdict])).toEqual([
        [questions[0], 'answered'],
        [questions[1], 'none'],
      ]);
      expect(tried[0]?.answers[0]?.quote).toBe('It has 27 stalls.');
      expect(await library.status('630')).toEqual({ ...before, read: expect.any(Number) });
      expect((await library.digest('630', Date.now())).added).toEqual([]);
      await library.add(FAIR, '630');
      const added = await library.ask(questions[0]!, scope);
      expect([added.verdict, added.answers[0]?.quote]).toEqual(['answered', 'It has 27 stalls.']);
      await expect(library.askWith(FAIR, questions, scope)).rejects.toThrow('The fair');
    });
  });
}
