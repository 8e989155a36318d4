import type { Article } from '../../articles/article.ts';
import { type Day, parseDay } from '../../day.ts';
import type { LongForm } from '../../language/long-forms.ts';
import type { Span } from '../../span.ts';
import { Recent } from '../recent.ts';
import { Shelf } from '../shelf.ts';
import { BadSnapshot, readLists, writeLists } from './list-file.ts';
import { type List, type PackedSegment, packSegment, unpackSegment } from './packed.ts';

/** What is written of a shelf beside its numbers. */
interface Facts {
  keys: string;
  words: string;
  longForms: { article: number; form: LongForm }[];
  digest: string;
  articles: [id: string, title: string | null, published: Day | null, source: string | null][];
}

/** Letters beyond one byte. */
const WIDE = /[\u0100-\uffff]/;
/** So many articles are read or written at once: other work goes on in between. */
const ARTICLES_IN_STEP = 500;

/** Writes a shelf with the texts of its articles: see `writeLists`. */
export async function writeShelf(file: string, made: string, shelf: Shelf): Promise<void> {
  const { lists, ...packed } = packSegment(shelf.segment);
  const { articles } = shelf;
  const facts: Facts = {
    ...packed,
    longForms: [...packed.longForms],
    digest: shelf.digest.toString(16),
    articles: articles.map(({ id, title, published, source }) => [id, title, published, source]),
  };
  const spans = articles.flatMap(({ paragraphs }) => paragraphs);
  await writeLists(file, made, {
    facts,
    lists: {
      ...lists,
      sentenceStarts: shelf.starts,
      sentenceEnds: shelf.ends,
      spanCounts: Uint32Array.from(articles, ({ paragraphs }) => paragraphs.length),
      spanStarts: Uint32Array.from(spans, ({ start }) => start),
      spanEnds: Uint32Array.from(spans, ({ end }) => end),
      ...(await lettersOf(articles)),
    },
  });
}

/** @throws BadSnapshot when the file holds no such shelf */
export async function readShelf(file: string, made: string): Promise<Shelf> {
  const { facts, lists } = await readLists(file, made);
  const { articles, digest, ...packed } = facts as Facts;
  const { sentenceStarts, sentenceEnds, spanCounts, spanStarts, spanEnds, wide, lengths, letters, ...own } =
    lists as Record<string, List>;
  const known = [sentenceStarts, sentenceEnds, spanCounts, spanStarts, spanEnds, wide, lengths, letters];
  if (known.includes(undefined)) throw new BadSnapshot('is no shelf');
  const bytes = Buffer.from(letters!.buffer as ArrayBuffer);
  let at = 0;
  let span = 0;
  return new Shelf({
    articles: articles.map(([id, title, published, source], number) => {
      const start = at;
      at += lengths![number]!;
      const paragraphs: Span[] = [];
      for (const last = span + spanCounts![number]!; span < last; span++)
        paragraphs.push({ start: spanStarts![span]!, end: spanEnds![span]! });
      const facts = { id, title, published: published && parseDay(published), source, paragraphs };
      return new KeptArticle(facts, { bytes, start, end: at, isWide: wide![number] === 1 });
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
const read = new Recent<Article, string>(MOST_READ);

/** An article whose text is read from the letters of its shelf when it is asked for: so it is in memory once. */
class KeptArticle implements Article {
  readonly id: string;
  readonly title: string | null;
  readonly published: Day | null;
  readonly source: string | null;
  readonly paragraphs: Span[];
  readonly #letters: Letters;

  constructor({ id, title, published, source, paragraphs }: Omit<Article, 'text'>, letters: Letters) {
    this.id = id;
    this.title = title;
    this.published = published;
    this.source = source;
    this.paragraphs = paragraphs;
    this.#letters = letters;
  }

  get text(): string {
    return read.get(this, () => {
      const { bytes, start, end, isWide } = this.#letters;
      return bytes.toString(isWide ? 'utf16le' : 'latin1', start, end);
    });
  }
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
