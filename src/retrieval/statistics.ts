import { type Acronym, type AcronymIndex, byFirstWord } from '../language/acronyms.ts';
import type { Lexicon } from './lexicon.ts';
import { documentFrequency, type LiveSegment, type Segment } from './segment.ts';
import { Spelling, type SpellingEvidence, type VocabularyTerm } from './spelling.ts';

/** What is known of one term of a library. */
export interface TermStatistics {
  /** How many sentences, paragraphs and articles hold it. */
  sentences: number;
  paragraphs: number;
  articles: number;
  /** How often it is written with a capital inside a sentence, less how often without. */
  capitals: number;
  /** How often words stand for it, in titles as well: more than never as long as any article has it. */
  uses: number;
}

/** What is known of a term that no article has. */
export const NO_STATISTICS: TermStatistics = {
  sentences: 0,
  paragraphs: 0,
  articles: 0,
  capitals: 0,
  uses: 0,
};

/** What is known of a whole library, wherever its articles are. */
export interface Statistics {
  /** How many of each there are. */
  readonly sentences: number;
  readonly paragraphs: number;
  readonly articles: number;
  /** How many terms that carry matter they have, repeats included. */
  readonly terms: number;
  /** The short forms that any article explains, one for each long form: of several, the first in the alphabet. */
  readonly longForms: AcronymIndex;
  of(key: string): TermStatistics;
  /** The key that was probably meant by a word that no article holds: see `Spelling`. */
  nearest(term: VocabularyTerm): string | undefined;
}

/** The statistics of articles that are all at hand: sums over their segments, less what has been taken out of these. */
export class SegmentStatistics implements Statistics {
  readonly sentences: number;
  readonly paragraphs: number;
  readonly articles: number;
  readonly terms: number;
  readonly longForms: AcronymIndex;
  readonly #standings: readonly LiveSegment[];
  readonly #spelling: Spelling;

  constructor(liveSegments: readonly LiveSegment[], lexicon: Lexicon) {
    this.#standings = liveSegments;
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
    this.#spelling = new Spelling(
      () => knownTo(liveSegments),
      spellingEvidence(lexicon, (key) => this.of(key).sentences),
    );
  }

  of(key: string): TermStatistics {
    const sums = { ...NO_STATISTICS };
    for (const { segment, tombstones } of this.#standings) {
      addTo(sums, segment, key, 1);
      if (tombstones) addTo(sums, tombstones, key, -1);
    }
    return sums;
  }

  nearest(term: VocabularyTerm): string | undefined {
    return this.#spelling.nearest(term);
  }
}

/** What the choice between several spellings goes by: what was learned of words, and how many sentences hold each. */
export function spellingEvidence(lexicon: Lexicon, holders: (key: string) => number): SpellingEvidence {
  return {
    documentFrequency: holders,
    isUsual: (word) => lexicon.rowOf(word) >= 0,
    cosineSimilarity: (a, b) => lexicon.cosineSimilarity(lexicon.rowOf(a), lexicon.rowOf(b)),
  };
}

function addTo(sums: TermStatistics, segment: Segment, key: string, sign: 1 | -1): void {
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

/** The terms that a library holds, each with the word that most often stands for it: of equals, the first in the alphabet. */
function* knownTo(liveSegments: readonly LiveSegment[]): Iterable<VocabularyTerm> {
  for (const [first, { segment }] of liveSegments.entries())
    for (const key of segment.vocabulary.keys()) {
      if (liveSegments.slice(0, first).some((earlier) => earlier.segment.vocabulary.has(key))) continue;
      const word = usualWord(liveSegments, key);
      if (word !== undefined) yield { key, word };
    }
}

function usualWord(liveSegments: readonly LiveSegment[], key: string): string | undefined {
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
  let usual: string | undefined;
  let most = 0;
  for (const [word, count] of uses)
    if (count > most || (count === most && usual !== undefined && word < usual)) {
      usual = word;
      most = count;
    }
  return usual;
}
