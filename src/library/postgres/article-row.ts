/** Makes the database row of an article. */

import { createHash } from 'node:crypto';
import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import type { Segment } from '../../retrieval/segment.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { wordsIn } from '../article-list/prefix-index.ts';
import { listedWordsOf } from '../article-list/title-index.ts';
import { type ArticleSegment, digestOf, indexingArticles } from '../article-segment.ts';
import { keyOf } from '../citation.ts';
import { type ArticleRef, Collection, sentenceTextsOf } from '../collection.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import { type QuestionHeading, questionHeadingsOf } from '../suggestions/question-index.ts';
import { withoutTombstones } from '../tombstones.ts';
import { lexeme, vectorOf } from './lexemes.ts';
import { type PackedArticle, pack } from './packed-article.ts';

/** An article to be written to the database. */
export interface IncomingArticle {
  article: Article;
  /** Reads the bytes of its file. If it is absent, or returns null, they are the article's text in UTF-8. */
  original?: () => Promise<Buffer | null>;
}

/** The columns of an article's row: see migrations/1-library.sql. */
export interface ArticleRow extends PackedArticle {
  article: Article;
  /** The bytes of its file; null when they are its text in UTF-8. */
  original: Buffer | null;
  segment: Segment;
  key: string;
  heading: string;
  digest: bigint;
  said: Buffer;
  terms: string;
  listed: string;
  /** Its rows of the table of questions, with their words: see migrations/7-questions.sql. */
  questions: (QuestionHeading & { words: string })[];
}

/** Analyses an article of a server's collection, '' for the seeds, and makes its row. */
export async function analysedRow(
  { article, original }: IncomingArticle,
  server: string,
): Promise<ArticleRow> {
  const bytes = (await original?.()) ?? null;
  const analysed = await runCooperatively(AnalysedArticle.analysing(article));
  return rowOf(await runCooperatively(indexingArticles([analysed])), bytes, server);
}

/**
 * Makes the row of the only article of a segment.
 *
 * @param bytes those of its file; null when they are its text in UTF-8
 */
export function rowOf(articleSegment: ArticleSegment, bytes: Buffer | null, server: string): ArticleRow {
  const article = articleSegment.articles[0]!;
  const ref = new Collection(server || null, [withoutTombstones(articleSegment)], []).articleAt(
    articleSegment,
    0,
  );
  const { title, opening } = listedWordsOf(articleSegment, 0);
  return {
    article,
    original: bytes?.equals(Buffer.from(article.text)) ? null : bytes,
    segment: articleSegment.segment,
    ...pack(articleSegment),
    key: keyOf(article.id, server || null),
    heading: displayTitle(article),
    digest: digestOf(article),
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
