/** Writes the statistics of a collection. */

import { runCooperatively, sortCooperatively } from '../cooperative-scheduler.ts';
import { binaryArray } from './binary-array.ts';
import type { Query } from './database.ts';
import { type StatisticsDelta, wordsOf } from './statistics-delta.ts';

/** How many terms are written in one statement with their words, whose values are computed without a pause. */
const TERMS_PER_STATEMENT = 2_000;

/** Digests are added modulo 2 to the 128. */
const DIGEST_MODULUS = 2n ** 128n;

/**
 * Adds a delta to the statistics of a collection.
 *
 * @param characters how much longer all of its texts have become, in code points as PostgreSQL counts them
 */
export async function addToStatistics(
  query: Query,
  server: string,
  delta: StatisticsDelta,
  characters: number,
): Promise<void> {
  const { sentences, paragraphs, articles, capitals, uses } = delta.statistics;
  const terms = await runCooperatively(sortCooperatively([...delta.numbers], byName));
  for (const some of inGroups(terms, TERMS_PER_STATEMENT)) {
    const ofTerms = (counts: readonly number[]) => some.map(([, number]) => counts[number]);
    await query(
      `insert into terms as known
       select $1, * from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
       on conflict (server, key) do update set sentences = known.sentences + excluded.sentences,
         paragraphs = known.paragraphs + excluded.paragraphs, articles = known.articles + excluded.articles,
         capitals = known.capitals + excluded.capitals, uses = known.uses + excluded.uses`,
      [
        server,
        texts(some, ([key]) => key),
        ofTerms(sentences),
        ofTerms(paragraphs),
        ofTerms(articles),
        ofTerms(capitals),
        ofTerms(uses),
      ],
    );
    const words = some.flatMap(([key, number]) =>
      Array.from(wordsOf(delta, number), (word) => ({ key, ...word })),
    );
    await query(
      `insert into words as known select $1, * from unnest($2::text[], $3::text[], $4::int[])
       on conflict (server, key, word) do update set uses = known.uses + excluded.uses`,
      [
        server,
        texts(words, ({ key }) => key),
        texts(words, ({ word }) => word),
        words.map((one) => one.uses),
      ],
    );
  }
  const forms = [...delta.forms.values()];
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
  await deleteUnused(query, server, delta);
  await query(
    `update collections set digest = mod(digest + $2 + $7, $7), articles = articles + $3, sentences = sentences + $4,
       paragraphs = paragraphs + $5, terms = terms + $6, characters = characters + $8, changed = now()
     where server = $1`,
    [
      server,
      String(BigInt.asUintN(128, delta.digest)),
      delta.articles,
      delta.sentences,
      delta.paragraphs,
      delta.terms,
      String(DIGEST_MODULUS),
      characters,
    ],
  );
}

function texts<Item>(items: readonly Item[], of: (item: Item) => string): Buffer {
  return binaryArray('text', items.map(of));
}

/** Deletes terms, words and acronyms that no article uses any more. */
async function deleteUnused(query: Query, server: string, delta: StatisticsDelta): Promise<void> {
  const keys: string[] = [];
  const words: string[] = [];
  for (const [key, number] of delta.numbers) {
    if (delta.statistics.uses[number]! <= 0) keys.push(key);
    for (const { uses } of wordsOf(delta, number)) if (uses <= 0) words.push(key);
  }
  const forms = [...delta.forms.values()].filter(({ uses }) => uses <= 0).map((form) => form.words);
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

/**
 * Compares entries by key: all transactions write in the same order, and neighbouring rows are on the same index pages.
 */
function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

function* inGroups<Item>(items: readonly Item[], size: number): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
