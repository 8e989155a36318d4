import { describe, expect, it } from 'vitest';
import { acronymsDefinedIn } from '../../src/language/acronyms.ts';
import { termsOf } from '../../src/language/terms.ts';
import { type LiveSegment, liveInOrder, type Segment } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { NO_STATISTICS, SegmentStatistics, spellingEvidence } from '../../src/retrieval/statistics.ts';
import { proseOf } from './blocks.ts';
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
const counted = (liveSegments: LiveSegment[], lexicon = lexiconOf()) =>
  new SegmentStatistics(liveSegments, lexicon);
const term = (word: string) => termsOf(word)[0]!;

const A: [string, ...string[]] = ['Ferry', 'the Ferry sailed', 'ferries and a ferry sail', 'rain'];
const B: [string, ...string[]] = ['Rain', 'old Ferry rain'];

describe('the statistics of a library', () => {
  it('are sums over its segments', () => {
    const together = counted(liveInOrder([segmentOf(A, B)]));
    const apart = counted(liveInOrder([segmentOf(A), segmentOf(B)]));
    for (const one of [together, apart]) {
      expect([one.sentences, one.paragraphs, one.articles, one.terms]).toEqual([4, 2, 2, 9]);
      // Twice with a capital, and once without where it could have had one.
      expect(one.of('ferri')).toEqual({ sentences: 3, paragraphs: 2, articles: 2, capitals: 1, uses: 5 });
      expect(one.of('rain')).toEqual({ sentences: 2, paragraphs: 2, articles: 2, capitals: -1, uses: 3 });
      expect(one.of('sail')).toMatchObject({ sentences: 2, uses: 2 });
      expect(one.of('harbor')).toEqual(NO_STATISTICS);
    }
  });

  it('exclude deleted articles', () => {
    const liveSegment = {
      segment: segmentOf(A, B),
      ordinals: Int32Array.of(0, -1),
      tombstones: segmentOf(B),
    };
    const left = counted([liveSegment]);
    const alone = counted(liveInOrder([segmentOf(A)]));
    expect([left.sentences, left.paragraphs, left.articles, left.terms]).toEqual([3, 1, 1, 6]);
    for (const key of ['ferri', 'rain', 'sail', 'old']) expect(left.of(key)).toEqual(alone.of(key));
    expect(left.of('old')).toEqual(NO_STATISTICS);
  });

  it('have the acronyms that articles explain: of several for one name, the alphabetically first', () => {
    const explaining = (short: string): [string, ...string[]] => ['', `the Harbour Board (${short})`];
    const forms = (...liveSegments: LiveSegment[]) =>
      [...counted(liveSegments).longForms.values()].flat().map(({ short }) => short);
    const both = segmentOf(explaining('HB'), ['', 'the Safety Board (SB)']);
    expect(forms(...liveInOrder([both]))).toEqual(['hb', 'sb']);
    expect(forms({ segment: both, ordinals: Int32Array.of(0, -1), tombstones: null })).toEqual(['hb']);
    // The same name with its short form written in two ways.
    const [one, other] = [segmentOf(explaining('H-B')), segmentOf(explaining('HB'))];
    expect(forms(...liveInOrder([one, other]))).toEqual(['h-b']);
    expect(forms(...liveInOrder([other, one]))).toEqual(['h-b']);
  });

  it('find the nearest spelling by the most frequent word of a term', () => {
    const library = counted(liveInOrder([segmentOf(A), segmentOf(['', 'ferries', 'ferries'])]));
    expect(library.nearest(term('ferrie'))).toBe('ferri');
    expect(library.nearest(term('harbour'))).toBeUndefined();
    const left = counted([{ segment: segmentOf(A), ordinals: Int32Array.of(-1), tombstones: segmentOf(A) }]);
    expect(left.nearest(term('ferrie'))).toBeUndefined();
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
    const usual = counted(
      liveInOrder([segmentOf(['', 'sea'])]),
      lexiconOf({ sear: [0, 100], sea: [100, 0] }),
    );
    expect(usual.nearest(term('sear'))).toBeUndefined();
    expect(usual.nearest(term('seas'))).toBe('sea');
  });
});
