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

/** What is written of a shelf beside its numbers. */
interface Facts {
  keys: string;
  words: string;
  longForms: { article: number; form: Acronym }[];
  digest: string;
  articles: [id: string, title: string | null, published: Day | null, source: string | null][];
}

/** Letters beyond one byte. */
const WIDE = /[\u0100-\uffff]/;
/** So many articles are read or written at once: other work goes on in between. */
const ARTICLES_IN_STEP = 500;

/** Writes a shelf with the texts of its articles: see `writeLists`. */
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
    articles: articles.map(({ id, title, published, source }) => [id, title, published, source]),
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
      ...(await lettersOf(articles)),
    },
  });
}

/** @throws BadSnapshot when the file holds no such shelf */
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
    articles: articles.map(([id, title, published, source], number) => {
      const start = at;
      at += lengths![number]!;
      const firstOfBlocks = block;
      block += blockLengths![number]!;
      const facts = { id, title, published: published && parseDay(published), source };
      const packed = (blocks as Uint32Array).subarray(firstOfBlocks, block);
      return new KeptArticle(facts, { bytes, start, end: at, isWide: wide![number] === 1 }, packed);
    }),
    segment: unpackSegment({ ...packed, lists: own as unknown as PackedSegment['lists'] }),
    starts: sentenceStarts as Uint32Array,
    ends: sentenceEnds as Uint32Array,
    digest: BigInt(`0x${digest}`),
  });
}

/** Where the letters of an article stand among the bytes of its shelf. */
interface Letters extends Span {
  bytes: Buffer;
  /** Whether each takes two bytes. */
  isWide: boolean;
}

/** As many texts are kept as they were read last: those of the articles that a question is about. */
const MOST_READ = 32;
const read = new LruCache<Article, Pick<Article, 'text' | 'blocks'>>(MOST_READ);

/** An article whose text and blocks are read from the lists of its shelf when asked for: so they are in memory once. */
class KeptArticle implements Article {
  readonly id: string;
  readonly title: string | null;
  readonly published: Day | null;
  readonly source: string | null;
  readonly #letters: Letters;
  readonly #blocks: Uint32Array;

  constructor(
    { id, title, published, source }: Omit<Article, 'text' | 'blocks'>,
    letters: Letters,
    blocks: Uint32Array,
  ) {
    this.id = id;
    this.title = title;
    this.published = published;
    this.source = source;
    this.#letters = letters;
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
      const { bytes, start, end, isWide } = this.#letters;
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

/** The letters of the articles: a byte each where they fit, and two where any does not. */
async function lettersOf(articles: readonly Article[]) {
  const wide = Uint8Array.from(articles, ({ text }) => (WIDE.test(text) ? 1 : 0));
  const lengths = Uint32Array.from(articles, ({ text }, number) => text.length * (wide[number] ? 2 : 1));
  const letters = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [number, { text }] of articles.entries()) {
    at += letters.write(text, at, wide[number] ? 'utf16le' : 'latin1');
    if (number % ARTICLES_IN_STEP === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { wide, lengths, letters: new Uint8Array(letters.buffer, letters.byteOffset, letters.length) };
}
