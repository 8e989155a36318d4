/** Packs the segment of one article into bytes, and unpacks it. */

import type { Article } from '../../articles/article.ts';
import type { Block } from '../../articles/document.ts';
import { packBlocks, unpackBlocks } from '../../articles/packed-blocks.ts';
import type { Day } from '../../day.ts';
import type { Acronym } from '../../language/acronyms.ts';
import type { Segment } from '../../retrieval/segment.ts';
import { ArticleSegment } from '../article-segment.ts';
import { decodeLists, encodeLists } from './integer-list-codec.ts';

/** The segment of one article. */
export interface PackedArticle {
  /** The part that ranking reads. */
  index: Uint8Array;
  /** The rest, which is needed to subtract the article from the statistics. */
  rest: Uint8Array;
}

/** The part of an article that ranking reads. */
export interface UnpackedArticle {
  /** Without the lists of `NOT_RANKED`. */
  segment: Segment;
  /** The UTF-16 offsets of each sentence in the article's text; the end is exclusive. */
  starts: Uint32Array;
  ends: Uint32Array;
  blocks: Block[];
}

const NONE = new Uint32Array(0);

/** The lists of a segment that ranking does not read, because the statistics come from the database. */
export const NOT_RANKED = {
  wordStarts: NONE,
  words: [],
  wordCounts: NONE,
  longForms: [],
  paragraphHolders: NONE,
  articleHolders: NONE,
  capitals: new Int32Array(0),
} satisfies Partial<Segment>;

/**
 * The numbers of the lists in `PackedArticle.index`, which are those of the segment. Its lines are the keys of the
 * terms.
 */
export const LIST = {
  starts: 0,
  sentences: 1,
  counts: 2,
  titleStarts: 3,
  paragraphStarts: 4,
  sentenceLengths: 5,
  paragraphLengths: 6,
  parents: 7,
  labels: 8,
} as const;

/** Packs a segment of one article. */
export function pack({ articles, segment, starts, ends }: ArticleSegment): PackedArticle {
  const index = encodeLists({
    numbers: [
      segment.starts,
      segment.sentences,
      Uint32Array.from(segment.counts),
      segment.titleStarts,
      segment.paragraphStarts,
      Uint32Array.from(segment.sentenceLengths),
      segment.paragraphLengths,
      segment.parents,
      Uint32Array.from(segment.labels),
      starts,
      ends,
      packBlocks(articles[0]!.blocks),
    ],
    lines: [...segment.vocabulary.keys()],
  });
  const rest = encodeLists({
    numbers: [
      segment.paragraphHolders,
      segment.articleHolders,
      Uint32Array.from(segment.capitals, zigzag),
      segment.wordStarts,
      segment.wordCounts,
      Uint32Array.of(segment.words.length),
    ],
    lines: [...segment.words, ...segment.longForms.map(({ form }) => [form.short, ...form.words].join(' '))],
  });
  return { index, rest };
}

/**
 * Unpacks what ranking reads of an article.
 *
 * @param index see `PackedArticle`
 */
export function unpack(index: Uint8Array): UnpackedArticle {
  const { numbers: given, lines } = decodeLists(index);
  const numbers = given.length === OLD_LIST_COUNT ? withBlocks(given) : given;
  const [starts, sentences, counts, titleStarts, paragraphStarts] = numbers as [
    Uint32Array,
    ...Uint32Array[],
  ];
  const [, , , , , sentenceLengths, paragraphLengths, parents, labels, from, to, blocks] = numbers;
  const paragraphOf = new Uint32Array(sentenceLengths!.length);
  for (let p = 0; p < paragraphLengths!.length; p++)
    paragraphOf.fill(p, paragraphStarts![p], paragraphStarts![p + 1]);
  const segment: Segment = {
    vocabulary: new Map(lines.map((key, term) => [key, term])),
    starts,
    sentences: sentences!,
    counts: Uint8Array.from(counts!),
    titleStarts: titleStarts!,
    titleArticles: new Uint32Array(titleStarts!.at(-1)!),
    paragraphStarts: paragraphStarts!,
    articleStarts: Uint32Array.of(0, sentenceLengths!.length),
    paragraphOf,
    articleOf: new Uint32Array(paragraphLengths!.length),
    parents: parents!,
    labels: Uint8Array.from(labels!),
    sentenceLengths: Uint16Array.from(sentenceLengths!),
    paragraphLengths: paragraphLengths!,
    articleLengths: Uint32Array.of(paragraphLengths!.reduce((sum, length) => sum + length, 0)),
    ...NOT_RANKED,
  };
  return {
    segment,
    starts: from!,
    ends: to!,
    // A row of an earlier version has none; it is only subtracted from the statistics.
    blocks: blocks ? unpackBlocks(blocks) : [],
  };
}

/**
 * Up to version 5 of the analysis there were no parents and no labels, and the last list had the offsets of paragraphs.
 */
const OLD_LIST_COUNT = 10;

function withBlocks(numbers: readonly Uint32Array[]): Uint32Array[] {
  const [starts, ends, spans] = numbers.slice(LIST.parents);
  const lengths = numbers[LIST.paragraphLengths]!;
  const blocks = Array.from(lengths, (_, i): Block => {
    return { kind: 'paragraph', parent: -1, level: 0, start: spans![2 * i]!, end: spans![2 * i + 1]! };
  });
  const parents = Uint32Array.from(lengths, (_, i) => i);
  const labels = new Uint32Array(lengths.length);
  return [...numbers.slice(0, LIST.parents), parents, labels, starts!, ends!, packBlocks(blocks)];
}

/** The whole segment of an article. */
export function unpackWhole({ index, rest }: PackedArticle): Segment {
  const { segment } = unpack(index);
  const { numbers, lines } = decodeLists(rest);
  const [paragraphHolders, articleHolders, capitals, wordStarts, wordCounts, count] = numbers;
  const words = lines.slice(0, count![0]);
  return {
    ...segment,
    paragraphHolders: paragraphHolders!,
    articleHolders: articleHolders!,
    capitals: Int32Array.from(capitals!, unzigzag),
    wordStarts: wordStarts!,
    wordCounts: wordCounts!,
    words,
    longForms: lines.slice(words.length).map((line) => ({ article: 0, form: formOf(line) })),
  };
}

/** The columns of a row that make an article. */
export interface StoredArticle extends Omit<Article, 'blocks' | 'expires'> {
  expires: Day | null;
  /** See `PackedArticle`. */
  index: Buffer;
}

/** The article of a row. */
export function articleOfRow(row: StoredArticle): Article {
  return articleSegmentOfRow(row).articles[0]!;
}

/** The article segment of a row. */
export function articleSegmentOfRow({
  id,
  title,
  published,
  expires,
  source,
  text,
  index,
}: StoredArticle): ArticleSegment {
  const { segment, starts, ends, blocks } = unpack(index);
  const article = { id, title, published, ...(expires && { expires }), source, text, blocks };
  return new ArticleSegment({ articles: [article], segment, starts, ends, digest: 0n });
}

function formOf(line: string): Acronym {
  const [short = '', ...words] = line.split(' ');
  return { short, words };
}

/** Zigzag encoding: 0, -1, 1, -2, … as 0, 1, 2, 3, …, so that small numbers stay small. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
