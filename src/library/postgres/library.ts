import type { Problem } from '../../articles/folder.ts';
import type { Day } from '../../day.ts';
import { askedDateTermsOf } from '../../language/date-terms.ts';
import { questionTermsOf } from '../../language/question.ts';
import type { Term } from '../../language/terms.ts';
import type { Model } from '../../retrieval/model.ts';
import { Asking, askBeyond, CANDIDATES } from '../ask.ts';
import { readCitation } from '../citation.ts';
import { DAYS, QUOTES, untilClosed } from '../in-process-library.ts';
import { ParsingThread } from '../indexing/parsing-thread.ts';
import type { Library, Scope } from '../library.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_SERVER_CHARACTERS, MAX_SERVER_ARTICLES } from '../server-articles/limits.ts';
import { manageServerArticles } from '../server-articles/manage.ts';
import { type Exported, MOST_BYTES } from '../server-articles/report-export.ts';
import { manageReports } from '../server-articles/reports.ts';
import { citeSentence, readArticle } from '../read-article.ts';
import { shippedModel } from '../shipped-model.ts';
import { findSources, QUOTING, stretchesOf } from '../quotation-sources.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import { DATED, timelineOf, topicTermsOf } from '../timeline.ts';
import { revisionOf, type ServerView } from '../server-view.ts';
import type { Database, Query } from './database.ts';
import { databaseArticleStore } from './database-article-store.ts';
import { totalsOf } from './term-statistics.ts';
import { listIn } from './list.ts';
import { databaseReportStore, keepsQuestions } from './database-report-store.ts';
import { lookupInDatabase, sizeIn } from './server-article-lookup.ts';
import { advisoryLock } from './advisory-lock.ts';
import { serversOf, ViewFactory, type Wanted } from './view-factory.ts';

/** As many sentences are kept as read: of many articles, few are asked about twice in a row. */
const MOST_PASSAGES = 100;

/**
 * A library in this thread, of what a database holds. Nothing that may change is kept here: what one process changes,
 * every other sees with its next question.
 *
 * @param problems what was left out of the seeds, to be told by `status`
 * @param close gives back what else the library holds; the database is closed after it
 * @param mostCharacters how many characters a server's own articles may have together
 */
export function libraryIn(
  database: Database,
  problems: () => readonly Problem[] = () => [],
  model: Model = shippedModel(),
  close: () => Promise<void> = async () => {},
  mostCharacters = MAX_SERVER_CHARACTERS,
): Library {
  const asking = new Asking(model, MOST_PASSAGES);
  const views = new ViewFactory(model.lexicon);
  const inTurn = advisoryLock(database);
  const aside = new ParsingThread();
  const keeper = databaseArticleStore(database, (id, text) => aside.parse(id, text));

  const library: Library = {
    ...manageServerArticles(
      lookupInDatabase(database, views),
      keeper,
      inTurn,
      (draft) => aside.write(draft),
      mostCharacters,
    ),
    ...manageReports(exportedFrom, databaseReportStore(database), inTurn),

    ask: (question, scope, limit = QUOTES) =>
      database.read(async (query) => {
        const terms = [...questionTermsOf(question), ...askedDateTermsOf(question, scope.asked ?? null)];
        const askWithin = async (within: Scope, most: number) => {
          const view = await views.of(query, within, { questions: [terms], limit: CANDIDATES });
          return asking.ask(view, question, within, most);
        };
        return askBeyond(askWithin, scope, limit);
      }),

    async timeline(topic, scope, limit = DAYS) {
      const { from, to, ...articles } = scope;
      const view = await viewAside(articles, { questions: [topicTermsOf(topic, scope)], limit: DATED });
      return runCooperatively(timelineOf(view, topic, scope, limit));
    },

    articles: (scope, typed, limit, from) =>
      database.aside((query) => listIn(query, scope, typed, limit, from)),

    async read(name, scope) {
      return runCooperatively(readArticle(await viewAside(scope, { names: [name] }), name, scope));
    },

    async cite(text, scope) {
      const citation = readCitation(text);
      if (!citation) return null;
      return runCooperatively(citeSentence(await viewAside(scope, { names: [citation.key] }), text, scope));
    },

    async sources(text, scope) {
      const view = await viewAside(scope, { questions: termsOfStretches(text), limit: QUOTING });
      return runCooperatively(findSources(view, text, scope));
    },

    status: (server) => database.read((query) => statusOf(query, server, problems(), mostCharacters)),

    async close() {
      await close();
      await aside.close();
      await database.close();
    },
  };
  return untilClosed(library);

  /** Whatever is then done with it, no connection waits. */
  function viewAside(scope: Scope, wanted: Wanted): Promise<ServerView> {
    return database.aside((query) => views.of(query, scope, wanted));
  }

  function exportedFrom(server: string): Exported {
    return {
      around(texts) {
        const citations = texts.map(readCitation);
        const names = citations.flatMap((citation) => citation?.key ?? []);
        const questions = texts.flatMap((text, i) => (citations[i] ? [] : termsOfStretches(text)));
        return viewAside({ server }, { questions, limit: QUOTING, names });
      },
      newest: (names) => viewAside({ server }, { names, newest: MOST_BYTES }),
    };
  }
}

function termsOfStretches(text: string): (readonly Term[])[] {
  return stretchesOf(text).map(({ terms }) => terms);
}

async function statusOf(query: Query, server: string | null, problems: readonly Problem[], most: number) {
  const servers = serversOf(server);
  const totals = await totalsOf(query, servers);
  const of = (one: string | null) => totals.find((some) => some.server === one);
  const [row] = await query<{ newest: Day | null; changed: Date | null }>(
    `select (select max(published) from articles where server = any($1)) as newest,
       (select max(changed) from collections where server = any($1)) as changed`,
    [servers],
  );
  const sum = (count: 'articles' | 'sentences') => totals.reduce((all, one) => all + one[count], 0);
  return {
    revision: revisionOf((of('')?.digest ?? 0n).toString(16), (of(server)?.digest ?? 0n).toString(16)),
    articles: sum('articles'),
    own: of(server)?.articles ?? 0,
    most: MAX_SERVER_ARTICLES,
    longest: MAX_ARTICLE_CHARACTERS,
    room: Math.max(0, most - (server === null ? 0 : (await sizeIn(query, server)).characters)),
    sentences: sum('sentences'),
    newest: row?.newest ?? null,
    keepsQuestions: server !== null && (await keepsQuestions(query, server)),
    read: row?.changed?.getTime() ?? Date.now(),
    problems: [...problems],
  };
}
