/** The part of the contract that is about figures. */

import { describe, expect, it } from 'vitest';
import type { ArticleFigures, WeekFigures } from '../../../src/library/figures.ts';
import type { Subject } from './subject.ts';

const WEEK = '2026-11-23';
const NONE = { answered: 0, unsure: 0, none: 0, helpful: 0, unhelpful: 0 };

const weekOf = (changes: Partial<WeekFigures>): WeekFigures => ({ week: WEEK, ...NONE, ...changes });
const articleOf = (article: string, changes: Partial<ArticleFigures>): ArticleFigures => ({
  article,
  week: WEEK,
  quoted: 0,
  helpful: 0,
  unhelpful: 0,
  ...changes,
});

export function describeFigures(subject: Subject): void {
  describe('with figures', () => {
    it('adds them up by week and by article, for the server alone', async () => {
      const { library } = subject;
      await library.addFigures({ weeks: [weekOf({ answered: 2, none: 1 })], articles: [] }, '400');
      await library.addFigures(
        {
          weeks: [weekOf({ answered: 1, unsure: 1, helpful: 1 }), weekOf({ week: '2026-11-16', none: 4 })],
          articles: [
            articleOf('aaaaaaaaaa', { quoted: 1 }),
            articleOf('bbbbbbbbbb', { quoted: 1, helpful: 1 }),
          ],
        },
        '400',
      );
      const later = articleOf('bbbbbbbbbb', { quoted: 2, unhelpful: 1, week: '2026-11-30' });
      await library.addFigures(
        { weeks: [weekOf({ week: '2026-11-30', answered: 2 })], articles: [later] },
        '400',
      );
      expect(await library.figures('400')).toEqual({
        weeks: [
          weekOf({ week: '2026-11-16', none: 4 }),
          weekOf({ answered: 3, unsure: 1, none: 1, helpful: 1 }),
          weekOf({ week: '2026-11-30', answered: 2 }),
        ],
        articles: [
          articleOf('bbbbbbbbbb', { quoted: 3, helpful: 1, unhelpful: 1, week: '2026-11-30' }),
          articleOf('aaaaaaaaaa', { quoted: 1 }),
        ],
      });
      expect(await library.figures('401')).toEqual({ weeks: [], articles: [] });
    });

    it('shows no count below zero, and takes a vote back that was given in another week', async () => {
      const { library } = subject;
      await library.addFigures({ weeks: [weekOf({ helpful: 1 })], articles: [] }, '402');
      const changed = weekOf({ week: '2026-11-30', helpful: -1, unhelpful: 1 });
      await library.addFigures({ weeks: [changed], articles: [] }, '402');
      expect((await library.figures('402')).weeks).toEqual([
        weekOf({ helpful: 1 }),
        weekOf({ week: '2026-11-30', unhelpful: 1 }),
      ]);
    });

    it('keeps 53 weeks, and no article that has not answered for so long', async () => {
      const { library } = subject;
      const old = (week: `${string}-${string}-${string}`) => ({
        weeks: [weekOf({ week, answered: 1 })],
        articles: [articleOf(week === '2025-11-17' ? 'aaaaaaaaaa' : 'bbbbbbbbbb', { week, quoted: 1 })],
      });
      for (const week of ['2025-11-17', '2025-11-24', '2026-11-23'] as const)
        await library.addFigures(old(week), '403');
      const { weeks, articles } = await library.figures('403');
      expect(weeks.map(({ week }) => week)).toEqual(['2025-11-24', '2026-11-23']);
      expect(articles).toEqual([articleOf('bbbbbbbbbb', { quoted: 2 })]);
    });

    it('keeps the 1,000 articles that were counted last', async () => {
      const { library } = subject;
      const many = Array.from({ length: 1_001 }, (_, number) =>
        articleOf(String(number).padStart(10, '0'), { quoted: 5, week: '2026-11-16' }),
      );
      await library.addFigures(
        { weeks: [weekOf({ week: '2026-11-16', answered: 5_005 })], articles: many },
        '404',
      );
      await library.addFigures(
        { weeks: [weekOf({ answered: 1 })], articles: [articleOf('zzzzzzzzzz', { quoted: 1 })] },
        '404',
      );
      const { articles } = await library.figures('404');
      expect(articles).toHaveLength(1_000);
      expect(articles.at(-1)).toEqual(articleOf('zzzzzzzzzz', { quoted: 1 }));
    });

    it('counts all that arrive at the same time', async () => {
      const { library } = subject;
      const one = {
        weeks: [weekOf({ answered: 1 })],
        articles: [articleOf('aaaaaaaaaa', { quoted: 1 })],
      };
      await Promise.all(Array.from({ length: 20 }, () => library.addFigures(one, '405')));
      expect(await library.figures('405')).toEqual({
        weeks: [weekOf({ answered: 20 })],
        articles: [articleOf('aaaaaaaaaa', { quoted: 20 })],
      });
    });
  });
}
