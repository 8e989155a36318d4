/** A library in this thread, over collections in memory. */

import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import { LruCache } from '../lru-cache.ts';
import type { Model } from '../retrieval/model.ts';
import { analyseQuestion } from './analysed-question.ts';
import type { Answers } from './answers.ts';
import { listArticles } from './article-list.ts';
import { askWithFallback, QuestionAnswerer } from './ask.ts';
import { askInContext } from './ask-in-context.ts';
import { ChangeLog } from './changes/change-log.ts';
import type { ChangeStore } from './changes/change-store.ts';
import { manageDigests } from './changes/digests.ts';
import { Collection } from './collection.ts';
import { CollectionStore } from './collection-store.ts';
import { runCooperatively } from './cooperative-scheduler.ts';
import { askingBack, type GuessWord } from './did-you-mean.ts';
import { type ArticleParser, parserInThisThread } from './indexing/parsing-thread.ts';
import { type Library, LibraryFailure, type Scope } from './library.ts';
import { findSources } from './quotation-sources.ts';
import { citeSentence, readArticle } from './read-article.ts';
import { lookupInViews, sizeOf } from './server-articles/article-lookup.ts';
import { manageEdits } from './server-articles/edits.ts';
import { manageFollows } from './server-articles/follows.ts';
import { articlesToCheckIn, manageHealth } from './server-articles/health.ts';
import {
  MAX_ARTICLE_CHARACTERS,
  MAX_SERVER_ARTICLES,
  MAX_SERVER_CHARACTERS,
} from './server-articles/limits.ts';
import { type AskWithArticle, manageServerArticles } from './server-articles/manage-articles.ts';
import { manageFigures } from './server-articles/manage-figures.ts';
import { duePagesIn, managePageChecks } from './server-articles/manage-page-checks.ts';
import { manageMemberships } from './server-articles/memberships.ts';
import { availableMemory, LITTLE_MEMORY } from './server-articles/memory-budget.ts';
import { serverMutex } from './server-articles/mutex.ts';
import type { ExportViews } from './server-articles/report-export.ts';
import { manageReports } from './server-articles/reports.ts';
import { memoryStores, type Stores } from './server-articles/stores.ts';
import { manageVotes } from './server-articles/votes.ts';
import { ServerView } from './server-view.ts';
import { shippedModel } from './shipped-model.ts';
import { suggestQuestions } from './suggestions.ts';
import { timelineOf } from './timeline.ts';
import { withoutTombstones } from './tombstones.ts';
import { withSettings } from './with-settings.ts';

/** As many quotes as people page through. */
export const DEFAULT_QUOTES = 10;
/** As many entries of a timeline as people read. */
export const DEFAULT_TIMELINE_ENTRIES = 50;
/** How many analysed sentences are cached when there is little memory, up to 18 kB each. */
const FEW_PASSAGES = 500;
/** How many servers' views are cached; building one takes a moment. */
const MAX_VIEWS = 200;

/**
 * Creates a library in this thread over given articles. What servers add is kept in memory while it is open.
 *
 * @param articles the seeds, always in the same order
 * @param problems the files that were left out, which `status` returns
 * @param model the shipped one by default
 */
export function createLibrary(
  articles: readonly Article[],
  problems: readonly Problem[] = [],
  model: Model = shippedModel(),
): Library {
  const store = new CollectionStore();
  store.replace(null, { articles: [...articles], problems: [...problems] });
  return libraryOf(store, memoryStores(store), { model });
}

/**
 * Creates a library in this thread over the collections of a store.
 *
 * @param stores store what servers have of their own; changes of their articles are in `store` when they resolve
 * @param model the shipped one by default
 * @param parser parses what servers write: in this thread by default
 * @param changeLog notes the changes of the collections: by default from now on
 * @param close releases the other resources of the library
 * @param maxCharacters how many characters a server's own articles may have together
 */
