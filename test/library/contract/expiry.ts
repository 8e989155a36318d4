/** The part of the contract that is about articles that expire. */

import { describe, expect, it } from 'vitest';
import type { Library, Scope } from '../../../src/library/library.ts';
import { OPENING_MS, type Open } from './subject.ts';

const QUESTION = 'How long may a boat moor at the quay of Aske?';
const TEXT = 'A boat may moor at the quay of Aske for three nights. The rule was made on 2 March 2025.';
const RULE = {
  'quay.md': `---\ntitle: Rules of the quay\ndate: 2025-03-02\nexpiryDate: 2026-04-01\n---\n\n# May a boat moor at the quay?\n\n${TEXT}`,
  'ferry.txt': 'Title: The ferry\nDate: 2025-03-02\n\nThe ferry of Aske leaves at noon.',
};
const on = (asked: Scope['asked'], more: Partial<Scope> = {}): Scope => ({ server: '500', asked, ...more });

export function describeExpiry(open: Open): void {
  describe('an article that expires', () => {
    const using = (what: string, test: (library: Library) => Promise<void>) =>
      it(
        what,
        async () => {
          const library = await open(RULE);
          await test(library);
          await library.close();
        },
        OPENING_MS,
      );
    /** Since when the quotes of an answer are out of date. */
    const expiredIn = async (library: Library, scope: Scope) => {
      const { answers } = await library.ask(QUESTION, scope);
      return answers.filter(({ article }) => article === 'quay.md').map(({ expired }) => expired);
    };

    using('is out of date from that day on, as of the day of asking', async (library) => {
      expect(new Set(await expiredIn(library, on('2026-03-31')))).toEqual(new Set([undefined]));
      expect(new Set(await expiredIn(library, on('2026-04-01')))).toEqual(new Set(['2026-04-01']));
      const { dated } = await library.timeline('quay of Aske', on('2026-04-01'));
      expect(dated.map(({ quote }) => quote.expired)).toEqual(['2026-04-01']);
    });

    using('was valid as of a day before', async (library) => {
      const asOf = '2026-01-01';
      await library.changeSettings('500', { hidesExpired: true });
      expect(new Set(await expiredIn(library, on('2026-06-01', { asOf })))).toEqual(new Set([undefined]));
      expect(await expiredIn(library, on('2026-06-01', { asOf: '2026-05-01' }))).toEqual([]);
    });

    using('does not answer where the server wants that, and can still be read', async (library) => {
      await library.changeSettings('500', { hidesExpired: true });
      expect((await expiredIn(library, on('2026-03-31'))).length).toBeGreaterThan(0);
      expect(await expiredIn(library, on('2026-04-01'))).toEqual([]);
      expect((await expiredIn(library, { server: '501', asked: '2026-04-01' })).length).toBeGreaterThan(0);
      expect(await library.timeline('quay of Aske', on('2026-04-01'))).toEqual({ dated: [], leftOut: 0 });
      expect(await library.suggest('quay', on('2026-04-01'), 5)).toEqual([]);
      expect(await library.suggest('quay', on('2026-03-31'), 5)).toEqual([
        'May a boat moor at the quay?',
        'Rules of the quay',
      ]);
      expect(await library.read('quay.md', on('2026-04-01'))).toMatchObject({ expired: '2026-04-01' });
      const entries = await library.articles(on('2026-04-01'));
      expect(entries.map(({ id, expired }) => [id, expired])).toEqual([
        ['ferry.txt', undefined],
        ['quay.md', '2026-04-01'],
      ]);
      const [source] = await library.sources(
        'A boat may moor at the quay of Aske for three nights.',
        on('2026-04-01'),
      );
      expect(source!.quote.expired).toBe('2026-04-01');
      expect(await library.cite(source!.quote.citation, on('2026-04-01'))).toMatchObject({
        state: 'same',
        quote: { expired: '2026-04-01' },
      });
      expect(await library.cite(source!.quote.citation, on('2026-03-31'))).not.toHaveProperty(
        'quote.expired',
      );
    });

    using('may be one of a server’s own, whose moderator has given the day', async (library) => {
      const draft = { title: 'The fair', date: '2025-06-01', source: '', text: 'The fair has 27 stalls.' };
      expect(await library.preview({ ...draft, expires: '1 July 2025' }, '500')).toMatchObject({
        expires: '2025-07-01',
        doubts: expect.arrayContaining([
          { key: 'draftWarning.expired', values: { day: new Date('2025-07-01') } },
        ]),
      });
      expect((await library.preview({ ...draft, expires: 'soon' }, '500')).doubts).toContainEqual({
        key: 'draftWarning.date',
        values: { date: 'soon' },
      });
      const { key } = await library.add({ ...draft, expires: '1 July 2025' }, '500');
      const expiredOn = async (asked: Scope['asked']) => (await library.read(key, on(asked)))!.expired;
      expect([await expiredOn('2025-06-30'), await expiredOn('2025-07-01')]).toEqual([
        undefined,
        '2025-07-01',
      ]);
    });
  });
}
