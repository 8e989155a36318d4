import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import { LruCache } from '../lru-cache.ts';
import type { Model } from '../retrieval/model.ts';
import { listArticles } from './article-list.ts';
import { Asking, askBeyond, readQuestion } from './ask.ts';
import type { Collection } from './collection.ts';
import { CollectionStore } from './collection-store.ts';
import { runCooperatively } from './cooperative-scheduler.ts';
import { readHere, writeInThisThread } from './indexing/parsing-thread.ts';
import { CLOSED, type Library, LibraryFailure } from './library.ts';
import { findSources } from './quotation-sources.ts';
import { citeSentence, readArticle } from './read-article.ts';
import type { ArticleStore } from './server-articles/article-store.ts';
import {
  MAX_ARTICLE_CHARACTERS,
  MAX_SERVER_ARTICLES,
  MAX_SERVER_CHARACTERS,
} from './server-articles/limits.ts';
import { lookupInViews, manageServerArticles, type Reading, sizeOf } from './server-articles/manage.ts';
import { memoryArticleStore } from './server-articles/memory-article-store.ts';
import { availableMemory, LITTLE_MEMORY } from './server-articles/memory-budget.ts';
import { serverMutex } from './server-articles/mutex.ts';
import type { Exported } from './server-articles/report-export.ts';
import { memoryReportStore, type ReportStore } from './server-articles/report-store.ts';
import { manageReports } from './server-articles/reports.ts';
import { ServerView } from './server-view.ts';
import { shippedModel } from './shipped-model.ts';
import { timelineOf } from './timeline.ts';

/** As many quotes as anyone pages through. */
export const QUOTES = 10;
/** As many entries as anyone reads of a timeline. */
export const DAYS = 50;
/** As many sentences are kept as read where there is little memory, up to 18 kB each. */
const FEW_PASSAGES = 500;
/** As many servers' views are kept ready; another's is made in a moment. */
const MOST_VIEWS = 200;

/**
 * A library in this thread, of articles that are given. What servers add is kept as long as it is open.
 *
 * @param articles what ships, in an order that stays the same
 * @param problems what was left out of it, to be told by `status`
 * @param model what was learned; the one that ships by default
 */
export function createLibrary(
  articles: readonly Article[],
  problems: readonly Problem[] = [],
  model: Model = shippedModel(),
): Library {
  const store = new CollectionStore();
  store.replace(null, { articles: [...articles], problems: [...problems] });
  return libraryOf(store, memoryArticleStore(store), memoryReportStore(), { model });
}

/**
 * A library in this thread, of what a stock holds.
 *
 * @param keeper where servers' own articles are kept; what it has done is in the stock
 * @param reports where what servers report is kept
 * @param model what was learned; the one that ships by default
 * @param reading how what servers write is read: in this thread by default
 * @param close gives back what else the library holds
 * @param mostCharacters how many characters a server's own articles may have together
 */
export function libraryOf(
  store: CollectionStore,
  keeper: ArticleStore,
  reports: ReportStore,
  {
    model = shippedModel(),
    reading = { write: writeInThisThread, read: readHere },
    close = async () => {},
    mostCharacters = MAX_SERVER_CHARACTERS,
  }: { model?: Model; reading?: Reading; close?: () => Promise<void>; mostCharacters?: number },
): Library {
  const asking = availableMemory() < LITTLE_MEMORY ? new Asking(model, FEW_PASSAGES) : new Asking(model);
  const views = new LruCache<string | null, ServerView>(MOST_VIEWS);
  const nothing = store.of('');

  function viewOf(server: string | null): ServerView {
    const { seeds } = store.collections;
    const own: Collection = server === null ? nothing : store.of(server);
    // All servers without articles of their own see the same.
    const key = own.size > 0 ? server : null;
    const isCurrent = (view: ServerView) => view.seeds === seeds && (view.own === own || own.size === 0);
    return views.get(
      key,
      () => new ServerView(seeds, own.size > 0 ? own : nothing, model.lexicon),
      isCurrent,
    );
  }

  /** As of the moment in which the export begins. */
  function exportedFrom(server: string): Exported {
    const view = viewOf(server);
    return { around: async () => view, newest: async () => view };
  }

  const library: Library = {
    ...manageServerArticles(lookupInViews(viewOf, store), keeper, serverMutex(), reading, mostCharacters),
    ...manageReports(exportedFrom, reports, serverMutex()),

    async ask(question, scope, limit = QUOTES) {
      const view = viewOf(scope.server);
      const asked = readQuestion(question, scope.asked);
      return askBeyond(async (within, most) => asking.ask(view, asked, within, most), scope, limit);
    },
    async timeline(topic, scope, limit = DAYS) {
      return runCooperatively(timelineOf(viewOf(scope.server), topic, scope, limit));
    },
    async articles(scope, typed, limit, from) {
      return runCooperatively(listArticles(viewOf(scope.server), scope, typed, limit, from));
    },
    async read(name, scope) {
      return runCooperatively(readArticle(viewOf(scope.server), name, scope));
    },
    async cite(citation, scope) {
      return runCooperatively(citeSentence(viewOf(scope.server), citation, scope));
    },
    async sources(text, scope) {
      return runCooperatively(findSources(viewOf(scope.server), text, scope));
    },
    async status(server) {
      const { revision, size, newest, index } = viewOf(server);
      const own = server === null ? nothing : store.of(server);
      return {
        revision,
        articles: size,
        own: own.size,
        most: MAX_SERVER_ARTICLES,
        longest: MAX_ARTICLE_CHARACTERS,
        room: Math.max(0, mostCharacters - sizeOf(own).characters),
        sentences: index.sentenceCount,
        newest,
        keepsQuestions: server !== null && (await reports.keepsQuestions(server)),
        read: store.collections.read,
        problems: [...store.collections.seeds.problems, ...own.problems],
      };
    },
    close,
  };
  return untilClosed(library);
}

/** A library that rejects every call after it was closed. */
export function untilClosed(library: Library): Library {
  let isClosed = false;
  const reject = async () => {
    throw new LibraryFailure(CLOSED);
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
