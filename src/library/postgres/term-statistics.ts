/** Loads the statistics of a question's terms from the database. */

import { type AcronymIndex, byFirstWord, KNOWN_ACRONYMS } from '../../language/acronyms.ts';
import type { Term } from '../../language/terms.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import {
  firstLettersOf,
  MAX_EDITS,
  MAX_EDITS_ASKED_BACK,
  MAX_LENGTH_DIFFERENCE,
  MIN_SHARED_PREFIX,
  Spelling,
  type VocabularyTerm,
} from '../../retrieval/spelling.ts';
import {
  NO_STATISTICS,
  type Statistics,
  spellingEvidence,
  type TermStatistics,
} from '../../retrieval/statistics.ts';
import { codeParts, compoundParts, joinedTerms, variantsOf } from '../../retrieval/term-variants.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { Query } from './database.ts';
import { storedTerm } from './lexemes.ts';

/** The totals of a collection: a row of the table `collections`. */
export interface Totals {
  /** The collection's server; '' for the seeds. */
  server: string;
  digest: bigint;
  articles: number;
  sentences: number;
  paragraphs: number;
  terms: number;
  characters: number;
}

const KNOWN = byFirstWord(KNOWN_ACRONYMS);

/** The totals of some servers' collections, '' first; collections that never had an article are left out. */
export async function totalsOf(query: Query, servers: readonly string[]): Promise<Totals[]> {
  const rows = await query<Omit<Totals, 'digest'> & { digest: string }>(
    `select server, digest::text, articles::float8, sentences::float8, paragraphs::float8, terms::float8,
       characters::float8
     from collections where server = any($1) order by server`,
    [servers],
  );
  return rows.map((row) => ({ ...row, digest: BigInt(row.digest) }));
}

/** The statistics of the terms of one question; other terms count as unknown. */
export class StoredStatistics implements Statistics {
  readonly sentences: number;
  readonly paragraphs: number;
  readonly articles: number;
  readonly terms: number;
  readonly longForms: AcronymIndex;
  readonly #byKey: ReadonlyMap<string, TermStatistics>;
  readonly #nearest: ReadonlyMap<string, string>;

  constructor(
    totals: readonly Totals[],
    longForms: AcronymIndex,
    byKey: ReadonlyMap<string, TermStatistics>,
    nearest: ReadonlyMap<string, string>,
  ) {
    const sum = (of: (one: Totals) => number) => totals.reduce((all, one) => all + of(one), 0);
    this.sentences = sum(({ sentences }) => sentences);
    this.paragraphs = sum(({ paragraphs }) => paragraphs);
    this.articles = sum(({ articles }) => articles);
    this.terms = sum(({ terms }) => terms);
    this.longForms = longForms;
    this.#byKey = byKey;
    this.#nearest = nearest;
  }

  of(key: string): TermStatistics {
    return this.#byKey.get(storedTerm(key)) ?? NO_STATISTICS;
  }

  nearest({ key, word }: VocabularyTerm): string | undefined {
    return this.#nearest.get(`${key} ${word}`);
  }
}

