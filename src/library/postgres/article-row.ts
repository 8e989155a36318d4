import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import type { Segment } from '../../retrieval/segment.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { wordsOf } from '../article-list/title-index.ts';
import { type ArticleSegment, digestOf, indexingArticles, withoutTombstones } from '../article-segment.ts';
import { keyOf } from '../citation.ts';
import { analysedAt, Collection, textAt } from '../collection.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import { lexeme, vectorOf } from './lexemes.ts';
import { type PackedArticle, pack } from './packed-article.ts';

/** An article on its way into the database. */
export interface Incoming {
  article: Article;
  /** Reads the bytes of its file; without it, they are its text in UTF-8. */
  original?: () => Promise<Buffer | null>;
}

/** One that has been analysed: the columns of its row. */
export interface ArticleRow extends PackedArticle {
  article: Article;
  /** The bytes of its file, where they are not its text in UTF-8. */
  original: Buffer | null;
  segment: Segment;
  key: string;
  heading: string;
  digest: bigint;
  said: Buffer;
  terms: string;
  listed: string;
}

/** Analyses an article for the collection of a server, '' for what ships. */
export async function articleRow({ article, original }: Incoming, server: string): Promise<ArticleRow> {
  const bytes = (await original?.()) ?? null;
  return readyOn(
    await runCooperatively(indexingArticles([await runCooperatively(AnalysedArticle.analysing(article))])),
    bytes,
    server,
  );
}

/**
 * As `articleRow`, for the only article of a shelf.
 *
 * @param bytes those of its file, where they may not be its text in UTF-8
 */
export function readyOn(articleSegment: ArticleSegment, bytes: Buffer | null, server: string): ArticleRow {
  const article = articleSegment.articles[0]!;
  const ref = new Collection(server || null, [withoutTombstones(articleSegment)], []).articleAt(
    articleSegment,
    0,
  );
  const { title, opening } = wordsOf(articleSegment, 0);
  return {
    article,
    original: bytes?.equals(Buffer.from(article.text)) ? null : bytes,
    segment: articleSegment.segment,
    ...pack(articleSegment),
    key: keyOf(article.id, server || null),
    heading: displayTitle(article),
    digest: digestOf(article),
    said: sentencesDigest(Array.from(analysedAt(ref).starts, (_, sentence) => textAt(ref, sentence))),
    terms: vectorOf([...articleSegment.segment.vocabulary.keys()].map((key) => lexeme(server, key))),
    listed: vectorOf([
      ...title.map((word) => `${lexeme(server, word)}:1A`),
      ...opening.map((word) => `${lexeme(server, word)}:1B`),
    ]),
  };
}

/** What stands for the letters of sentences. */
export function sentencesDigest(sentences: readonly string[]): Buffer {
  return createHash('sha256').update(sentences.join('\0')).digest();
}
