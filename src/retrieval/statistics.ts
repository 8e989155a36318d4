/** Document frequencies and other statistics of a library, which ranking and spelling use. */

import { type Acronym, type AcronymIndex, byFirstWord } from '../language/acronyms.ts';
import type { Lexicon } from './lexicon.ts';
import { documentFrequency, type LiveSegment, type Segment } from './segment.ts';
import { Spelling, type SpellingEvidence, type VocabularyTerm } from './spelling.ts';

/** The statistics of one term. */
export interface TermStatistics {
  /** Its document frequency: how many sentences, paragraphs and articles have it. */
  sentences: number;
  paragraphs: number;
  articles: number;
  /** How often it is written with a capital inside a sentence, minus how often without. */
  capitals: number;
  /** How often it is used, in titles as well: above 0 as long as any article has it. */
  uses: number;
}

/** The statistics of a term that no article has. */
export const NO_STATISTICS: TermStatistics = {
  sentences: 0,
  paragraphs: 0,
  articles: 0,
  capitals: 0,
  uses: 0,
};

/** The statistics of a whole library, wherever its articles are stored. */
export interface Statistics {
  /** The number of each. */
  readonly sentences: number;
  readonly paragraphs: number;
  readonly articles: number;
  /** The number of content terms (no stop words), repeats included. */
  readonly terms: number;
  /** The acronyms that articles explain, one for each long form: of several, the alphabetically first. */
  readonly longForms: AcronymIndex;
  of(key: string): TermStatistics;
  /** The key that was probably meant by a word that no article has: see `Spelling`. */
  nearest(term: VocabularyTerm): string | undefined;
}

/** The statistics of segments in memory: the sums over the segments minus those over their tombstones. */
export class SegmentStatistics implements Statistics {
  readonly sentences: number;
  readonly paragraphs: number;
  readonly articles: number;
  readonly terms: number;
  readonly longForms: AcronymIndex;
  readonly #liveSegments: readonly LiveSegment[];
  /** Corrects the spelling of words, by those of the whole library. */
  readonly spelling: Spelling;

  constructor(liveSegments: readonly LiveSegment[], lexicon: Lexicon) {
    this.#liveSegments = liveSegments;
    const total = (count: (segment: Segment) => number) =>
      liveSegments.reduce(
        (sum, { segment, tombstones }) => sum + count(segment) - (tombstones ? count(tombstones) : 0),
        0,
      );
    this.sentences = total(({ sentenceLengths }) => sentenceLengths.length);
    this.paragraphs = total(({ paragraphLengths }) => paragraphLengths.length);
    this.articles = total(({ articleLengths }) => articleLengths.length);
    this.terms = total(({ articleLengths }) => articleLengths.reduce((sum, length) => sum + length, 0));
    this.longForms = byFirstWord(longFormsIn(liveSegments));
    this.spelling = new Spelling(
      () => vocabularyOf(liveSegments),
      spellingEvidence(lexicon, (key) => this.of(key).sentences),
    );
  }

  of(key: string): TermStatistics {
    const sums = { ...NO_STATISTICS };
    for (const { segment, tombstones } of this.#liveSegments) {
      addStatistics(sums, segment, key, 1);
      if (tombstones) addStatistics(sums, tombstones, key, -1);
    }
    return sums;
  }

  nearest(term: VocabularyTerm): string | undefined {
    return this.spelling.nearest(term);
  }
}

/**
 * The evidence for spelling corrections, from word vectors and document frequencies.
 *
 * @param documentFrequencyOf how many sentences have a term, by its key
 */
export function spellingEvidence(
  lexicon: Lexicon,
  documentFrequencyOf: (key: string) => number,
): SpellingEvidence {
  return {
    documentFrequency: documentFrequencyOf,
    isCommon: (word) => lexicon.rowOf(word) >= 0,
    cosineSimilarity: (a, b) => lexicon.cosineSimilarity(lexicon.rowOf(a), lexicon.rowOf(b)),
  };
}

function addStatistics(sums: TermStatistics, segment: Segment, key: string, sign: 1 | -1): void {
  const term = segment.vocabulary.get(key);
  if (term === undefined) return;
  sums.sentences += sign * documentFrequency(segment, term);
  sums.paragraphs += sign * segment.paragraphHolders[term]!;
  sums.articles += sign * segment.articleHolders[term]!;
  sums.capitals += sign * segment.capitals[term]!;
  for (let at = segment.wordStarts[term]!; at < segment.wordStarts[term + 1]!; at++)
    sums.uses += sign * segment.wordCounts[at]!;
}

function longFormsIn(liveSegments: readonly LiveSegment[]): Acronym[] {
  const byWords = new Map<string, Acronym>();
  for (const { segment, ordinals } of liveSegments)
    for (const { article, form } of segment.longForms) {
      if (ordinals[article]! < 0) continue;
      const name = form.words.join(' ');
      const known = byWords.get(name);
      if (!known || form.short < known.short) byWords.set(name, form);
    }
  return [...byWords.values()];
}

/** The terms of a library, each with its most frequent word; ties go to the alphabetically first. */
function* vocabularyOf(liveSegments: readonly LiveSegment[]): Iterable<VocabularyTerm> {
  for (const [first, { segment }] of liveSegments.entries())
    for (const key of segment.vocabulary.keys()) {
      if (liveSegments.slice(0, first).some((earlier) => earlier.segment.vocabulary.has(key))) continue;
      const word = commonestWord(liveSegments, key);
      if (word !== undefined) yield { key, word };
    }
}

function commonestWord(liveSegments: readonly LiveSegment[], key: string): string | undefined {
  const uses = new Map<string, number>();
  const add = ({ vocabulary, wordStarts, words, wordCounts }: Segment, sign: 1 | -1) => {
    const term = vocabulary.get(key);
    if (term === undefined) return;
    for (let at = wordStarts[term]!; at < wordStarts[term + 1]!; at++)
      uses.set(words[at]!, (uses.get(words[at]!) ?? 0) + sign * wordCounts[at]!);
  };
  for (const { segment, tombstones } of liveSegments) {
    add(segment, 1);
    if (tombstones) add(tombstones, -1);
  }
  let commonest: string | undefined;
  let max = 0;
  for (const [word, count] of uses)
    if (count > max || (count === max && commonest !== undefined && word < commonest)) {
      commonest = word;
      max = count;
    }
  return commonest;
}
