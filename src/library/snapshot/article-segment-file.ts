/** Files of article segments, in which the texts of articles are read when they are needed. */

import type { Article } from '../../articles/article.ts';
import type { Block } from '../../articles/document.ts';
import { packBlocks, unpackBlocks } from '../../articles/packed-blocks.ts';
import { type Day, parseDay } from '../../day.ts';
import type { Acronym } from '../../language/acronyms.ts';
import { LruCache } from '../../lru-cache.ts';
import type { Span } from '../../span.ts';
import { ArticleSegment } from '../article-segment.ts';
import { type List, type PackedSegment, packSegment, unpackSegment } from './packed-segment.ts';
import { BadSnapshot, readLists, writeLists } from './typed-array-file.ts';

/** The parts of an article segment that are no lists of numbers. */
interface Facts {
  keys: string;
  words: string;
  longForms: { article: number; form: Acronym }[];
  digest: string;
  articles: [
    id: string,
    title: string | null,
    published: Day | null,
    source: string | null,
    expires: Day | null,
  ][];
}

/** Characters that do not fit into one byte. */
const WIDE = /[\u0100-\uffff]/;
/** Articles encoded between two pauses, in which other work can run. */
const ARTICLES_PER_STEP = 500;

/** Writes an article segment with the texts of its articles: see `writeLists`. */
export async function writeArticleSegment(
  file: string,
  made: string,
  articleSegment: ArticleSegment,
): Promise<void> {
  const { lists, ...packed } = packSegment(articleSegment.segment);
  const { articles } = articleSegment;
  const facts: Facts = {
    ...packed,
    longForms: [...packed.longForms],
    digest: articleSegment.digest.toString(16),
    articles: articles.map(({ id, title, published, source, expires = null }) => [
      id,
      title,
      published,
      source,
      expires,
    ]),
  };
  const blocks = articles.map((article) => packBlocks(article.blocks));
  await writeLists(file, made, {
    facts,
    lists: {
      ...lists,
      sentenceStarts: articleSegment.starts,
      sentenceEnds: articleSegment.ends,
      blockLengths: Uint32Array.from(blocks, ({ length }) => length),
      blocks: joined(blocks),
      ...(await textBytesOf(articles)),
    },
  });
}

/** @throws BadSnapshot when the file is not an intact article segment of the same version */
export async function readArticleSegment(file: string, made: string): Promise<ArticleSegment> {
  const { facts, lists } = await readLists(file, made);
  const { articles, digest, ...packed } = facts as Facts;
  const { sentenceStarts, sentenceEnds, blockLengths, blocks, wide, lengths, letters, ...own } =
    lists as Record<string, List>;
  const known = [sentenceStarts, sentenceEnds, blockLengths, blocks, wide, lengths, letters];
  if (known.includes(undefined)) throw new BadSnapshot('is no shelf');
  const bytes = Buffer.from(letters!.buffer as ArrayBuffer);
  let at = 0;
  let block = 0;
  return new ArticleSegment({
    articles: articles.map(([id, title, published, source, expires], number) => {
      const start = at;
      at += lengths![number]!;
      const blockStart = block;
      block += blockLengths![number]!;
      const days = { published: published && parseDay(published), ...(expires && { expires }) };
      const facts = { id, title, ...days, source };
      const packed = (blocks as Uint32Array).subarray(blockStart, block);
      return new LazyArticle(facts, { bytes, start, end: at, isWide: wide![number] === 1 }, packed);
    }),
    segment: unpackSegment({ ...packed, lists: own as unknown as PackedSegment['lists'] }),
    starts: sentenceStarts as Uint32Array,
    ends: sentenceEnds as Uint32Array,
    digest: BigInt(`0x${digest}`),
  });
}

/** The text of an article as a span of the bytes of its segment. */
interface TextBytes extends Span {
  bytes: Buffer;
  /** Whether the text is in UTF-16, rather than in Latin-1. */
  isWide: boolean;
}

/** How many decoded texts are cached: those of the articles that a question is about. */
const MAX_READ = 32;
const read = new LruCache<Article, Pick<Article, 'text' | 'blocks'>>(MAX_READ);

/** An article whose text and blocks are decoded from the lists of its segment when they are needed, to save memory. */
class LazyArticle implements Article {
  readonly id: string;
  readonly title: string | null;
  readonly published: Day | null;
  declare readonly expires?: Day;
  readonly source: string | null;
  readonly #textBytes: TextBytes;
  readonly #blocks: Uint32Array;

  constructor(
    { id, title, published, expires, source }: Omit<Article, 'text' | 'blocks'>,
    textBytes: TextBytes,
    blocks: Uint32Array,
  ) {
    this.id = id;
    this.title = title;
    this.published = published;
    if (expires !== undefined) this.expires = expires;
    this.source = source;
    this.#textBytes = textBytes;
    this.#blocks = blocks;
  }

  get text(): string {
    return this.#read().text;
  }

  get blocks(): readonly Block[] {
    return this.#read().blocks;
  }

  #read(): Pick<Article, 'text' | 'blocks'> {
    return read.get(this, () => {
      const { bytes, start, end, isWide } = this.#textBytes;
      const text = bytes.toString(isWide ? 'utf16le' : 'latin1', start, end);
      return { text, blocks: unpackBlocks(this.#blocks) };
    });
  }
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/** Encodes the texts of articles: each in Latin-1 where all its characters fit, and in UTF-16 otherwise. */
async function textBytesOf(articles: readonly Article[]) {
  const wide = Uint8Array.from(articles, ({ text }) => (WIDE.test(text) ? 1 : 0));
  const lengths = Uint32Array.from(articles, ({ text }, number) => text.length * (wide[number] ? 2 : 1));
  const bytes = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [number, { text }] of articles.entries()) {
    at += bytes.write(text, at, wide[number] ? 'utf16le' : 'latin1');
    if (number % ARTICLES_PER_STEP === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { wide, lengths, letters: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}
