import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { type DateOrder, setDateOrder } from '../../src/date-order.ts';
import { eventLines } from '../../src/discord/card/quote.ts';
import { english } from '../../src/i18n/translator.ts';
import { AnalysedArticle, analysisVersion } from '../../src/library/analysed-article.ts';
import { indexArticles } from '../../src/library/article-segment.ts';
import { Collection } from '../../src/library/collection.ts';
import { eventOf, sentenceDates } from '../../src/library/sentence-dates.ts';
import { revisionOf } from '../../src/library/server-view.ts';
import { Snapshot } from '../../src/library/snapshot/snapshot.ts';
import { withoutTombstones } from '../../src/library/tombstones.ts';

afterEach(() => setDateOrder(null));

const AMBIGUOUS = 'The ferry sank on 02/01/2025.';

/** The dates of a sentence of an article as a card shows them, and the days that the article is indexed by. */
function datesOf(text: string, id = 'ferry.txt', from = AMBIGUOUS) {
  const articleSegment = indexArticles([new AnalysedArticle(parseArticle(id, text))]);
  const ref = new Collection(null, [withoutTombstones(articleSegment)], []).articleAt(articleSegment, 0);
  const sentences = Array.from(articleSegment.starts, (_, sentence) => articleSegment.textAt(0, sentence));
  const sentence = sentences.indexOf(from);
  const events = sentenceDates(ref, sentence).map(eventOf);
  const found = [...articleSegment.segment.vocabulary.keys()]
    .filter((key) => /^@2025-\d\d-/.test(key))
    .sort();
  return { shown: eventLines(english, { events }), found, published: ref.article.published };
}

const ARTICLE = `Date: 2025-01-05\nTitle: Ferries\n\n${AMBIGUOUS}`;

describe('an ambiguous numeric date', () => {
  it('is shown as both days, and indexed by both', () => {
    expect(datesOf(ARTICLE)).toEqual({
      shown: '“02/01/2025”: 2 January 2025 or 1 February 2025',
      found: ['@2025-01-02', '@2025-01-05', '@2025-02-01'],
      published: '2025-01-05',
    });
  });

  it.each<[string, string]>([
    ['the article', `${ARTICLE} Nobody was hurt. It had been built on 13/05/2004.`],
    ['its dates with dots', `${ARTICLE} It had been built on 3.5.2004.`],
    ['its header', `Date: 31/01/2025\nTitle: Ferries\n\n${AMBIGUOUS}`],
  ])('is resolved by unambiguous dates of %s', (_, text) => {
    const { shown, found } = datesOf(text);
    expect(shown).toBe('“02/01/2025”: 2 January 2025');
    expect(found).toContain('@2025-01-02');
    expect(found).not.toContain('@2025-02-01');
  });

  it.each<[DateOrder, string]>([
    ['dmy', '2 January 2025'],
    ['mdy', '1 February 2025'],
  ])('is resolved by the setting %s, whatever the article proves', (order, day) => {
    setDateOrder(order);
    for (const more of ['', ' It had been built on 13/05/2004.', ' It had been built on 5/13/2004.'])
      expect(datesOf(ARTICLE + more).shown).toBe(`“02/01/2025”: ${day}`);
  });

  it('is resolved in the same way in a heading, for the blocks below it', () => {
    const changes = (day: string) =>
      `# Changes\n\nAll of them.\n\n## 2.0 - ${day}\n\n- A new engine.\n\n## 1.0\n\n- An engine.\n`;
    const below = (day: string) => datesOf(changes(day), 'changes.md', 'A new engine.').shown;
    expect(below('02/01/2025')).toBe('of 2 January 2025 or 1 February 2025 *(by its heading)*');
    expect(below('2025-01-02')).toBe('of 2 January 2025 *(by its heading)*');
    expect(
      datesOf(`${changes('02/01/2025')}\nIt was begun on 13/05/2004.`, 'changes.md', 'A new engine.').shown,
    ).toBe('of 2 January 2025 *(by its heading)*');
    setDateOrder('mdy');
    expect(below('02/01/2025')).toBe('of 1 February 2025 *(by its heading)*');
  });
});

describe('the order of dates', () => {
  it('applies to headers as well: month first without a setting', () => {
    const published = () => datesOf(ARTICLE.replace('2025-01-05', '03/04/2024')).published;
    expect(published()).toBe('2024-03-04');
    setDateOrder('dmy');
    expect(published()).toBe('2024-04-03');
    setDateOrder('mdy');
    expect(published()).toBe('2024-03-04');
  });

  it('changes the revision, and makes snapshots of another order unusable', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    try {
      const articleSegment = indexArticles([new AnalysedArticle(parseArticle('ferry.txt', ARTICLE))]);
      await new Snapshot(folder).save(new Collection(null, [withoutTombstones(articleSegment)], []), []);
      const versions = [analysisVersion()];
      const revisions = [revisionOf('a', 'b')];
      expect((await new Snapshot(folder).load())?.articleSegments).toHaveLength(1);
      for (const order of ['dmy', 'mdy'] as const) {
        setDateOrder(order);
        versions.push(analysisVersion());
        revisions.push(revisionOf('a', 'b'));
        expect(await new Snapshot(folder).load()).toBeNull();
      }
      expect([new Set(versions).size, new Set(revisions).size]).toEqual([3, 3]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
