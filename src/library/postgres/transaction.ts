/** Changes the articles of a collection together with its statistics. */

import { analysisVersion } from '../analysed-article.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import { addToStatistics } from './add-to-statistics.ts';
import type { ArticleBatch, ArticleRow } from './article-row.ts';
import { binaryArray } from './binary-array.ts';
import { type ComparedRow, noteChanges } from './changes.ts';
import type { Query } from './database.ts';
import { type PackedArticle, unpackWhole } from './packed-article.ts';
import { addingTo, noDelta, type StatisticsDelta } from './statistics-delta.ts';

/** A change of a collection. */
export interface Change {
  /** Articles to write; each replaces the one with the same id. */
  put?: ArticleBatch;
  /** The ids of articles to remove. */
  remove?: readonly string[];
  /** Whether the written articles come from the folder of seeds. */
  synced?: boolean;
  /** Whether the log of changes has it; true by default. */
  isNoted?: boolean;
}

/** The columns of a row that identify the version of its article. */
interface Version {
  id: string;
  digest: string;
  analyser: number;
}

/**
 * Locks the collection of a server for the rest of a transaction: changes of other transactions wait, in all processes.
 */
export async function lockCollection(query: Query, server: string): Promise<void> {
  await query('insert into collections (server) values ($1) on conflict do nothing', [server]);
  await query('select from collections where server = $1 for update', [server]);
}

/** Whether a collection has any article. */
export async function hasArticles(query: Query, server: string): Promise<boolean> {
  const rows = await query('select from articles where server = $1 limit 1', [server]);
  return rows.length > 0;
}

/** The digests of the stored articles with some ids, as far as this version has analysed them, by id. */
export async function versionsOf(
  query: Query,
  server: string,
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  const rows = await query<Version>(
    'select id, digest::text, analyser from articles where server = $1 and id = any($2)',
    [server, ids],
  );
  return new Map(
    rows
      .filter(({ analyser }) => analyser === analysisVersion())
      .map(({ id, digest }) => [id, BigInt(digest)]),
  );
}

/**
 * Changes a locked collection and its statistics. Articles that are stored in the same version are not written again.
 *
 * @returns how many articles were written
 */
export async function applyChange(
  query: Query,
  server: string,
  { put = { rows: [], delta: noDelta() }, remove = [], synced, isNoted = true }: Change,
): Promise<number> {
  const { rows, delta } = put;
  const versions = await versionsOf(
    query,
    server,
    rows.map(({ article }) => article.id),
  );
  const isStored = ({ article, digest }: ArticleRow) => versions.get(article.id) === digest;
  const added = rows.filter((row) => !isStored(row));
  const replaced = added.map(({ article }) => article.id);
  const removed = await query<RemovedRow>(
    `delete from articles where server = $1 and id = any($2)
     returning id, title, published, text, key, heading, index, rest, digest::text, char_length(text) as characters`,
    [server, [...remove, ...replaced]],
  );
  await query('delete from questions where server = $1 and id = any($2)', [
    server,
    removed.map(({ id }) => id),
  ]);
  await runCooperatively(subtracting([...rows.filter(isStored), ...removed], delta));
  let characters = -removed.reduce((sum, row) => sum + row.characters, 0);
  if (added.length > 0) {
    await compressQuickly(query);
    characters += await insert(query, server, added, synced ?? false);
    await insertQuestions(query, server, added);
    await flushPendingLists(query);
  }
  if (added.length > 0 || removed.length > 0) await addToStatistics(query, server, delta, characters);
  if (isNoted) await noteChanges(query, server, removed, added);
  return added.length;
}

/** The columns that are needed to subtract a removed article from the statistics, and to compare it with another. */
interface RemovedRow extends PackedArticle, ComparedRow {
  index: Buffer;
  digest: string;
  characters: number;
}

function* subtracting(
  rows: readonly (PackedArticle & { digest: bigint | string })[],
  delta: StatisticsDelta,
): CooperativeTask<void> {
  for (const { digest, ...packed } of rows) yield* addingTo(delta, unpackWhole(packed), BigInt(digest), -1);
}

/**
 * Has long values compressed by LZ4 for the rest of a transaction, where the database can: by PostgreSQL's own method it
 * takes a sixth of the work of an import.
 */
async function compressQuickly(query: Query): Promise<void> {
  await query(
    `select set_config(name, 'lz4', true) from pg_settings
     where name = 'default_toast_compression' and 'lz4' = any(enumvals)`,
  );
}

/** @returns the length of all inserted texts, in characters */
async function insert(
  query: Query,
  server: string,
  rows: readonly ArticleRow[],
  synced: boolean,
): Promise<number> {
  const texts = (of: (row: ArticleRow) => string | null) => binaryArray('text', rows.map(of));
  const bytes = (of: (row: ArticleRow) => Uint8Array | null) => binaryArray('bytea', rows.map(of));
  const inserted = await query<{ characters: number }>(
    `insert into articles (server, analyser, synced, id, title, published, source, text, original, key, heading,
       digest, said, sentences, terms, listed, index, rest, expires)
     select $1, $2, $3, id, title, published, source, text, original, key, heading, digest, said, sentences,
       terms::tsvector, listed::tsvector, index, rest, expires
     from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::text[],
       $12::numeric[], $13::bytea[], $14::int[], $15::text[], $16::text[], $17::bytea[], $18::bytea[], $19::text[])
       as t (id, title, published, source, text, original, key, heading, digest, said, sentences, terms, listed,
         index, rest, expires)
     returning char_length(text) as characters`,
    [
      server,
      analysisVersion(),
      synced,
      texts(({ article }) => article.id),
      texts(({ article }) => article.title),
      texts(({ article }) => article.published),
      texts(({ article }) => article.source),
      texts(({ article }) => article.text),
      bytes(({ original }) => original),
      texts(({ key }) => key),
      texts(({ heading }) => heading),
      rows.map(({ digest }) => String(digest)),
      bytes(({ said }) => said),
      rows.map(({ sentences }) => sentences),
      texts(({ terms }) => terms),
      texts(({ listed }) => listed),
      bytes(({ index }) => index),
      bytes(({ rest }) => rest),
      texts(({ article }) => article.expires ?? null),
    ],
  );
  return inserted.reduce((sum, { characters }) => sum + characters, 0);
}

async function insertQuestions(query: Query, server: string, rows: readonly ArticleRow[]): Promise<void> {
  const questions = rows.flatMap(({ article, questions: some }) =>
    some.map((question, number) => ({ ...question, article, number })),
  );
  if (questions.length === 0) return;
  await query(
    `insert into questions (server, id, number, faq, published, question, words)
     select $1, id, number, faq, published, question, words::tsvector
     from unnest($2::text[], $3::int[], $4::bool[], $5::text[], $6::text[], $7::text[])
       as t (id, number, faq, published, question, words)`,
    [
      server,
      questions.map(({ article }) => article.id),
      questions.map(({ number }) => number),
      questions.map(({ isFaq }) => isFaq),
      questions.map(({ article }) => article.published),
      questions.map(({ text }) => text),
      questions.map(({ words }) => words),
    ],
  );
}

/**
 * Merges the pending lists into the GIN indexes. New entries are merged for many articles at once, which is a tenth of
 * the work; until then, every question would have to scan them.
 */
async function flushPendingLists(query: Query): Promise<void> {
  await query(
    `select gin_clean_pending_list(inhrelid) from pg_inherits
     where inhparent in ('articles_terms_idx'::regclass, 'articles_listed_idx'::regclass)`,
  );
}
