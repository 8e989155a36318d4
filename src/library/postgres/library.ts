/** A library in this thread, over a database. */

import type { Problem } from '../../articles/folder.ts';
import type { Day } from '../../day.ts';
import { stageTaken } from '../../diagnostics.ts';
import type { Term } from '../../language/terms.ts';
import type { Model } from '../../retrieval/model.ts';
import { analyseQuestion } from '../analysed-question.ts';
import type { Answers } from '../answers.ts';
import { askWithFallback, CANDIDATES, NEIGHBOURS, QuestionAnswerer } from '../ask.ts';
import { askInContext } from '../ask-in-context.ts';
import { manageDigests } from '../changes/digests.ts';
import { readCitation } from '../citation.ts';
import { runCooperatively, runWithPriority, withPriority } from '../cooperative-scheduler.ts';
import { askingBack } from '../did-you-mean.ts';
import { DEFAULT_QUOTES, DEFAULT_TIMELINE_ENTRIES, untilClosed } from '../in-process-library.ts';
import { ParsingThread } from '../indexing/parsing-thread.ts';
import type { Library, Scope, Status } from '../library.ts';
import { findSources, fragmentsOf, SOURCE_CANDIDATES } from '../quotation-sources.ts';
import { citeSentence, readArticle } from '../read-article.ts';
import { manageEdits } from '../server-articles/edits.ts';
import { manageFollows } from '../server-articles/follows.ts';
import { manageHealth } from '../server-articles/health.ts';
import {
  MAX_ARTICLE_CHARACTERS,
  MAX_SERVER_ARTICLES,
  MAX_SERVER_CHARACTERS,
} from '../server-articles/limits.ts';
import { type AskWithArticle, manageServerArticles } from '../server-articles/manage-articles.ts';
import { manageFigures } from '../server-articles/manage-figures.ts';
import { managePageChecks } from '../server-articles/manage-page-checks.ts';
import { manageMemberships } from '../server-articles/memberships.ts';
import { type ExportViews, MAX_EXPORT_BYTES } from '../server-articles/report-export.ts';
import { manageReports } from '../server-articles/reports.ts';
import { manageVotes } from '../server-articles/votes.ts';
import { revisionOf } from '../server-view.ts';
import { shippedModel } from '../shipped-model.ts';
import { MAX_RANKED, timelineOf, topicTermsOf } from '../timeline.ts';
import { withSettings } from '../with-settings.ts';
import { advisoryLock } from './advisory-lock.ts';
import { listArticlesIn } from './article-list.ts';
import { batchOf } from './article-row.ts';
import { articlesToCheckIn } from './articles-to-check.ts';
import { databaseChangeStore } from './changes.ts';
import type { Database, Query } from './database.ts';
import { databaseArticleStore } from './database-article-store.ts';
import { databaseDismissalStore } from './database-dismissal-store.ts';
import { databaseFigureStore } from './database-figure-store.ts';
import { databaseFollowStore } from './database-follow-store.ts';
import { databaseMembershipStore } from './database-membership-store.ts';
import { databasePageStatusStore, duePagesIn } from './database-page-status-store.ts';
import { databaseReportStore } from './database-report-store.ts';
import { databaseSettingsStore } from './database-settings-store.ts';
import { databaseVoteStore } from './database-vote-store.ts';
import type { FetchedArticles } from './fetched-articles.ts';
import { lookupInDatabase } from './server-article-lookup.ts';
import { suggestQuestionsIn } from './suggestions.ts';
import { guessWord, totalsOf } from './term-statistics.ts';
import { applyChange, lockCollection } from './transaction.ts';
import { type RankedView, serversOf, ViewFactory, type ViewRequest } from './view-factory.ts';

const NOTHING_FETCHED: FetchedArticles = {
  begin: async () => false,
  end: async () => {},
  close: async () => {},
};

/** How many analysed sentences are cached: of many articles, few are asked about twice in a row. */
const MAX_PASSAGES = 100;

/**
 * Creates a library in this thread over a database. It keeps nothing that may change, so that each change is seen by
 * the next question in every process.
 *
 * @param problems returns the seeds that were left out, for `status`
 * @param model the shipped one by default
 * @param close releases the other resources of the library; the database is closed after it
 * @param maxCharacters how many characters a server's own articles may have together
 * @param fetched shares what is fetched; by default nothing is
 */
