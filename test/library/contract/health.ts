/** The part of the contract that is about the health of articles. */

import { describe, expect, it } from 'vitest';
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
      const one = await add('Boats', 'The Aske ferry carries 40 passengers.', '1700');
      const other = await add('Ferries', 'The Aske ferry carries 60 passengers.', '1700');
      expect(await findings(subject.library, 'contradiction', '1700')).toEqual([
        {
          kind: 'contradiction',
          key: expect.stringMatching(/^[0-9a-f]{12}$/),
          difference: 'number',
          articles: expect.arrayContaining([one, other]),
          citations: [expect.any(String), expect.any(String)],
          count: 1,
        },
      ]);
      expect(await findings(subject.library, 'contradiction', '1701')).toEqual([]);
    });

    it('finds again what is dismissed only when a text has changed', async () => {
      await add('Boats', 'The Aske ferry carries 40 passengers.', '1702');
      const { key } = await add('Ferries', 'The Aske ferry carries 60 passengers.', '1702');
      const [finding] = await findings(subject.library, 'contradiction', '1702');
      await subject.library.dismissFinding(finding!.key, '1702');
      expect(await findings(subject.library, 'contradiction', '1702')).toEqual([]);
      await subject.library.remove(key, '1702');
      await add('Ferries', 'The Aske ferry carries 61 passengers.', '1702');
      expect(await findings(subject.library, 'contradiction', '1702')).toHaveLength(1);
    });

    it('checks the seeds as well, unless the server does not use them', async () => {
      await add('Boats', 'The Aske ferry carries 40 passengers.', '1703');
      const { articles } = await subject.library.status(null);
      expect(await subject.library.health('1703', DAY)).toMatchObject({ checked: articles + 1, leftOut: 0 });
      await subject.library.changeSettings('1703', { usesSeeds: false, staleAfterMonths: 3 });
      const health = await subject.library.health('1703', DAY);
      expect(health).toMatchObject({ checked: 1, leftOut: 0, staleAfterMonths: 3 });
      expect(health.findings).toMatchObject([{ kind: 'stale', article: { title: 'Boats', own: true } }]);
    });

    it('counts answers, and of which articles they are', async () => {
      await add('Boats', 'The Aske ferry carries 40 passengers.', '1704');
      await add('Goats', 'The goats of Lindholm are milked at noon.', '1704');
      for (let answer = 0; answer < 50; answer++)
        await subject.library.ask('How many passengers does the Aske ferry carry?', {
          server: '1704',
          asked: DAY,
        });
      expect(await subject.library.health('1704', DAY)).toMatchObject({ answers: 50, since: DAY });
      const unquoted = await findings(subject.library, 'unquoted', '1704');
      expect(unquoted).toMatchObject([{ article: { title: 'Goats' } }]);
    });
  });
}
