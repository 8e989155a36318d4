import type { TermStatistics } from '../../retrieval/statistics.ts';
import { analyser as ownAnalyser } from '../analysed-article.ts';
import { type CooperativeTask, runCooperatively, sortCooperatively } from '../cooperative-scheduler.ts';
import type { ArticleRow } from './article-row.ts';
import type { Query } from './database.ts';
import { type PackedArticle, unpackWhole } from './packed-article.ts';
import { StatisticsDelta } from './statistics-delta.ts';

/** What changes in the collection of a server, at once. */
export interface Change {
  /** Replaces what has the same id. */
  put?: readonly ArticleRow[];
  /** The ids of what is taken away. */
  take?: readonly string[];
  /** Whether what is put comes from the folder of seeds. */
  synced?: boolean;
}

/** What an article's row says of the version that is there. */
interface Version {
  id: string;
  digest: string;
  analyser: number;
}

/** So many terms, or words, are written in one statement, whose values are made in one step. */
const TERMS_AT_ONCE = 2_000;

/** Digests are added to 128 bits. */
const DIGESTS = 2n ** 128n;

/**
 * Holds the collection of a server for the rest of a transaction: whoever else changes it waits, in this process and in
 * all others.
 */
export async function hold(query: Query, server: string): Promise<void> {
  await query('insert into collections (server) values ($1) on conflict do nothing', [server]);
  await query('select from collections where server = $1 for update', [server]);
}

/** Of some articles, by id: those that are there in this very version, so that there is nothing to do. */
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
    rows.filter(({ analyser }) => analyser === ownAnalyser()).map(({ id, digest }) => [id, BigInt(digest)]),
  );
}

/**
 * Changes a collection that is held, with all that is known of it. What is there already in the same version stays.
 *
 * @returns how many articles were written
 */
export async function change(
  query: Query,
  server: string,
  { put = [], take = [], synced }: Change,
): Promise<number> {
  const versions = await versionsOf(
    query,
    server,
    put.map(({ article }) => article.id),
  );
  const added = put.filter(({ article, digest }) => versions.get(article.id) !== digest);
  const gone = [...take, ...added.map(({ article }) => article.id)];
  const taken = await query<Taken>(
    `delete from articles where server = $1 and id = any($2)
     returning index, rest, digest::text, char_length(text) as characters`,
    [server, gone],
  );
  const tally = await runCooperatively(tallyOf(taken, added));
  for (const { characters } of taken) tally.characters -= characters;
  if (added.length > 0) {
    tally.characters += await insert(query, server, added, synced ?? false);
    await sortIn(query);
  }
  if (added.length > 0 || taken.length > 0) await count(query, server, tally);
  return added.length;
}

/** What is kept of an article that is taken away. */
interface Taken extends PackedArticle {
  digest: string;
  characters: number;
}

function* tallyOf(taken: readonly Taken[], added: readonly ArticleRow[]): CooperativeTask<StatisticsDelta> {
  const tally = new StatisticsDelta();
  for (const { digest, ...packed } of taken) yield* tally.adding(unpackWhole(packed), BigInt(digest), -1);
  for (const { segment, digest } of added) yield* tally.adding(segment, digest, 1);
  return tally;
}

/** @returns how many characters they have together */
async function insert(
  query: Query,
  server: string,
  rows: readonly ArticleRow[],
  synced: boolean,
): Promise<number> {
  const column = <Value>(of: (row: ArticleRow) => Value) => rows.map(of);
  const inserted = await query<{ characters: number }>(
    `insert into articles (server, analyser, synced, id, title, published, source, text, original, key, heading,
       digest, said, sentences, terms, listed, index, rest)
     select $1, $2, $3, id, title, published, source, text, original, key, heading, digest, said, sentences,
       terms::tsvector, listed::tsvector, index, rest
     from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::text[],
       $12::numeric[], $13::bytea[], $14::int[], $15::text[], $16::text[], $17::bytea[], $18::bytea[])
       as t (id, title, published, source, text, original, key, heading, digest, said, sentences, terms, listed,
         index, rest)
     returning char_length(text) as characters`,
    [
      server,
      ownAnalyser(),
      synced,
      column(({ article }) => article.id),
      column(({ article }) => article.title),
      column(({ article }) => article.published),
      column(({ article }) => article.source),
      column(({ article }) => article.text),
      column(({ original }) => original),
      column(({ key }) => key),
      column(({ heading }) => heading),
      column(({ digest }) => String(digest)),
      column(({ said }) => said),
      column(({ segment }) => segment.sentenceLengths.length),
      column(({ terms }) => terms),
      column(({ listed }) => listed),
      column(({ index }) => index),
      column(({ rest }) => rest),
    ],
  );
  return inserted.reduce((sum, { characters }) => sum + characters, 0);
}

