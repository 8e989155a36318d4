import { describe, expect, it } from 'vitest';
import { acronymsDefinedIn } from '../../src/language/acronyms.ts';
import { termsOf } from '../../src/language/terms.ts';
import { type LiveSegment, liveInOrder, type Segment } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { NO_STATISTICS, SegmentStatistics, spellingEvidence } from '../../src/retrieval/statistics.ts';
import { proseOf } from './block-fixtures.ts';
import { lexiconOf } from './features/fixtures.ts';

/** Articles, each of a title and one paragraph of sentences. */
const segmentOf = (...articles: [title: string, ...sentences: string[]][]): Segment =>
  buildSegment(
    articles.map(([title, ...sentences]) => ({
      title: termsOf(title),
      blocks: proseOf([sentences]),
      longForms: acronymsDefinedIn(sentences.join(' ')),
    })),
  );
const statisticsOf = (liveSegments: LiveSegment[], lexicon = lexiconOf()) =>
  new SegmentStatistics(liveSegments, lexicon);
const term = (word: string) => termsOf(word)[0]!;

const A: [string, ...string[]] = ['Ferry', 'the Ferry sailed', 'ferries and a ferry sail', 'rain'];
const B: [string, ...string[]] = ['Rain', 'old Ferry rain'];

describe('the statistics of a library', () => {
  it('are sums over its segments', () => {
    const one = statisticsOf(liveInOrder([segmentOf(A, B)]));
    const two = statisticsOf(liveInOrder([segmentOf(A), segmentOf(B)]));
    for (const statistics of [one, two]) {
      expect([statistics.sentences, statistics.paragraphs, statistics.articles, statistics.terms]).toEqual([
        4, 2, 2, 9,
      ]);
      // Twice with a capital, and once without, not counting the starts of sentences.
      expect(statistics.of('ferri')).toEqual({
        sentences: 3,
        paragraphs: 2,
        articles: 2,
        capitals: 1,
        uses: 5,
      });
      expect(statistics.of('rain')).toEqual({
        sentences: 2,
        paragraphs: 2,
        articles: 2,
        capitals: -1,
        uses: 3,
      });
      expect(statistics.of('sail')).toMatchObject({ sentences: 2, uses: 2 });
      expect(statistics.of('harbor')).toEqual(NO_STATISTICS);
    }
  });

  it('exclude deleted articles', () => {
    const liveSegment = {
      segment: segmentOf(A, B),
      ordinals: Int32Array.of(0, -1),
      tombstones: segmentOf(B),
    };
    const live = statisticsOf([liveSegment]);
    const alone = statisticsOf(liveInOrder([segmentOf(A)]));
    expect([live.sentences, live.paragraphs, live.articles, live.terms]).toEqual([3, 1, 1, 6]);
    for (const key of ['ferri', 'rain', 'sail', 'old']) expect(live.of(key)).toEqual(alone.of(key));
    expect(live.of('old')).toEqual(NO_STATISTICS);
  });

  it('have the acronyms that articles define; of several for one name, the alphabetically first', () => {
    const defining = (short: string): [string, ...string[]] => ['', `the Harbour Board (${short})`];
    const forms = (...liveSegments: LiveSegment[]) =>
      [...statisticsOf(liveSegments).longForms.values()].flat().map(({ short }) => short);
    const both = segmentOf(defining('HB'), ['', 'the Safety Board (SB)']);
    expect(forms(...liveInOrder([both]))).toEqual(['hb', 'sb']);
    expect(forms({ segment: both, ordinals: Int32Array.of(0, -1), tombstones: null })).toEqual(['hb']);
    // Two acronyms of the same name.
    const [one, other] = [segmentOf(defining('H-B')), segmentOf(defining('HB'))];
    expect(forms(...liveInOrder([one, other]))).toEqual(['h-b']);
    expect(forms(...liveInOrder([other, one]))).toEqual(['h-b']);
  });

  it('correct spelling by the most frequent word of a term', () => {
    const library = statisticsOf(liveInOrder([segmentOf(A), segmentOf(['', 'ferries', 'ferries'])]));
    expect(library.nearest(term('ferrie'))).toBe('ferri');
    expect(library.nearest(term('harbour'))).toBeUndefined();
    const live = statisticsOf([
      { segment: segmentOf(A), ordinals: Int32Array.of(-1), tombstones: segmentOf(A) },
    ]);
    expect(live.nearest(term('ferrie'))).toBeUndefined();
  });

  it('judge spellings by word vectors', () => {
    const evidence = spellingEvidence(lexiconOf({ sea: [100, 0], lake: [80, 60] }), (key) => key.length);
    expect([evidence.isCommon('lake'), evidence.isCommon('sea'), evidence.isCommon('pond')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(evidence.cosineSimilarity('sea', 'lake')).toBeCloseTo(0.8, 6);
    expect(evidence.cosineSimilarity('sea', 'pond')).toBe(0);
    expect(evidence.documentFrequency('four')).toBe(4);
    // A common word is corrected only to a similar one.
    const common = statisticsOf(
      liveInOrder([segmentOf(['', 'sea'])]),
      lexiconOf({ sear: [0, 100], sea: [100, 0] }),
    );
    expect(common.nearest(term('sear'))).toBeUndefined();
    expect(common.nearest(term('seas'))).toBe('sea');
  });
});