export function libraryOf(
  store: CollectionStore,
  stores: Stores,
  {
    model = shippedModel(),
    parser = parserInThisThread,
    changeLog = notingChanges(store, stores.changes),
    close = async () => {},
    maxCharacters = MAX_SERVER_CHARACTERS,
  }: {
    model?: Model;
    parser?: ArticleParser;
    changeLog?: ChangeLog;
    close?: () => Promise<void>;
    maxCharacters?: number;
  },
): Library {
  const hasLittleMemory = availableMemory() < LITTLE_MEMORY;
  const answerer = hasLittleMemory ? new QuestionAnswerer(model, FEW_PASSAGES) : new QuestionAnswerer(model);
  const views = new LruCache<string | null, ServerView>(MAX_VIEWS);
  const empty = store.of('');

  function viewOf(server: string | null): ServerView {
    const { seeds } = store.collections;
    const own: Collection = server === null ? empty : store.of(server);
    // All servers without articles of their own share a view.
    const key = own.size > 0 ? server : null;
    const isCurrent = (view: ServerView) => view.seeds === seeds && (view.own === own || own.size === 0);
    return views.get(key, () => new ServerView(seeds, own.size > 0 ? own : empty, model.lexicon), isCurrent);
  }

  /** The view as of the beginning of the export. */
  function exportViewsOf(server: string): ExportViews {
    const view = viewOf(server);
    return { around: async () => view, newest: async () => view };
  }

  const askIn = (view: ServerView, text: string, scope: Scope, limit: number, followUp?: string) => {
    const analysed = analyseQuestion(text, scope.asked, followUp);
    return askWithFallback(
      async (within, most) => runCooperatively(answerer.answering(view, analysed, within, most)),
      scope,
      limit,
    );
  };

  const askWithArticle: AskWithArticle = async (articleSegment, _, questions, scope) => {
    const { server } = scope;
    const before = store.of(server);
    const added = { ...withoutTombstones(articleSegment), ordinals: Int32Array.of(before.size) };
    const own = new Collection(server, [...before.segments, added], []);
    const view = new ServerView(store.collections.seeds, own, model.lexicon);
    const answers: Answers[] = [];
    for (const question of questions) answers.push(await askIn(view, question, scope, DEFAULT_QUOTES));
    return answers;
  };

  // Reports, and digests as well: both change the settings.
  const settingsLock = serverMutex();
  const ofArticles = [
    lookupInViews(viewOf, store),
    stores.articles,
    serverMutex(),
    parser,
    stores.settings,
    maxCharacters,
  ] as const;
  const [lookup, , articlesLock] = ofArticles;
  const { withFormer, ...edits } = manageEdits(...ofArticles);

  const reports = manageReports(exportViewsOf, stores.reports, stores.settings, settingsLock);
  const votes = manageVotes(stores.votes, serverMutex());
  const figures = manageFigures(stores.figures, serverMutex());

  /** A change that is being noted would be written into the folder that is deleted. */
  async function deleteAll(server: string): Promise<void> {
    await changeLog.settled();
    await stores.memberships.deleteAll(server);
  }

  const library: Library = {
    ...manageServerArticles(...ofArticles, askWithArticle, stores.pages),
    ...edits,
    ...reports,
    ...votes,
    ...figures,
    ...manageHealth(
      (server, isOwn) => articlesToCheckIn(viewOf(server), isOwn),
      stores.dismissals,
      stores.pages,
      stores.settings,
      { ...reports, ...votes, ...figures },
      serverMutex(),
    ),
    ...managePageChecks(duePagesIn(store, stores.pages), lookup, stores.pages, articlesLock),
    ...manageDigests(changeLog, stores.reports, stores.settings, settingsLock),
    ...manageMemberships({ ...stores.memberships, deleteAll }, serverMutex()),
    ...manageFollows(stores.follows, serverMutex()),

    async ask(question, scope, limit = DEFAULT_QUOTES, context = null) {
      const view = viewOf(scope.server);
      const ask = (text: string, followUp?: string) => askIn(view, text, scope, limit, followUp);
      return askInContext(ask, question, context);
    },
    async timeline(topic, scope, limit = DEFAULT_TIMELINE_ENTRIES) {
      return runCooperatively(timelineOf(viewOf(scope.server), topic, scope, limit));
    },
    async articles(scope, typed, limit, from) {
      return runCooperatively(listArticles(viewOf(scope.server), scope, typed, limit, from));
    },
    async suggest(typed, scope, limit) {
      return runCooperatively(suggestQuestions(viewOf(scope.server), typed, scope, limit));
    },
    async read(name, scope) {
      return runCooperatively(readArticle(viewOf(scope.server), name, scope));
    },
    async cite(citation, scope) {
      return runCooperatively(citeSentence(viewOf(scope.server), citation, scope));
    },
    async sources(text, scope) {
      const sources = await runCooperatively(findSources(viewOf(scope.server), text, scope));
      return withFormer(sources, text, scope.server);
    },
    async status(server, isOwn = false) {
      const { revision, size, newest, index } = viewOf(server);
      const own = server === null ? empty : store.of(server);
      return {
        revision,
        articles: isOwn ? own.size : size,
        own: own.size,
        most: MAX_SERVER_ARTICLES,
        longest: MAX_ARTICLE_CHARACTERS,
        room: Math.max(0, maxCharacters - sizeOf(own).characters),
        sentences: isOwn ? own.sentences : index.sentenceCount,
        newest: isOwn ? own.newest : newest,
        read: store.collections.readAt,
        problems: [...store.collections.seeds.problems, ...own.problems],
      };
    },
    // The folder of what is fetched is watched.
    beginFetching: async () => true,
    endFetching: async () => {},
    async totals() {
      const { seeds, own } = store.collections;
      const all = [...own.values()];
      return {
        seeds: { articles: seeds.size, sentences: seeds.sentences },
        own: {
          articles: sum(all.map(({ size }) => size)),
          sentences: sum(all.map(({ sentences }) => sentences)),
        },
      };
    },
    close,
  };
  const guess: GuessWord = async (word, { server }) => {
    const { spelling } = viewOf(server);
    return spelling ? runCooperatively(spelling.guessing(word)) : undefined;
  };
  return untilClosed(askingBack(withSettings(library, stores.settings), guess));
}

function notingChanges(store: CollectionStore, changes: ChangeStore): ChangeLog {
  const changeLog = new ChangeLog(changes);
  store.onReplaced = (before, after) => changeLog.note(before, after);
  return changeLog;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Wraps a library so that calls after `close` reject. */
export function untilClosed(library: Library): Library {
  let isClosed = false;
  const reject = async () => {
    throw new LibraryFailure('failure.closed');
  };
  return new Proxy(library, {
    get(_, name: keyof Library) {
      const method = library[name];
      if (name !== 'close') return isClosed && name in library ? reject : method;
      return async () => {
        isClosed = true;
        await library.close();
      };
    },
  });
}
