import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/articles/parse.ts';
import { type DateOrder, setDateOrder } from '../../src/date-order.ts';
import { eventLines } from '../../src/discord/card/quote.ts';
import { AnalysedArticle, analyser } from '../../src/library/analysed-article.ts';
import { indexArticles, withoutTombstones } from '../../src/library/article-segment.ts';
import { Collection } from '../../src/library/collection.ts';
import { eventOf, sentenceDates } from '../../src/library/sentence-dates.ts';
import { revisionOf } from '../../src/library/server-view.ts';
import { Snapshot } from '../../src/library/snapshot/snapshot.ts';

afterEach(() => setDateOrder(null));

const AMBIGUOUS = 'The ferry sank on 02/01/2025.';

/** What is said of the days of the first sentence of an article that has a date, and the days that it is found by. */
function readingOf(text: string, id = 'ferry.txt', from = AMBIGUOUS) {
  const articleSegment = indexArticles([new AnalysedArticle(parseArticle(id, text))]);
  const ref = new Collection(null, [withoutTombstones(articleSegment)], []).articleAt(articleSegment, 0);
  const sentences = Array.from(articleSegment.starts, (_, sentence) => articleSegment.textAt(0, sentence));
  const sentence = sentences.indexOf(from);
  const events = sentenceDates(ref, sentence).map(eventOf);
  const found = [...articleSegment.segment.vocabulary.keys()]
    .filter((key) => /^@2025-\d\d-/.test(key))
    .sort();
  return { said: eventLines({ events }), found, published: ref.article.published };
}

const WHOLE = `Date: 2025-01-05\nTitle: Ferries\n\n${AMBIGUOUS}`;

describe('a date that may be either of two days', () => {
  it('is said to be so, and is found by both', () => {
    expect(readingOf(WHOLE)).toEqual({
      said: '02/01/2025 → 2 January or 1 February 2025',
      found: ['@2025-01-02', '@2025-01-05', '@2025-02-01'],
      published: '2025-01-05',
    });
  });

  it.each<[string, string]>([
    ['the article', `${WHOLE} Nobody was hurt. It had been built on 13/05/2004.`],
    ['its dates with dots', `${WHOLE} It had been built on 3.5.2004.`],
    ['its header', `Date: 31/01/2025\nTitle: Ferries\n\n${AMBIGUOUS}`],
  ])('is what others prove of %s', (_, text) => {
    const { said, found } = readingOf(text);
    expect(said).toBe('02/01/2025 → 2 January 2025');
    expect(found).toContain('@2025-01-02');
    expect(found).not.toContain('@2025-02-01');
  });

  it.each<[DateOrder, string]>([
    ['dmy', '2 January 2025'],
    ['mdy', '1 February 2025'],
  ])('is what the setting %s says, whatever the article proves', (order, day) => {
    setDateOrder(order);
    for (const more of ['', ' It had been built on 13/05/2004.', ' It had been built on 5/13/2004.'])
      expect(readingOf(WHOLE + more).said).toBe(`02/01/2025 → ${day}`);
  });

  it('is read so in a heading, for what stands below it', () => {
    const changes = (day: string) =>
      `# Changes\n\nAll of them.\n\n## 2.0 - ${day}\n\n- A new engine.\n\n## 1.0\n\n- An engine.\n`;
    const below = (day: string) => readingOf(changes(day), 'changes.md', 'A new engine.').said;
    expect(below('02/01/2025')).toBe('of 2 January or 1 February 2025 *(by its heading)*');
    expect(below('2025-01-02')).toBe('of 2 January 2025 *(by its heading)*');
    expect(
      readingOf(`${changes('02/01/2025')}\nIt was begun on 13/05/2004.`, 'changes.md', 'A new engine.').said,
    ).toBe('of 2 January 2025 *(by its heading)*');
    setDateOrder('mdy');
    expect(below('02/01/2025')).toBe('of 1 February 2025 *(by its heading)*');
  });
});

describe('the order of dates', () => {
  it('is that of headers, too: month first without a setting', () => {
    const published = () => readingOf(WHOLE.replace('2025-01-05', '03/04/2024')).published;
    expect(published()).toBe('2024-03-04');
    setDateOrder('dmy');
    expect(published()).toBe('2024-04-03');
    setDateOrder('mdy');
    expect(published()).toBe('2024-03-04');
  });

  it('makes another library of the same articles, and no use of what was kept', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    try {
      const articleSegment = indexArticles([new AnalysedArticle(parseArticle('ferry.txt', WHOLE))]);
      await new Snapshot(folder).save(new Collection(null, [withoutTombstones(articleSegment)], []), []);
      const made = [analyser()];
      const revisions = [revisionOf('a', 'b')];
      expect((await new Snapshot(folder).load())?.articleSegments).toHaveLength(1);
      for (const order of ['dmy', 'mdy'] as const) {
        setDateOrder(order);
        made.push(analyser());
        revisions.push(revisionOf('a', 'b'));
        expect(await new Snapshot(folder).load()).toBeNull();
      }
      expect([new Set(made).size, new Set(revisions).size]).toEqual([3, 3]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
