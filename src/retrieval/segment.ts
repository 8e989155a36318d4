import type { Acronym } from '../language/acronyms.ts';
import type { Term } from '../language/terms.ts';

/**
 * Whether a block only says what the blocks below it are about, so that it is found by, and not quoted: a heading, the
 * names of columns; or a question that the blocks below it answer.
 */
export type Label = (typeof LABEL)[keyof typeof LABEL];
export const LABEL = { none: 0, heading: 1, question: 2 } as const;

/** What a block of an article looks like to retrieval: the terms of its sentences, one after another. */
export interface IndexedBlock {
  /** The number, in its article, of the block that it belongs to: see `Block`. -1 for none. */
  parent: number;
  label: Label;
  sentences: Iterable<readonly Term[]>;
}

/**
 * What an article looks like to retrieval: the terms of its title, and of its blocks. They are asked for once, one
 * sentence after another, and need not all be there at the same time.
 */
export interface IndexedArticle {
  title: readonly Term[];
  blocks: Iterable<IndexedBlock>;
  /** The short forms that the article itself explains. */
  longForms?: readonly Acronym[];
}

/**
 * Some articles, ready to be searched, and never changed again: which sentence holds which term, and where paragraphs
 * and articles begin. Sentences, paragraphs, articles and terms are numbered from 0 in their order.
 *
 * A paragraph is a block of its article, of whatever kind.
 *
 * Only sentences have postings: the sentences of a paragraph, and the paragraphs of an article, are neighbours, so a
 * run of one list tells how often a paragraph or an article holds the term.
 *
 * Whatever it counts is a sum over its articles: so segments are put together by adding, and an article is taken out by
 * subtracting a segment of that article alone (see `LiveSegment`).
 */
export interface Segment {
  vocabulary: ReadonlyMap<string, number>;
  /** The words that stand for term t, each once, are those from `wordStarts[t]` to `wordStarts[t + 1]`. */
  wordStarts: Uint32Array;
  words: readonly string[];
  /** How often each stands for its term. */
  wordCounts: Uint32Array;
  /** The short forms that the articles explain, each with the number of its article. */
  longForms: readonly { article: number; form: Acronym }[];
  /** The postings of term t are those from `starts[t]` to `starts[t + 1]`, in the order of their sentences. */
  starts: Uint32Array;
  sentences: Uint32Array;
  counts: Uint8Array;
  /** The same for titles: which articles have the term in theirs. */
  titleStarts: Uint32Array;
  titleArticles: Uint32Array;
  /** Per term, how many paragraphs and how many articles hold it. */
  paragraphHolders: Uint32Array;
  articleHolders: Uint32Array;
  /** Per term, how often it is written with a capital inside a sentence, less how often without. */
  capitals: Int32Array;
  /** The first sentence of each paragraph and of each article, and, last, one past the last sentence. */
  paragraphStarts: Uint32Array;
  articleStarts: Uint32Array;
  paragraphOf: Uint32Array;
  articleOf: Uint32Array;
  /** The block that each block belongs to; its own number when it belongs to none. */
  parents: Uint32Array;
  /** What each block is to those below it: see `Label`. */
  labels: Uint8Array;
  /** How many terms that carry matter each has, repeats included. */
  sentenceLengths: Uint16Array;
  paragraphLengths: Uint32Array;
  articleLengths: Uint32Array;
}

/** A block that belongs to none belongs to itself. */
export function parentOf({ parents }: Segment, block: number): number {
  const parent = parents[block]!;
  return parent === block ? -1 : parent;
}

/** How a segment stands in a library that may have changed since it was built. */
export interface LiveSegment {
  segment: Segment;
  /** Per article, its place in the library's order, by which equals are put; negative when it has been taken out. */
  ordinals: Int32Array;
  /** The articles that have been taken out, as a segment of their own: the numbers are too high by its numbers. */
  tombstones: Segment | null;
}

/** Segments with all their articles, one after another. */
export function liveInOrder(segments: readonly Segment[]): LiveSegment[] {
  let before = 0;
  return segments.map((segment) => {
    const ordinals = segment.articleLengths.map((_, article) => before + article);
    before += ordinals.length;
    return { segment, ordinals: new Int32Array(ordinals), tombstones: null };
  });
}

/** How many sentences hold a term. */
export function documentFrequency({ starts }: Segment, term: number): number {
  return starts[term + 1]! - starts[term]!;
}

/** Whether any sentence from `from` to before `to` holds the term: a binary search. */
export function hasPostingWithin(segment: Segment, term: number, from: number, to: number): boolean {
  const { starts, sentences } = segment;
  const at = lowerBound(sentences, starts[term]!, starts[term + 1]!, from);
  return at < starts[term + 1]! && sentences[at]! < to;
}

/** Whether the title of an article holds the term: a binary search. */
export function hasTitlePosting(
  { titleStarts, titleArticles }: Segment,
  term: number,
  article: number,
): boolean {
  const at = lowerBound(titleArticles, titleStarts[term]!, titleStarts[term + 1]!, article);
  return at < titleStarts[term + 1]! && titleArticles[at] === article;
}

/** The first place from `low` to before `high` whose value is at least so much; `high` when there is none. */
export function lowerBound(values: Uint32Array, low: number, high: number, least: number): number {
  // What is sought is mostly near: steps that double, then halves.
  let step = 1;
  while (low + step < high && values[low + step]! < least) {
    low += step;
    step *= 2;
  }
  let end = Math.min(high, low + step + 1);
  while (low < end) {
    const middle = (low + end) >>> 1;
    if (values[middle]! < least) low = middle + 1;
    else end = middle;
  }
  return low;
}
