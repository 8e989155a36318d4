import type { Article } from '../../articles/article.ts';
import type { Block } from '../../articles/document.ts';
import { packBlocks, unpackBlocks } from '../../articles/packed-blocks.ts';
import type { Acronym } from '../../language/acronyms.ts';
import type { Segment } from '../../retrieval/segment.ts';
import { ArticleSegment } from '../article-segment.ts';
import { fromBytes, toBytes } from './integer-list-codec.ts';

/** One article's part of the index, so that it need not be analysed again. */
export interface PackedArticle {
  /** What ranking reads of it. */
  index: Buffer;
  /** What else has to be taken off the statistics with it. */
  rest: Buffer;
}

/** What ranking reads of an article: of the segment, only what it reads is there. */
export interface UnpackedArticle {
  segment: Segment;
  /** Where each sentence stands in the article's text, and its blocks. */
  starts: Uint32Array;
  ends: Uint32Array;
  blocks: Block[];
}

const NONE = new Uint32Array(0);

/** What ranking does not read of a segment, since the statistics come from elsewhere. */
export const UNREAD = {
  wordStarts: NONE,
  words: [],
  wordCounts: NONE,
  longForms: [],
  paragraphHolders: NONE,
  articleHolders: NONE,
  capitals: new Int32Array(0),
} satisfies Partial<Segment>;

/** The places of the lists in what ranking reads, and what stands in the lines there: the keys of the terms. */
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

/** Packs the only article of a shelf. */
export function pack({ articles, segment, starts, ends }: ArticleSegment): PackedArticle {
  const index = toBytes({
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
  const rest = toBytes({
    numbers: [
      segment.paragraphHolders,
      segment.articleHolders,
      Uint32Array.from(segment.capitals, withoutSign),
      segment.wordStarts,
      segment.wordCounts,
      Uint32Array.of(segment.words.length),
    ],
    lines: [...segment.words, ...segment.longForms.map(({ form }) => [form.short, ...form.words].join(' '))],
  });
  return { index, rest };
}

export function unpack(index: Uint8Array): UnpackedArticle {
  const { numbers: given, lines } = fromBytes(index);
  const numbers = given.length === LISTS_WITHOUT_BLOCKS ? withBlocks(given) : given;
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
    ...UNREAD,
  };
  return {
    segment,
    starts: from!,
    ends: to!,
    // A row of an earlier version has none; it is only taken off the statistics.
    blocks: blocks ? unpackBlocks(blocks) : [],
  };
}

/** Up to the fifth analyser there were no parents, no labels, and of each block, a paragraph, where it stands. */
const LISTS_WITHOUT_BLOCKS = 10;

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
  const { numbers, lines } = fromBytes(rest);
  const [paragraphHolders, articleHolders, capitals, wordStarts, wordCounts, count] = numbers;
  const words = lines.slice(0, count![0]);
  return {
    ...segment,
    paragraphHolders: paragraphHolders!,
    articleHolders: articleHolders!,
    capitals: Int32Array.from(capitals!, withSign),
    wordStarts: wordStarts!,
    wordCounts: wordCounts!,
    words,
    longForms: lines.slice(words.length).map((line) => ({ article: 0, form: formOf(line) })),
  };
}

/** A shelf of one article. */
export function shelfOf(article: Article, { segment, starts, ends }: UnpackedArticle): ArticleSegment {
  return new ArticleSegment({ articles: [article], segment, starts, ends, digest: 0n });
}

function formOf(line: string): Acronym {
  const [short = '', ...words] = line.split(' ');
  return { short, words };
}

/** 0, -1, 1, -2, … as 0, 1, 2, 3, …: small numbers stay small. */
function withoutSign(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function withSign(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
