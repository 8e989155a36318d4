/** The part of the contract that is about the health of articles. */

import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/day.ts';
import type { FindingKind } from '../../../src/library/health/health.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Subject } from './subject.ts';

const DAY = '2026-11-15';

export function describeHealth(subject: Subject): void {
  describe('with health', () => {
    const add = (title: string, text: string, server: string) =>
      subject.library.add({ title, date: '2026-06-01', source: '', text }, server);
    const findings = async (library: Library, kind: FindingKind, server: string) =>
      (await library.health(server, DAY)).findings.filter((one) => one.kind === kind);

    it('finds own articles that contradict each other, of that server alone', async () => {
      const one = await add('Boats', 'The Aske ferry carries 40 passengers.', '720');
      const other = await add('Ferries', 'The Aske ferry carries 60 passengers.', '720');
      expect(await findings(subject.library, 'contradiction', '720')).toEqual([
        {
          kind: 'contradiction',
          key: expect.stringMatching(/^[0-9a-f]{12}$/),
          difference: 'number',
          articles: expect.arrayContaining([one, other]),
          citations: [expect.any(String), expect.any(String)],
          // The numbers.
          differing: [[{ start: 23, end: 25 }], [{ start: 23, end: 25 }]],
          count: 1,
        },
      ]);
      expect(await findings(subject.library, 'contradiction', '721')).toEqual([]);
    });

    it('finds again what is dismissed only when a text has changed', async () => {
      await add('Boats', 'The Aske ferry carries 40 passengers.', '722');
      const { key } = await add('Ferries', 'The Aske ferry carries 60 passengers.', '722');
      const [finding] = await findings(subject.library, 'contradiction', '722');
      await subject.library.dismissFinding(finding!.key, '722');
      expect(await findings(subject.library, 'contradiction', '722')).toEqual([]);
      await subject.library.remove(key, '722');
      await add('Ferries', 'The Aske ferry carries 61 passengers.', '722');
      expect(await findings(subject.library, 'contradiction', '722')).toHaveLength(1);
    });

    it('checks the seeds as well, unless the server does not use them', async () => {
      await add('Boats', 'The Aske ferry carries 40 passengers.', '723');
      const { articles } = await subject.library.status(null);
      expect(await subject.library.health('723', DAY)).toMatchObject({ checked: articles + 1, leftOut: 0 });
      await subject.library.changeSettings('723', { usesSeeds: false, staleAfterMonths: 3 });
      const health = await subject.library.health('723', DAY);
      expect(health).toMatchObject({ checked: 1, leftOut: 0, staleAfterMonths: 3 });
      expect(health.findings).toMatchObject([{ kind: 'stale', article: { title: 'Boats', own: true } }]);
    });

    it('finds what has expired, since which day, before what is old', async () => {
      const { library } = subject;
      const text = 'The bridge of Aske is closed.';
      await library.changeSettings('725', { usesSeeds: false });
      await library.add({ title: 'Old', date: '2020-01-02', source: '', text: `${text} It is old.` }, '725');
      await library.add(
        { title: 'Bridge', date: '2020-01-01', expires: '2026-11-15', source: '', text },
        '725',
      );
      const staleOn = async (day: Day) =>
        (await library.health('725', day)).findings.flatMap((one) => (one.kind === 'stale' ? one : []));
      const [bridge, old] = await staleOn('2026-11-14');
      expect([bridge!.article.title, old!.article.title]).toEqual(['Bridge', 'Old']);
      await library.dismissFinding(bridge!.key, '725');
      expect(await staleOn('2026-11-14')).toEqual([old]);
      const article = { ...bridge!.article, expired: '2026-11-15' };
      expect(await staleOn('2026-11-15')).toEqual([{ ...bridge, key: expect.any(String), article }, old]);
    });

    it('finds the own articles that are not in the figures of 50 answers', async () => {
      const { library } = subject;
      const { key } = await add('Boats', 'The Aske ferry carries 40 passengers.', '724');
      await add('Goats', 'The goats of Lindholm are milked at noon.', '724');
      const count = (week: Day, answered: number) => {
        const others = { unsure: 30, none: 20, helpful: 0, unhelpful: 0 };
        const articles = [{ article: key, week, quoted: answered, helpful: 0, unhelpful: 0 }];
        return library.addFigures({ weeks: [{ ...others, week, answered }], articles }, '724');
      };
      await count('2026-11-02', 48);
      await count('2026-11-09', 1);
      expect(await library.health('724', DAY)).toMatchObject({ answers: 49 });
      expect(await findings(library, 'unquoted', '724')).toEqual([]);
      await count('2026-11-09', 1);
      expect(await library.health('724', DAY)).toMatchObject({ answers: 50 });
      expect(await findings(library, 'unquoted', '724')).toMatchObject([{ article: { title: 'Goats' } }]);
    });
  });
}