/**
 * The index is told of new articles at once: each of its lists is then changed once for all of them, at a tenth of the
 * work. What is not sorted in yet would be read by every question.
 */
async function sortIn(query: Query): Promise<void> {
  await query(
    `select gin_clean_pending_list(inhrelid) from pg_inherits
     where inhparent in ('articles_terms_idx'::regclass, 'articles_listed_idx'::regclass)`,
  );
}

/** Adds a tally to what is known of a collection. */
async function count(query: Query, server: string, tally: StatisticsDelta): Promise<void> {
  const terms = await runCooperatively(sortCooperatively([...tally.byKey], byName));
  for (const some of inGroups(terms, TERMS_AT_ONCE)) {
    const ofTerms = (of: (known: TermStatistics) => number) => some.map(([, known]) => of(known));
    await query(
      `insert into terms as known
       select $1, * from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
       on conflict (server, key) do update set sentences = known.sentences + excluded.sentences,
         paragraphs = known.paragraphs + excluded.paragraphs, articles = known.articles + excluded.articles,
         capitals = known.capitals + excluded.capitals, uses = known.uses + excluded.uses`,
      [
        server,
        some.map(([key]) => key),
        ofTerms(({ sentences }) => sentences),
        ofTerms(({ paragraphs }) => paragraphs),
        ofTerms(({ articles }) => articles),
        ofTerms(({ capitals }) => capitals),
        ofTerms(({ uses }) => uses),
      ],
    );
  }
  const words = await runCooperatively(sortCooperatively([...tally.words], byName));
  for (const some of inGroups(words, TERMS_AT_ONCE)) {
    const ofWords = <Value>(of: (known: (typeof words)[number][1]) => Value) =>
      some.map(([, known]) => of(known));
    await query(
      `insert into words as known select $1, * from unnest($2::text[], $3::text[], $4::int[])
       on conflict (server, key, word) do update set uses = known.uses + excluded.uses`,
      [server, ofWords(({ key }) => key), ofWords(({ word }) => word), ofWords(({ uses }) => uses)],
    );
  }
  const forms = [...tally.forms.values()];
  await query(
    `insert into long_forms as known select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[])
     on conflict (server, first, words, short) do update set uses = known.uses + excluded.uses`,
    [
      server,
      forms.map(({ first }) => first),
      forms.map(({ words }) => words),
      forms.map(({ short }) => short),
      forms.map(({ uses }) => uses),
    ],
  );
  await forgetUnused(query, server, tally);
  await query(
    `update collections set digest = mod(digest + $2 + $7, $7), articles = articles + $3, sentences = sentences + $4,
       paragraphs = paragraphs + $5, terms = terms + $6, characters = characters + $8, changed = now()
     where server = $1`,
    [
      server,
      String(BigInt.asUintN(128, tally.digest)),
      tally.articles,
      tally.sentences,
      tally.paragraphs,
      tally.terms,
      String(DIGESTS),
      tally.characters,
    ],
  );
}

/** What no article has any more is as if none had had it. */
async function forgetUnused(query: Query, server: string, tally: StatisticsDelta): Promise<void> {
  const keys = [...tally.byKey].filter(([, { uses }]) => uses <= 0).map(([key]) => key);
  const words = [...tally.words.values()].filter(({ uses }) => uses <= 0).map(({ key }) => key);
  const forms = [...tally.forms.values()].filter(({ uses }) => uses <= 0).map((form) => form.words);
  if (keys.length > 0)
    await query('delete from terms where server = $1 and key = any($2) and uses <= 0', [server, keys]);
  if (words.length > 0)
    await query('delete from words where server = $1 and key = any($2) and uses <= 0', [server, words]);
  if (forms.length > 0)
    await query('delete from long_forms where server = $1 and words = any($2) and uses <= 0', [
      server,
      forms,
    ]);
}

/** In one order, whoever counts: neighbours lie together in the index. */
function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function* inGroups<Thing>(things: readonly Thing[], size: number): Iterable<Thing[]> {
  for (let at = 0; at < things.length; at += size) yield things.slice(at, at + size);
}
