/** Makes the database rows of articles. */

import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import { AnalysedArticle, type SentenceOffsets } from '../analysed-article.ts';
import { wordsIn } from '../article-list/prefix-index.ts';
import { listedWordsOf } from '../article-list/title-index.ts';
import { type ArticleSegment, indexingArticles } from '../article-segment.ts';
import { keyOf } from '../citation.ts';
import { type ArticleRef, Collection, sentenceTextsOf } from '../collection.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import { type QuestionHeading, questionHeadingsOf } from '../suggestions/question-index.ts';
import { withoutTombstones } from '../tombstones.ts';
import { lexeme, vectorOf } from './lexemes.ts';
import { type PackedArticle, pack } from './packed-article.ts';
import { addingTo, noDelta, type StatisticsDelta } from './statistics-delta.ts';

/** An article to be written to the database. */
export interface IncomingArticle {
  article: Article;
  /** Its sentences, where they have been found already. */
  sentences?: SentenceOffsets;
  /** Reads the bytes of its file. If it is absent, or returns null, they are the article's text in UTF-8. */
  original?: () => Promise<Buffer | null>;
}

/** The columns that are computed of an article: see migrations/1-library.sql. It is plain data, which a thread can send. */
export interface ComputedColumns extends PackedArticle {
  sentences: number;
  key: string;
  heading: string;
  digest: bigint;
  said: Uint8Array;
  terms: string;
  listed: string;
  /** Its rows of the table of questions, with their words: see migrations/7-questions.sql. */
  questions: (QuestionHeading & { words: string })[];
}

/** The columns of an article's row. */
export interface ArticleRow extends ComputedColumns {
  article: Article;
  /** The bytes of its file; null when they are its text in UTF-8. */
  original: Buffer | null;
}

/** The columns of articles, in their order, and what the articles add to the statistics of their collection. */
export interface AnalysedArticles {
  columns: ComputedColumns[];
  delta: StatisticsDelta;
}

/** Articles that are written together. */
export interface ArticleBatch {
  rows: readonly ArticleRow[];
  /** What they add to the statistics of their collection. It changes where the collection has some of them already. */
  delta: StatisticsDelta;
}

/** Analyses articles of a server's collection, '' for the seeds, and computes their columns, and what they add together. */
export function* analysingArticles(
  articles: readonly Pick<IncomingArticle, 'article' | 'sentences'>[],
  server: string,
): CooperativeTask<AnalysedArticles> {
  const columns: ComputedColumns[] = [];
  const delta = noDelta();
  for (const { article, sentences } of articles) {
    const analysed = sentences
      ? new AnalysedArticle(article, sentences)
      : yield* AnalysedArticle.analysing(article);
    const articleSegment = yield* indexingArticles([analysed]);
    columns.push(columnsOf(articleSegment, server));
    yield* addingTo(delta, articleSegment.segment, articleSegment.digest, 1);
  }
  return { columns, delta };
}

/**
 * Makes a batch of the only article of a segment.
 *
 * @param bytes those of its file; null when they are the text in UTF-8
 */
export async function batchOf(
  articleSegment: ArticleSegment,
  bytes: Buffer | null,
  server: string,
): Promise<ArticleBatch> {
  const delta = noDelta();
  await runCooperatively(addingTo(delta, articleSegment.segment, articleSegment.digest, 1));
  return { rows: [rowOf(articleSegment.articles[0]!, bytes, columnsOf(articleSegment, server))], delta };
}

/** Makes the row of an article of its computed columns and the bytes of its file. */
export function rowOf(article: Article, bytes: Buffer | null, columns: ComputedColumns): ArticleRow {
  return { ...columns, article, original: bytes?.equals(Buffer.from(article.text)) ? null : bytes };
}

/** Computes the columns of the only article of a segment. */
function columnsOf(articleSegment: ArticleSegment, server: string): ComputedColumns {
  const article = articleSegment.articles[0]!;
  const ref = new Collection(server || null, [withoutTombstones(articleSegment)], []).articleAt(
    articleSegment,
    0,
  );
  const { title, opening } = listedWordsOf(articleSegment, 0);
  return {
    ...pack(articleSegment),
    sentences: articleSegment.segment.sentenceLengths.length,
    key: keyOf(article.id, server || null),
    heading: displayTitle(article),
    digest: articleSegment.digest,
    said: sentencesDigest(ref),
    terms: vectorOf([...articleSegment.segment.vocabulary.keys()].map((key) => lexeme(server, key))),
    listed: vectorOf([
      ...title.map((word) => `${lexeme(server, word)}:1A`),
      ...opening.map((word) => `${lexeme(server, word)}:1B`),
    ]),
    questions: questionHeadingsOf(article).map((heading) => ({
      ...heading,
      words: vectorOf(wordsIn(heading.text).map((word) => lexeme(server, word))),
    })),
  };
}

/** A digest of the sentences of an article, whatever is between them. */
export function sentencesDigest(ref: ArticleRef): Buffer {
  return createHash('sha256').update(sentenceTextsOf(ref).join('\0')).digest();
}