/** Loads the statistics of a question's terms and their variants in the collections that a server sees. */
export async function loadStatistics(
  query: Query,
  totals: readonly Totals[],
  question: readonly Term[],
  lexicon: Lexicon,
): Promise<StoredStatistics> {
  const servers = totals.map(({ server }) => server);
  const asked = [...new Set(question.map(({ key }) => key))];
  const forms = await query<{ words: string; short: string }>(
    `select words, min(short) as short from long_forms where server = any($1) and first = any($2) group by words`,
    [servers, asked.map(storedTerm)],
  );
  const longForms = byFirstWord(forms.map(({ words, short }) => ({ words: words.split(' '), short })));
  const shorts = [...KNOWN, ...longForms].flatMap(([first, known]) =>
    asked.includes(first) ? known.map(({ short }) => short) : [],
  );
  const others = question.flatMap((term, i) => [
    ...joinedTerms(question, i).map((one) => one.term.key),
    ...(term.stop
      ? []
      : [
          ...variantsOf(term, question[i + 1]),
          ...compoundParts(term).flat(),
          ...codeParts(term).map(({ key }) => key),
        ]),
  ]);
  const byKey = await statisticsOf(query, servers, [...asked, ...shorts, ...others]);
  const nearest = new Map<string, string>();
  for (const { key, word, stop } of question) {
    const name = `${key} ${word}`;
    if (stop || byKey.has(storedTerm(key)) || nearest.has(name)) continue;
    const spelling = await spellingNear(query, servers, { key, word }, lexicon, [word[0]!], MAX_EDITS);
    const found = spelling.nearest({ key, word });
    if (found === undefined) continue;
    nearest.set(name, found);
    for (const [one, known] of await statisticsOf(query, servers, [found])) byKey.set(one, known);
  }
  return new StoredStatistics(totals, longForms, byKey, nearest);
}

/** The word that may have been meant by one that no article has: see `Spelling.guessing`. */
export async function guessWord(
  query: Query,
  servers: readonly string[],
  term: VocabularyTerm,
  lexicon: Lexicon,
): Promise<string | undefined> {
  const letters = firstLettersOf(term.word);
  const spelling = await spellingNear(query, servers, term, lexicon, letters, MAX_EDITS_ASKED_BACK);
  return runCooperatively(spelling.guessing(term));
}

async function spellingNear(
  query: Query,
  servers: readonly string[],
  term: VocabularyTerm,
  lexicon: Lexicon,
  firstLetters: readonly string[],
  maxEdits: number,
): Promise<Spelling> {
  const similar = await similarTerms(query, servers, term, firstLetters, maxEdits);
  const sentencesWith = (one: string) => similar.get(one)?.sentences ?? 0;
  return new Spelling(() => similar.values(), spellingEvidence(lexicon, sentencesWith));
}

async function statisticsOf(
  query: Query,
  servers: readonly string[],
  keys: readonly string[],
): Promise<Map<string, TermStatistics>> {
  const rows = await query<TermStatistics & { key: string }>(
    `select key, sum(sentences)::float8 as sentences, sum(paragraphs)::float8 as paragraphs,
       sum(articles)::float8 as articles, sum(capitals)::float8 as capitals, sum(uses)::float8 as uses
     from terms where server = any($1) and key = any($2) group by key having sum(uses) > 0`,
    [servers, [...new Set(keys.map(storedTerm))]],
  );
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

/** Terms with similar spellings, and their most frequent words: all that `Spelling` would choose, and some others. */
async function similarTerms(
  query: Query,
  servers: readonly string[],
  { key, word }: VocabularyTerm,
  firstLetters: readonly string[],
  maxEdits: number,
): Promise<Map<string, VocabularyTerm & { sentences: number }>> {
  const rows = await query<VocabularyTerm & { sentences: number }>(
    `with near as (
       select distinct key from words where server = any($1) and "left"(word, 1) = any($7)
         and char_length(word) between char_length($2) - $5 and char_length($2) + $5
         and (abs(char_length(word) - char_length($2)) <= $4 or abs(char_length(key) - char_length($3)) <= $4
           or "left"(key, $6) = "left"($3, $6))
     ), usual as (
       select distinct on (key) key, word from (
         select key, word, sum(uses) as uses from words where server = any($1) and key in (select key from near)
         group by key, word
       ) as all_words where uses > 0 order by key, uses desc, word
     )
     select usual.key, usual.word, sum(terms.sentences)::float8 as sentences
     from usual join terms on terms.server = any($1) and terms.key = usual.key group by usual.key, usual.word`,
    [servers, word, key, maxEdits, MAX_LENGTH_DIFFERENCE, MIN_SHARED_PREFIX, firstLetters],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
