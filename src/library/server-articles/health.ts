/** Checks the health of the articles that a server sees. */

import { LruCache } from '../../lru-cache.ts';
import { type ArticleRef, analysedAt } from '../collection.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import {
  type ArticleHealth,
  articleHealth,
  staleArticles,
  unquotedArticles,
} from '../health/article-health.ts';
import type { CheckedArticle } from '../health/checked-article.ts';
import {
  type Contested,
  FINDING_KINDS,
  type Finding,
  findingKey,
  type Unanswered,
} from '../health/health.ts';
import { lostPages } from '../health/lost-pages.ts';
import { groupQuestions } from '../health/question-groups.ts';
import type { Library } from '../library.ts';
import { type Report, reportKey } from '../report.ts';
import type { ServerView } from '../server-view.ts';
import { contestedOf, type VoteCounts } from '../votes.ts';
import type { DismissalStore } from './dismissal-store.ts';
import { MAX_DISMISSED } from './limits.ts';
import type { Mutex } from './mutex.ts';
import type { PageStatusStore } from './page-status-store.ts';
import type { SettingsStore } from './settings-store.ts';

/** How many findings of each kind there may be: more than a moderator looks at. */
const MAX_FINDINGS = 100;
/** What is stale where the settings of a server do not say. From 6 to 60 months. */
const STALE_AFTER_MONTHS = 24;
/** So many answers tell which articles are never quoted. From 20 to 200. */
const MIN_ANSWERS = 50;
/** The least number of questions in a group. */
const MIN_QUESTIONS = 2;
/** In characters: some 200,000 sentences, which take a quarter of a minute. Articles beyond are left out. */
export const MAX_CHECKED_CHARACTERS = 20_000_000;
/** How many servers' articles are remembered as checked. */
const MAX_CHECKED = 4;

/** The articles that a server sees, to be checked. */
export interface ArticlesToCheck {
  /** Changes when any of the articles does. */
  revision: string;
  /** How many do not fit. */
  leftOut: number;
  load(): Promise<CheckedArticle[]>;
}

/** The server's own articles first, unless `isOwn` with the seeds after them, as many as may be checked. */
export async function articlesToCheckIn(
  { revision, own, seeds }: ServerView,
  isOwn: boolean,
): Promise<ArticlesToCheck> {
  const all = [...own.articles(), ...(isOwn ? [] : seeds.articles())];
  const refs: ArticleRef[] = [];
  let room = MAX_CHECKED_CHARACTERS;
  for (const ref of all) {
    room -= ref.article.text.length;
    if (room < 0) break;
    refs.push(ref);
  }
  return {
    revision,
    leftOut: all.length - refs.length,
    load: async () => refs.map((ref) => ({ analysed: analysedAt(ref), server: ref.collection.server })),
  };
}

/**
 * Implements the methods for the health of articles: see `Library`.
 *
 * @param toCheck the articles of a server, or with them the seeds
 */
export function manageHealth(
  toCheck: (server: string, isOwn: boolean) => Promise<ArticlesToCheck>,
  dismissals: DismissalStore,
  pages: Pick<PageStatusStore, 'read'>,
  settings: Pick<SettingsStore, 'read'>,
  { reports, votes, figures }: Pick<Library, 'reports' | 'votes' | 'figures'>,
  withLock: Mutex,
): Pick<Library, 'health' | 'dismissFinding'> {
  const known = new LruCache<string, ArticleHealth>(MAX_CHECKED);
  const running = new Map<string, Promise<ArticleHealth>>();

  /** The health of some articles, which are checked once, whoever else asks meanwhile. */
  async function checked(
    server: string,
    isOwn: boolean,
    { revision, load }: ArticlesToCheck,
  ): Promise<ArticleHealth> {
    const name = `${server} ${isOwn} ${revision}`;
    const before = known.find(name);
    if (before) return before;
    const check = running.get(name) ?? load().then((articles) => runCooperatively(articleHealth(articles)));
    running.set(name, check);
    try {
      const health = await check;
      known.keep(name, health);
      return health;
    } finally {
      running.delete(name);
    }
  }

  return {
    async health(server, day) {
      const { usesSeeds, staleAfterMonths } = await settings.read(server);
      const articles = await toCheck(server, !usesSeeds);
      const its = await checked(server, !usesSeeds, articles);
      const dismissed = await dismissals.read(server);
      const counts = await figures(server);
      const answers = counts.weeks.reduce((sum, { answered }) => sum + answered, 0);
      const months = staleAfterMonths ?? STALE_AFTER_MONTHS;
      const found: Finding[] = [
        ...its.findings,
        ...staleArticles(its, day, months),
        ...lostPages(its, await pages.read(server), day),
        ...(answers >= MIN_ANSWERS ? unquotedArticles(its, counts) : []),
        ...unansweredIn(await reports(server)),
        ...contestedIn(await votes(server)),
      ];
      const left = found.filter(({ key }) => !dismissed.includes(key));
      return {
        checked: its.articles.length,
        leftOut: articles.leftOut,
        staleAfterMonths: months,
        answers,
        findings: FINDING_KINDS.flatMap((kind) =>
          left.filter((one) => one.kind === kind).slice(0, MAX_FINDINGS),
        ),
      };
    },

    async dismissFinding(key, server) {
      await withLock(server, () => dismissals.dismiss(server, key, MAX_DISMISSED));
    },
  };
}

/** The questions that found nothing, by what they are about. */
function unansweredIn(all: readonly Report[]): Unanswered[] {
  const reports = all.filter(({ kind }) => kind === 'unanswered');
  return groupQuestions(reports, ({ question }) => question)
    .filter((group) => group.length >= MIN_QUESTIONS)
    .map((group) => {
      const keys = group.map(reportKey);
      return {
        kind: 'unanswered',
        key: findingKey('unanswered', [...keys].sort()),
        questions: group.map(({ question }) => question),
        reports: keys,
      };
    });
}

function contestedIn(votes: readonly VoteCounts[]): Contested[] {
  return contestedOf(votes).map((one) => {
    return { kind: 'contested', key: findingKey('contested', [one.citation]), votes: one };
  });
}