export function databaseLibrary(
  database: Database,
  problems: () => readonly Problem[] = () => [],
  model: Model = shippedModel(),
  close: () => Promise<void> = async () => {},
  maxCharacters = MAX_SERVER_CHARACTERS,
  fetched: FetchedArticles = NOTHING_FETCHED,
): Library {
  const answerer = new QuestionAnswerer(model, MAX_PASSAGES);
  const views = new ViewFactory(model.lexicon);
  const lock = advisoryLock(database);
  const parsingThread = new ParsingThread();
  const settings = databaseSettingsStore(database);
  const reportStore = databaseReportStore(database);

  const askIn = (query: Query, text: string, scope: Scope, limit: number, followUp?: string) => {
    const analysed = analyseQuestion(text, scope.asked, followUp);
    const request = {
      questions: [[...analysed.terms, ...analysed.dateTerms]],
      limit: CANDIDATES,
      neighbours: NEIGHBOURS,
    };
    return askWithFallback(
      async (within, most) => {
        const began = performance.now();
        const { view, rankings } = await views.of(query, within, request, runWithPriority);
        stageTaken('first_stage', began);
        return runWithPriority(answerer.answering(view, analysed, within, most, rankings[0]));
      },
      scope,
      limit,
    );
  };

  const askWithArticle: AskWithArticle = (articleSegment, bytes, questions, scope) =>
    database.rehearse(async (query) => {
      await lockCollection(query, scope.server);
      await applyChange(query, scope.server, { put: await batchOf(articleSegment, bytes, scope.server) });
      const answers: Answers[] = [];
      for (const question of questions) answers.push(await askIn(query, question, scope, DEFAULT_QUOTES));
      return answers;
    });

  const ofArticles = [
    lookupInDatabase(database, views),
    databaseArticleStore(database, parsingThread),
    lock,
    parsingThread,
    settings,
    maxCharacters,
  ] as const;
  const [lookup] = ofArticles;
  const pages = databasePageStatusStore(database);
  const { withFormer, ...edits } = manageEdits(...ofArticles);

  const reports = manageReports(exportViewsOf, reportStore, settings, lock);
  const votes = manageVotes(databaseVoteStore(database), lock);
  const figures = manageFigures(databaseFigureStore(database), lock);

  const library: Library = {
    ...manageServerArticles(...ofArticles, askWithArticle, pages),
    ...edits,
    ...reports,
    ...votes,
    ...figures,
    ...manageHealth(
      (server, isOwn) => articlesToCheckIn(database, server, isOwn),
      databaseDismissalStore(database),
      pages,
      settings,
      { ...reports, ...votes, ...figures },
      lock,
    ),
    ...managePageChecks(duePagesIn(database), lookup, pages, lock),
    ...manageDigests(databaseChangeStore(database), reportStore, settings, lock),
    ...manageMemberships(databaseMembershipStore(database), lock),
    ...manageFollows(databaseFollowStore(database), lock),

    async ask(question, scope, limit = DEFAULT_QUOTES, context = null) {
      return withPriority(() =>
        database.read((query) =>
          askInContext((text, followUp) => askIn(query, text, scope, limit, followUp), question, context),
        ),
      );
    },

    async timeline(topic, scope, limit = DEFAULT_TIMELINE_ENTRIES) {
      const { from, to, ...articles } = scope;
      const request = { questions: [topicTermsOf(topic, scope)], limit: MAX_RANKED };
      const { view, rankings } = await backgroundView(articles, request);
      return runCooperatively(timelineOf(view, topic, scope, limit, rankings[0]));
    },

    articles: (scope, typed, limit, from) =>
      database.background((query) => listArticlesIn(query, scope, typed, limit, from)),

    suggest: (typed, scope, limit) =>
      database.background((query) => suggestQuestionsIn(query, typed, scope, limit)),

    async read(name, scope) {
      const { view } = await backgroundView(scope, { names: [name] });
      return runCooperatively(readArticle(view, name, scope));
    },

    async cite(text, scope) {
      const citation = readCitation(text);
      if (!citation) return null;
      const { view } = await backgroundView(scope, { names: [citation.key] });
      return runCooperatively(citeSentence(view, text, scope));
    },

    async sources(text, scope) {
      const { view } = await backgroundView(scope, {
        questions: termsOfFragments(text),
        limit: SOURCE_CANDIDATES,
      });
      return withFormer(await runCooperatively(findSources(view, text, scope)), text, scope.server);
    },

    status: (server, own = false) =>
      database.read((query) => statusOf(query, server, own, problems(), maxCharacters)),

    beginFetching: () => fetched.begin(),
    endFetching: () => fetched.end(),
    totals: () =>
      database.background(async (query) => {
        const [row] = await query<Record<'seeds' | 'own' | 'seedSentences' | 'ownSentences', number>>(
          `select coalesce(sum(articles) filter (where server = ''), 0)::float8 as seeds,
             coalesce(sum(sentences) filter (where server = ''), 0)::float8 as "seedSentences",
             coalesce(sum(articles) filter (where server <> ''), 0)::float8 as own,
             coalesce(sum(sentences) filter (where server <> ''), 0)::float8 as "ownSentences"
           from collections`,
        );
        const { seeds, seedSentences, own, ownSentences } = row!;
        return {
          seeds: { articles: seeds, sentences: seedSentences },
          own: { articles: own, sentences: ownSentences },
        };
      }),

    async close() {
      await close();
      await fetched.close();
      await parsingThread.close();
      await database.close();
    },
  };
  const guessing = askingBack(withSettings(library, settings), (word, { server }) =>
    database.read((query) => guessWord(query, serversOf(server), word, model.lexicon)),
  );
  return untilClosed(guessing);

  /** Loads a view; the connection is released before the view is used. */
  function backgroundView(scope: Scope, request: ViewRequest): Promise<RankedView> {
    return database.background((query) => views.of(query, scope, request));
  }

  function exportViewsOf(server: string): ExportViews {
    return {
      async around(texts) {
        const citations = texts.map(readCitation);
        const names = citations.flatMap((citation) => citation?.key ?? []);
        const questions = texts.flatMap((text, i) => (citations[i] ? [] : termsOfFragments(text)));
        const { view } = await backgroundView({ server }, { questions, limit: SOURCE_CANDIDATES, names });
        return view;
      },
      async newest(names) {
        const { view } = await backgroundView({ server }, { names, newest: MAX_EXPORT_BYTES });
        return view;
      },
    };
  }
}

