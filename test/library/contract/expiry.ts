/** The part of the contract that is about articles that expire. */

import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/library/library.ts';
import type { Files } from './articles.ts';
import type { Subject } from './subject.ts';

const QUESTION = 'How long may a boat moor at the quay of Aske?';
const TEXT = 'A boat may moor at the quay of Aske for three nights. The rule was made on 2 March 2025.';
export const EXPIRING: Files = {
  'quay.md': `---\ntitle: Rules of the quay\ndate: 2025-03-02\nexpiryDate: 2026-04-01\n---\n\n# May a boat moor at the quay?\n\n${TEXT}`,
  'ferry.txt': 'Title: The ferry\nDate: 2025-03-02\n\nThe ferry of Aske leaves at noon.',
};
const on = (asked: Scope['asked'], server: string, asOf?: Scope['asOf']): Scope => ({ server, asked, asOf });

/** @param subject holds `EXPIRING`, and others */
export function describeExpiry(subject: Subject): void {
  describe('an article that expires', () => {
    /** Since when the quotes of an answer are out of date. */
    const expiredIn = async (scope: Scope) => {
      const { answers } = await subject.library.ask(QUESTION, scope);
      return answers.filter(({ article }) => article === 'quay.md').map(({ expired }) => expired);
    };

    it('is out of date from that day on, as of the day of asking', async () => {
      expect(new Set(await expiredIn(on('2026-03-31', '500')))).toEqual(new Set([undefined]));
      expect(new Set(await expiredIn(on('2026-04-01', '500')))).toEqual(new Set(['2026-04-01']));
      const { dated } = await subject.library.timeline('quay of Aske', on('2026-04-01', '500'));
      expect(dated.map(({ quote }) => quote.expired)).toEqual(['2026-04-01']);
    });

    it('was valid as of a day before', async () => {
      const asOf = '2026-01-01';
      await subject.library.changeSettings('502', { hidesExpired: true });
      expect(new Set(await expiredIn(on('2026-06-01', '502', asOf)))).toEqual(new Set([undefined]));
      expect(await expiredIn(on('2026-06-01', '502', '2026-05-01'))).toEqual([]);
    });

    it('does not answer where the server wants that, and can still be read', async () => {
      await subject.library.changeSettings('503', { hidesExpired: true });
      expect((await expiredIn(on('2026-03-31', '503'))).length).toBeGreaterThan(0);
      expect(await expiredIn(on('2026-04-01', '503'))).toEqual([]);
      expect((await expiredIn({ server: '501', asked: '2026-04-01' })).length).toBeGreaterThan(0);
      expect(await subject.library.timeline('quay of Aske', on('2026-04-01', '503'))).toEqual({
        dated: [],
        leftOut: 0,
      });
      expect(await subject.library.suggest('quay', on('2026-04-01', '503'), 5)).toEqual([]);
      expect(await subject.library.suggest('quay', on('2026-03-31', '503'), 5)).toEqual([
        'May a boat moor at the quay?',
        'Rules of the quay',
      ]);
      expect(await subject.library.read('quay.md', on('2026-04-01', '503'))).toMatchObject({
        expired: '2026-04-01',
      });
      const entries = await subject.library.articles(on('2026-04-01', '503'));
      expect(entries.flatMap(({ id, expired }) => (id in EXPIRING ? [[id, expired]] : []))).toEqual([
        ['ferry.txt', undefined],
        ['quay.md', '2026-04-01'],
      ]);
      const [source] = await subject.library.sources(
        'A boat may moor at the quay of Aske for three nights.',
        on('2026-04-01', '503'),
      );
      expect(source!.quote.expired).toBe('2026-04-01');
      expect(await subject.library.cite(source!.quote.citation, on('2026-04-01', '503'))).toMatchObject({
        state: 'same',
        quote: { expired: '2026-04-01' },
      });
      expect(await subject.library.cite(source!.quote.citation, on('2026-03-31', '503'))).not.toHaveProperty(
        'quote.expired',
      );
    });

    it('may be one of a server’s own, whose moderator has given the day', async () => {
      const draft = { title: 'The fair', date: '2025-06-01', source: '', text: 'The fair has 27 stalls.' };
      expect(await subject.library.preview({ ...draft, expires: '1 July 2025' }, '504')).toMatchObject({
        expires: '2025-07-01',
        doubts: expect.arrayContaining([
          { key: 'draftWarning.expired', values: { day: new Date('2025-07-01') } },
        ]),
      });
      expect((await subject.library.preview({ ...draft, expires: 'soon' }, '504')).doubts).toContainEqual({
        key: 'draftWarning.date',
        values: { date: 'soon' },
      });
      const { key } = await subject.library.add({ ...draft, expires: '1 July 2025' }, '504');
      const expiredOn = async (asked: Scope['asked']) =>
        (await subject.library.read(key, on(asked, '504')))!.expired;
      expect([await expiredOn('2025-06-30'), await expiredOn('2025-07-01')]).toEqual([
        undefined,
        '2025-07-01',
      ]);
    });
  });
}
