import type { Problem } from '../../articles/folder.ts';
import type { Day } from '../../day.ts';
import type { Term } from '../../language/terms.ts';
import type { Model } from '../../retrieval/model.ts';
import { runToCompletion } from '../../run-to-completion.ts';
import { Asking, askBeyond, CANDIDATES, readQuestion } from '../ask.ts';
import { readCitation } from '../citation.ts';
import { quickly, runCooperatively } from '../cooperative-scheduler.ts';
import { DAYS, QUOTES, untilClosed } from '../in-process-library.ts';
import { ParsingThread } from '../indexing/parsing-thread.ts';
import type { Library, Scope } from '../library.ts';
import { findSources, QUOTING, stretchesOf } from '../quotation-sources.ts';
import { citeSentence, readArticle } from '../read-article.ts';
import {
  MAX_ARTICLE_CHARACTERS,
  MAX_SERVER_ARTICLES,
  MAX_SERVER_CHARACTERS,
} from '../server-articles/limits.ts';
import { manageServerArticles, type Reading } from '../server-articles/manage.ts';
import { type Exported, MOST_BYTES } from '../server-articles/report-export.ts';
import { manageReports } from '../server-articles/reports.ts';
import { revisionOf } from '../server-view.ts';
import { shippedModel } from '../shipped-model.ts';
import { DATED, timelineOf, topicTermsOf } from '../timeline.ts';
import { advisoryLock } from './advisory-lock.ts';
import type { Database, Query } from './database.ts';
import { databaseArticleStore } from './database-article-store.ts';
import { databaseReportStore, keepsQuestions } from './database-report-store.ts';
import { listIn } from './list.ts';
import { lookupInDatabase } from './server-article-lookup.ts';
import { totalsOf } from './term-statistics.ts';
import { serversOf, type Viewed, ViewFactory, type Wanted } from './view-factory.ts';

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
  const reading: Reading = {
    write: (draft) => aside.write(draft),
    read: (id, bytes) => aside.read(id, bytes),
  };
  const keeper = databaseArticleStore(database, reading.read);

  const library: Library = {
    ...manageServerArticles(lookupInDatabase(database, views), keeper, inTurn, reading, mostCharacters),
    ...manageReports(exportedFrom, databaseReportStore(database), inTurn),

    async ask(question, scope, limit = QUOTES) {
      const asked = readQuestion(question, scope.asked);
      const wanted = { questions: [[...asked.terms, ...asked.times]], limit: CANDIDATES };
      const ask = (query: Query) =>
        askBeyond(
          async (within, most) => {
            const { view, rankings } = await views.of(query, within, wanted, runToCompletion);
            return asking.ask(view, asked, within, most, rankings[0]);
          },
          scope,
          limit,
        );
      return quickly(() => database.read(ask));
    },

    async timeline(topic, scope, limit = DAYS) {
      const { from, to, ...articles } = scope;
      const wanted = { questions: [topicTermsOf(topic, scope)], limit: DATED };
      const { view, rankings } = await viewAside(articles, wanted);
      return runCooperatively(timelineOf(view, topic, scope, limit, rankings[0]));
    },

    articles: (scope, typed, limit, from) =>
      database.aside((query) => listIn(query, scope, typed, limit, from)),

    async read(name, scope) {
      const { view } = await viewAside(scope, { names: [name] });
      return runCooperatively(readArticle(view, name, scope));
    },

    async cite(text, scope) {
      const citation = readCitation(text);
      if (!citation) return null;
      const { view } = await viewAside(scope, { names: [citation.key] });
      return runCooperatively(citeSentence(view, text, scope));
    },

    async sources(text, scope) {
      const { view } = await viewAside(scope, { questions: termsOfStretches(text), limit: QUOTING });
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
  function viewAside(scope: Scope, wanted: Wanted): Promise<Viewed> {
    return database.aside((query) => views.of(query, scope, wanted));
  }

  function exportedFrom(server: string): Exported {
    return {
      async around(texts) {
        const citations = texts.map(readCitation);
        const names = citations.flatMap((citation) => citation?.key ?? []);
        const questions = texts.flatMap((text, i) => (citations[i] ? [] : termsOfStretches(text)));
        const { view } = await viewAside({ server }, { questions, limit: QUOTING, names });
        return view;
      },
      async newest(names) {
        const { view } = await viewAside({ server }, { names, newest: MOST_BYTES });
        return view;
      },
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
    `select (select max(newest.published) from unnest($1::text[]) as one cross join lateral (
         select published from articles where server = one order by published desc nulls last limit 1
       ) as newest) as newest,
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
    room: Math.max(0, most - (of(server)?.characters ?? 0)),
    sentences: sum('sentences'),
    newest: row?.newest ?? null,
    keepsQuestions: server !== null && (await keepsQuestions(query, server)),
    read: row?.changed?.getTime() ?? Date.now(),
    problems: [...problems],
  };
}