function termsOfFragments(text: string): (readonly Term[])[] {
  return fragmentsOf(text).map(({ terms }) => terms);
}

async function statusOf(
  query: Query,
  server: string | null,
  isOwn: boolean,
  problems: readonly Problem[],
  maxCharacters: number,
): Promise<Status> {
  const servers = serversOf(server);
  const counted = isOwn ? servers.filter((one) => one === server) : servers;
  const totals = await totalsOf(query, servers);
  const of = (one: string | null) => totals.find((some) => some.server === one);
  const [row] = await query<{ newest: Day | null; changed: Date | null }>(
    `select (select max(newest.published) from unnest($1::text[]) as one cross join lateral (
         select published from articles where server = one order by published desc nulls last limit 1
       ) as newest) as newest,
       (select max(changed) from collections where server = any($2)) as changed`,
    [counted, servers],
  );
  const sum = (count: 'articles' | 'sentences') =>
    totals.filter((one) => counted.includes(one.server)).reduce((all, one) => all + one[count], 0);
  return {
    revision: revisionOf((of('')?.digest ?? 0n).toString(16), (of(server)?.digest ?? 0n).toString(16)),
    articles: sum('articles'),
    own: of(server)?.articles ?? 0,
    most: MAX_SERVER_ARTICLES,
    longest: MAX_ARTICLE_CHARACTERS,
    room: Math.max(0, maxCharacters - (of(server)?.characters ?? 0)),
    sentences: sum('sentences'),
    newest: row?.newest ?? null,
    read: row?.changed?.getTime() ?? Date.now(),
    problems: [...problems],
  };
}
