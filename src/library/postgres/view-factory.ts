import type { Term } from '../../language/terms.ts';
import { Index, type Ranking } from '../../retrieval/index.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import { type ArticleSegment, withoutTombstones } from '../article-segment.ts';
import { Collection } from '../collection.ts';
import { runCooperatively, type Working } from '../cooperative-scheduler.ts';
import type { Scope } from '../library.ts';
import { ServerView } from '../server-view.ts';
import { ArticleCache, type CachedArticle } from './article-cache.ts';
import { candidatesIn, keysOf, rankingAmong } from './candidates.ts';
import type { Query } from './database.ts';
import { nameOf } from './scope.ts';
import { loadStatistics, totalsOf } from './term-statistics.ts';

/** What ships, and what is a server's own. */
export function serversOf(server: string | null): string[] {
  return server === null ? [''] : ['', server];
}

/** More words of a question that carry matter than ranking goes by. */
const MOST_TERMS = 40;

/** Which articles a view is of. */
export interface Wanted {
  /** The terms of questions: the articles in which the best sentences for them stand. */
  questions?: readonly (readonly Term[])[];
  /** How many sentences are ranked for each question. */
  limit?: number;
  /** The articles of these ids or keys. */
  names?: readonly string[];
  /** The newest articles, of so many bytes of text together. */
  newest?: number;
}

/** A view, and the best sentences for each question in it. */
export interface Viewed {
  view: ServerView;
  rankings: Ranking[];
}

/**
 * Makes views of the articles that matter, with what is known of all: whatever reads a view works with them as with one
 * of all articles.
 */
export class ViewFactory {
  readonly #lexicon: Lexicon;
  readonly #cache = new ArticleCache();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** @param work does what takes long: between other work by default */
  async of(
    query: Query,
    scope: Scope,
    { questions = [], limit = 1, ...named }: Wanted,
    work: Working = runCooperatively,
  ): Promise<Viewed> {
    const totals = await totalsOf(query, serversOf(scope.server));
    const cut = questions.map(withoutTail);
    const statistics = await loadStatistics(query, totals, cut.flat(), this.#lexicon);
    const terms = new Index([], this.#lexicon, [], statistics);
    const wanted = await numbersOf(query, scope.server, named);
    const ranked: { held: CachedArticle[]; ranking: Ranking }[] = [];
    for (const question of cut) {
      const matches = terms.matchesOf(question);
      const held: CachedArticle[] = [];
      for (const { server, articles } of totals) {
        if (articles === 0) continue;
        const numbers = await candidatesIn(query, server, keysOf(matches), statistics, scope);
        held.push(...(await this.#cache.indexed(query, server, numbers)));
      }
      const ranking = await work(rankingAmong(held, matches, limit, statistics, this.#lexicon));
      for (const { ordinal } of ranking.candidates)
        numbersIn(wanted, held[ordinal]!.server).add(held[ordinal]!.number);
      ranked.push({ held, ranking });
    }
    const whole = new Map<string, ReadonlyMap<string, ArticleSegment>>();
    for (const [server, numbers] of wanted)
      whole.set(server, await this.#cache.whole(query, server, [...numbers], work));
    const digestOf = (server: string) => totals.find((one) => one.server === server)?.digest ?? 0n;
    const own = scope.server ?? NOBODY;
    const view = new ServerView(
      collectionOf(null, whole.get('')),
      collectionOf(own, whole.get(own)),
      this.#lexicon,
      {
        statistics,
        seeds: digestOf('').toString(16),
        own: digestOf(own).toString(16),
        size: totals.reduce((sum, { articles }) => sum + articles, 0),
      },
    );
    return { view, rankings: ranked.map((one) => inWhole(one, whole)) };
  }
}

/** A ranking of articles as they are held, as one of the same articles whole. */
function inWhole(
  { held, ranking }: { held: readonly CachedArticle[]; ranking: Ranking },
  whole: ReadonlyMap<string, ReadonlyMap<string, ArticleSegment>>,
): Ranking {
  const candidates = ranking.candidates.flatMap((candidate) => {
    const { server, number } = held[candidate.ordinal]!;
    const segment = whole.get(server)?.get(number)?.segment;
    const first = candidate.segment.articleStarts[candidate.ordinal]!;
    return segment ? [{ ...candidate, segment, sentence: candidate.sentence - first }] : [];
  });
  return { ...ranking, candidates };
}

/** No server is called so. */
const NOBODY = '-';

function collectionOf(
  server: string | null,
  whole: ReadonlyMap<string, ArticleSegment> = new Map(),
): Collection {
  const articleSegments = [...whole.values()];
  articleSegments.sort((a, b) => (a.articles[0]!.id < b.articles[0]!.id ? -1 : 1));
  const liveSegments = articleSegments.map((articleSegment, place) => ({
    ...withoutTombstones(articleSegment),
    ordinals: Int32Array.of(place),
  }));
  return new Collection(server, liveSegments, []);
}

/** The articles that are wanted by name, or because they are new, by their collections. */
async function numbersOf(
  query: Query,
  server: string | null,
  { names = [], newest = 0 }: Wanted,
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

/** A question as far as ranking reads it, and a little further. */
function withoutTail(question: readonly Term[]): readonly Term[] {
  const keys = new Set<string>();
  const end = question.findIndex(({ key, stop }) => !stop && keys.add(key).size > MOST_TERMS);
  return end < 0 ? question : question.slice(0, end);
}
