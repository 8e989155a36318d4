/** The inverted index of some articles. */

import type { Acronym } from '../language/acronyms.ts';
import type { Term } from '../language/terms.ts';

/**
 * What a block is to the blocks below it. A heading (or the names of columns) says what they are about, and a question is
 * answered by them: both help to find these blocks, and are not quoted themselves.
 */
export type Label = (typeof LABEL)[keyof typeof LABEL];
export const LABEL = { none: 0, heading: 1, question: 2 } as const;

/** A block of an article, as the index takes it. */
export interface IndexedBlock {
  /** The number, in its article, of the block that it stands below (see `Block`), or -1. */
  parent: number;
  label: Label;
  sentences: Iterable<readonly Term[]>;
}

/**
 * An article, as the index takes it: the terms of its title, and its blocks. Blocks and sentences are iterated once, so
 * they may be computed as they are read.
 */
export interface IndexedArticle {
  title: readonly Term[];
  blocks: Iterable<IndexedBlock>;
  /** The acronyms that the article itself explains. */
  longForms?: readonly Acronym[];
}

/**
 * An immutable inverted index of some articles: which sentence has which term, and where paragraphs and articles begin.
 * Sentences, paragraphs, articles and terms are numbered from 0 in their order. A paragraph is a block of its article, of
 * any kind.
 *
 * Only sentences have postings. The sentences of a paragraph, and the paragraphs of an article, are consecutive, so the
 * frequency of a term in a paragraph or an article is the sum over a run of its postings.
 *
 * All counts are sums over the articles: segments are merged by adding them, and an article is deleted by subtracting the
 * counts of a segment of that article alone (see `LiveSegment`).
 */
export interface Segment {
  vocabulary: ReadonlyMap<string, number>;
  /** The distinct words of term t are those from `wordStarts[t]` to before `wordStarts[t + 1]`. */
  wordStarts: Uint32Array;
  words: readonly string[];
  /** How often each word occurs. */
  wordCounts: Uint32Array;
  /** The acronyms that the articles explain, each with the number of its article. */
  longForms: readonly { article: number; form: Acronym }[];
  /** The postings of term t are those from `starts[t]` to before `starts[t + 1]`, in the order of their sentences. */
  starts: Uint32Array;
  sentences: Uint32Array;
  counts: Uint8Array;
  /** The same for titles: the articles that have the term in their title. */
  titleStarts: Uint32Array;
  titleArticles: Uint32Array;
  /** For each term, its document frequency in paragraphs and in articles. */
  paragraphHolders: Uint32Array;
  articleHolders: Uint32Array;
  /** For each term, how often it is written with a capital inside a sentence, minus how often without. */
  capitals: Int32Array;
  /** The first sentence of each paragraph and of each article; the last entry is the number of sentences. */
  paragraphStarts: Uint32Array;
  articleStarts: Uint32Array;
  paragraphOf: Uint32Array;
  articleOf: Uint32Array;
  /** The block that each block stands below; its own number when there is none. */
  parents: Uint32Array;
  /** The label of each block. */
  labels: Uint8Array;
  /** How many content terms (no stop words) each has, repeats included. */
  sentenceLengths: Uint16Array;
  paragraphLengths: Uint32Array;
  articleLengths: Uint32Array;
}

/** The block that a block stands below, or -1. */
export function parentOf({ parents }: Segment, block: number): number {
  const parent = parents[block]!;
  return parent === block ? -1 : parent;
}

/** A segment in a library that may have changed since the segment was built. */
export interface LiveSegment {
  segment: Segment;
  /** For each article, its position in the library's order, which breaks ties; negative when it has been deleted. */
  ordinals: Int32Array;
  /** The embeddings of its sentences, where they are known: see `TermEmbeddings.embeddingsOf`. */
  embeddings?: Int8Array;
  /** The deleted articles, as a segment of their own: its counts are to be subtracted from those of `segment`. */
  tombstones: Segment | null;
}

/** Segments with all their articles live, one after another. */
export function liveInOrder(segments: readonly Segment[]): LiveSegment[] {
  let before = 0;
  return segments.map((segment) => {
    const ordinals = segment.articleLengths.map((_, article) => before + article);
    before += ordinals.length;
    return { segment, ordinals: new Int32Array(ordinals), tombstones: null };
  });
}

/** How many sentences have a term. */
export function documentFrequency({ starts }: Segment, term: number): number {
  return starts[term + 1]! - starts[term]!;
}

/** Whether any sentence from `from` to before `to` has the term, by galloping and binary search. */
export function hasPostingWithin(segment: Segment, term: number, from: number, to: number): boolean {
  const { starts, sentences } = segment;
  const at = lowerBound(sentences, starts[term]!, starts[term + 1]!, from);
  return at < starts[term + 1]! && sentences[at]! < to;
}

/** Whether the title of an article has the term, by galloping and binary search. */
export function hasTitlePosting(
  { titleStarts, titleArticles }: Segment,
  term: number,
  article: number,
): boolean {
  const at = lowerBound(titleArticles, titleStarts[term]!, titleStarts[term + 1]!, article);
  return at < titleStarts[term + 1]! && titleArticles[at] === article;
}

/**
 * The first index from `low` to before `high` whose value is at least `target`, or `high`: a galloping search (Bentley &
 * Yao 1976).
 *
 * @param values sorted in ascending order between `low` and `high`
 */
export function lowerBound(values: Uint32Array, low: number, high: number, target: number): number {
  // The target is mostly near `low`: steps double until they pass it, and a binary search follows.
  let step = 1;
  while (low + step < high && values[low + step]! < target) {
    low += step;
    step *= 2;
  }
  let end = Math.min(high, low + step + 1);
  while (low < end) {
    const mid = (low + end) >>> 1;
    if (values[mid]! < target) low = mid + 1;
    else end = mid;
  }
  return low;
}
