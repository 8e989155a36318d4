/** Loads views of the articles in the database that a request needs. */

import type { Term } from '../../language/terms.ts';
import type { Ranking } from '../../retrieval/index.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import { Matcher } from '../../retrieval/matcher.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { Collection } from '../collection.ts';
import { runCooperatively, type TaskRunner } from '../cooperative-scheduler.ts';
import type { Scope } from '../library.ts';
import { ServerView } from '../server-view.ts';
import { withoutTombstones } from '../tombstones.ts';
import { ArticleCache, type CachedArticle } from './article-cache.ts';
import { allIn, candidatesIn, keysOf, rankingAmong } from './candidates.ts';
import type { Query } from './database.ts';
import { nameOf } from './scope.ts';
import { loadStatistics, totalsOf } from './term-statistics.ts';

/** The collections that a server sees: '' for the seeds, and its own. */
export function serversOf(server: string | null): string[] {
  return server === null ? [''] : ['', server];
}

/** How many different content words of a question are used: more than ranking considers. */
const MAX_TERMS = 40;

/** The articles that a view needs. */
export interface ViewRequest {
  /** The terms of questions: the articles with the best sentences for each. */
  questions?: readonly (readonly Term[])[];
  /** How many sentences are ranked for each question. */
  limit?: number;
  /** How many of the sentences that are nearest in meaning are ranked as well: see `Index.rank`. */
  neighbours?: number;
  /** The articles with these ids or keys. */
  names?: readonly string[];
  /** The newest articles, up to this many bytes of text together. */
  newest?: number;
}

/** A view, and the ranking of its sentences for each question. */
export interface RankedView {
  view: ServerView;
  rankings: Ranking[];
}

/**
 * Loads views of only the articles that matter, with the statistics of all: they are used as views of all articles are.
 */
export class ViewFactory {
  readonly #lexicon: Lexicon;
  readonly #cache = new ArticleCache();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** @param run runs the long tasks: cooperatively by default */
  async of(
    query: Query,
    scope: Scope,
    { questions = [], limit = 1, neighbours = 0, ...named }: ViewRequest,
    run: TaskRunner = runCooperatively,
  ): Promise<RankedView> {
    const totals = await totalsOf(query, serversOf(scope.server));
    const shortQuestions = questions.map(truncated);
    const statistics = await loadStatistics(query, totals, shortQuestions.flat(), this.#lexicon);
    const matcher = new Matcher(statistics);
    const needed = await numbersOf(query, scope.server, named);
    const ranked: { cached: CachedArticle[]; ranking: Ranking }[] = [];
    for (const question of shortQuestions) {
      const matches = matcher.matchesOf(question);
      const cached: CachedArticle[] = [];
      let isWhole = true;
      for (const totalsOfOne of totals) {
        const { server, articles } = totalsOfOne;
        if (articles === 0 || (scope.own && server === '')) continue;
        const all = neighbours > 0 ? await allIn(query, totalsOfOne, scope) : null;
        isWhole &&= all !== null;
        const numbers = all ?? (await candidatesIn(query, server, keysOf(matches), statistics, scope));
        cached.push(...(await this.#cache.packed(query, server, numbers)));
      }
      const most = { limit, neighbours: isWhole ? neighbours : 0 };
      const ranking = await run(rankingAmong(cached, matches, most, statistics, this.#lexicon));
      for (const { ordinal } of ranking.candidates)
        numbersIn(needed, cached[ordinal]!.server).add(cached[ordinal]!.number);
      ranked.push({ cached, ranking });
    }
    const articleSegments = new Map<string, ReadonlyMap<string, ArticleSegment>>();
    for (const [server, numbers] of needed)
      articleSegments.set(server, await this.#cache.unpacked(query, server, [...numbers], run));
    const digestOf = (server: string) => totals.find((one) => one.server === server)?.digest ?? 0n;
    const own = scope.server ?? NO_SERVER;
    const view = new ServerView(
      collectionOf(null, articleSegments.get('')),
      collectionOf(own, articleSegments.get(own)),
      this.#lexicon,
      {
        statistics,
        seeds: digestOf('').toString(16),
        own: digestOf(own).toString(16),
        size: totals.reduce((sum, { articles }) => sum + articles, 0),
      },
    );
    return { view, rankings: ranked.map((one) => overUnpacked(one, articleSegments)) };
  }
}

/** A ranking over packed articles, with its candidates in the segments of the unpacked ones. */
function overUnpacked(
  { cached, ranking }: { cached: readonly CachedArticle[]; ranking: Ranking },
  articleSegments: ReadonlyMap<string, ReadonlyMap<string, ArticleSegment>>,
): Ranking {
  const candidates = ranking.candidates.flatMap((candidate) => {
    const { server, number } = cached[candidate.ordinal]!;
    const segment = articleSegments.get(server)?.get(number)?.segment;
    const first = candidate.segment.articleStarts[candidate.ordinal]!;
    return segment ? [{ ...candidate, segment, sentence: candidate.sentence - first }] : [];
  });
  return { ...ranking, candidates };
}

/** The own collection of a view without a server; no server has this id. */
const NO_SERVER = '-';

function collectionOf(
  server: string | null,
  byNumber: ReadonlyMap<string, ArticleSegment> = new Map(),
): Collection {
  const articleSegments = [...byNumber.values()];
  articleSegments.sort((a, b) => (a.articles[0]!.id < b.articles[0]!.id ? -1 : 1));
  const liveSegments = articleSegments.map((articleSegment, ordinal) => ({
    ...withoutTombstones(articleSegment),
    ordinals: Int32Array.of(ordinal),
  }));
  return new Collection(server, liveSegments, []);
}

/** The numbers of the articles that are requested by name, or as the newest, by server. */
async function numbersOf(
  query: Query,
  server: string | null,
  { names = [], newest = 0 }: ViewRequest,
): Promise<Map<string, Set<string>>> {
  const rows: { server: string; number: string }[] = [];
  if (names.length > 0)
    rows.push(
      ...(await query<(typeof rows)[number]>(
        'select server, number from articles where server = any($1) and (id = any($2) or key = any($2))',
        [serversOf(server), names.map(nameOf)],
      )),
    );
  if (newest > 0)
    rows.push(
      ...(await query<(typeof rows)[number]>(
        `select server, number from (
           select server, number, sum(octet_length(text)) over (order by published desc nulls last, id) as bytes
           from articles where server = any($1)
         ) as by_day where bytes <= $2`,
        [serversOf(server), newest],
      )),
    );
  const byServer = new Map<string, Set<string>>();
  for (const row of rows) numbersIn(byServer, row.server).add(row.number);
  return byServer;
}

function numbersIn(byServer: Map<string, Set<string>>, server: string): Set<string> {
  const numbers = byServer.get(server) ?? new Set();
  byServer.set(server, numbers);
  return numbers;
}

/** Cuts a question after `MAX_TERMS` different content words. */
function truncated(question: readonly Term[]): readonly Term[] {
  const keys = new Set<string>();
  const end = question.findIndex(({ key, stop }) => !stop && keys.add(key).size > MAX_TERMS);
  return end < 0 ? question : question.slice(0, end);
}
