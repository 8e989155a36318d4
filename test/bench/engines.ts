/** The search engines that the benchmark compares. */
import { createWriteStream, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Article } from '../../src/articles/article.ts';
import { askedDateTermsOf } from '../../src/language/date-terms.ts';
import { questionTermsOf } from '../../src/language/question.ts';
import { AnalysedArticle } from '../../src/library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../../src/library/article-segment.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { writeArticleSegment } from '../../src/library/snapshot/article-segment-file.ts';
import { Index } from '../../src/retrieval/index.ts';
import type { Corpus } from './corpus.ts';

/** Returns the numbers of the best sentences for a question, best first. */
export type Search = (question: string, limit: number) => number[] | Promise<number[]>;

/** An index that an engine has built. */
export interface Built {
  search: Search;
  /** Writes the index to a file, as for the next start. */
  save(file: string): Promise<void> | void;
}

/** A search engine over sentences. */
export interface Engine {
  name: string;
  /** Its npm packages, with their versions; none for ours. */
  packages: string[];
  /** @param load loads one of the packages */
  build(corpus: Corpus, load: Load): Promise<Built>;
}

/** Loads an installed package. */
export type Load = <T>(name: string) => Promise<T>;

/** Loads packages from the folder that they were installed in. */
export function loaderFrom(folder: string): Load {
  const { resolve } = createRequire(path.join(folder, 'package.json'));
  return async <T>(name: string) => {
    const module = await import(pathToFileURL(resolve(name)).href);
    return (module.default ?? module) as T;
  };
}

interface Doc {
  id: number;
  text: string;
}
const docsOf = ({ sentences }: Corpus): Doc[] => sentences.map(({ text }, id) => ({ id, text }));

interface MiniSearch {
  addAll(docs: Doc[]): void;
  search(query: string): { id: number }[];
}
interface Lunr {
  (build: (this: LunrBuilder) => void): { query(ask: (query: LunrQuery) => void): { ref: string }[] };
  tokenizer(text: string): { toString(): string }[];
}
interface LunrBuilder {
  ref(name: string): void;
  field(name: string): void;
  add(doc: Doc): void;
}
interface LunrQuery {
  term(term: string, options: object): void;
}
interface FlexSearch {
  Index: new () => {
    add(id: number, text: string): void;
    search(query: string, options: { limit: number; suggest: boolean }): number[];
    export(handle: (key: string, data: string | undefined) => void): unknown;
  };
}
interface Orama {
  create(options: { schema: { text: 'string' } }): unknown;
  save(db: unknown): unknown;
  insertMultiple(db: unknown, docs: { id: string; text: string }[], batch: number): Promise<unknown>;
  search(
    db: unknown,
    query: { term: string; limit: number },
  ): Promise<{ hits: { id: string }[] }> | { hits: { id: string }[] };
}
interface Sqlite {
  Database: new (
    file: string,
  ) => {
    exec(sql: string): void;
    prepare(sql: string): { run(values: unknown[]): void; all(values: unknown[]): { rowid: number }[] };
  };
}

/** Our engine, whole and without its later stages, and the peers with their defaults. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'Verbatim, the whole answer',
    packages: [],
    async build({ articles, sentences }) {
      const library = createLibrary(articles);
      const numbers = new Map(sentences.map(({ article, start }, i) => [`${article} ${start}`, i]));
      return {
        async search(question, limit) {
          const { answers } = await library.ask(question, { server: null }, limit);
          return answers.map(({ article, start }) => numbers.get(`${article} ${start}`) ?? -1);
        },
        save: (file) => writeArticleSegment(file, '', segmentOf(articles)),
      };
    },
  },
  {
    name: 'Verbatim, candidates only',
    packages: [],
    async build({ articles }) {
      const articleSegment = segmentOf(articles);
      const index = new Index([articleSegment.segment], shippedModel().lexicon);
      return {
        search: (question, limit) =>
          index
            .rank([...questionTermsOf(question), ...askedDateTermsOf(question, null)], limit)
            .candidates.map(({ sentence }) => sentence),
        save: (file) => writeArticleSegment(file, '', articleSegment),
      };
    },
  },
  {
    name: 'MiniSearch',
    packages: ['minisearch@7.2.0'],
    async build(corpus, load) {
      const Index = await load<new (options: object) => MiniSearch>('minisearch');
      const index = new Index({ fields: ['text'] });
      index.addAll(docsOf(corpus));
      return {
        search: (question, limit) =>
          index
            .search(question)
            .slice(0, limit)
            .map(({ id }) => id),
        save: (file) => writeFileSync(file, JSON.stringify(index)),
      };
    },
  },
  {
    name: 'lunr',
    packages: ['lunr@2.3.9'],
    async build(corpus, load) {
      const lunr = await load<Lunr>('lunr');
      const index = lunr(function () {
        this.ref('id');
        this.field('text');
        for (const doc of docsOf(corpus)) this.add(doc);
      });
      return {
        search: (question, limit) =>
          index
            .query((query) => {
              for (const token of lunr.tokenizer(question)) query.term(token.toString(), {});
            })
            .slice(0, limit)
            .map(({ ref }) => Number(ref)),
        save: (file) => writeFileSync(file, JSON.stringify(index)),
      };
    },
  },
  {
    name: 'FlexSearch',
    packages: ['flexsearch@0.8.212'],
    async build(corpus, load) {
      const { Index } = await load<FlexSearch>('flexsearch');
      const index = new Index();
      for (const { id, text } of docsOf(corpus)) index.add(id, text);
      return {
        search: (question, limit) => index.search(question, { limit, suggest: true }),
        async save(file) {
          const out = createWriteStream(file);
          await index.export((_, data) => void out.write(data ?? ''));
          await finished(out.end());
        },
      };
    },
  },
  {
    name: 'Orama',
    packages: ['@orama/orama@3.1.18'],
    async build(corpus, load) {
      const { create, insertMultiple, save, search } = await load<Orama>('@orama/orama');
      const db = create({ schema: { text: 'string' } });
      await insertMultiple(
        db,
        docsOf(corpus).map(({ id, text }) => ({ id: String(id), text })),
        1_000,
      );
      return {
        search: async (question, limit) =>
          (await search(db, { term: question, limit })).hits.map(({ id }) => Number(id)),
        save: (file) => writeFileSync(file, JSON.stringify(save(db))),
      };
    },
  },
  {
    name: 'SQLite FTS5',
    packages: ['node-sqlite3-wasm@0.8.60'],
    async build(corpus, load) {
      const { Database } = await load<Sqlite>('node-sqlite3-wasm');
      const db = new Database(':memory:');
      db.exec("create virtual table sentences using fts5(text, tokenize = 'porter unicode61')");
      db.exec('begin');
      const insert = db.prepare('insert into sentences (rowid, text) values (?, ?)');
      for (const { id, text } of docsOf(corpus)) insert.run([id + 1, text]);
      db.exec('commit');
      const select = db.prepare(
        'select rowid from sentences where sentences match ? order by bm25(sentences) limit ?',
      );
      return {
        search(question, limit) {
          const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
          const query = words.map((word) => `"${word}"`).join(' OR ');
          return query === '' ? [] : select.all([query, limit]).map(({ rowid }) => rowid - 1);
        },
        save: (file) => db.exec(`vacuum into '${file}'`),
      };
    },
  },
];

function segmentOf(articles: readonly Article[]): ArticleSegment {
  return indexArticles(articles.map((article) => new AnalysedArticle(article)));
}
