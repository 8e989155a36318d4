/** Stores which files the seeds were read from, as a snapshot does where there is no database. */

import type { KnownFile } from '../../articles/folder.ts';
import { analysisVersion } from '../analysed-article.ts';
import { digestOf } from '../article-segment.ts';
import { binaryArray } from './binary-array.ts';
import type { Database } from './database.ts';
import { articleOfRow, type StoredArticle } from './packed-article.ts';

/** How many rows are read in one statement: some megabytes of texts and their indexes. */
const BATCH_SIZE = 1_000;

const DELETE_WITHOUT_ARTICLE = `delete from seed_files where not exists
  (select from articles where server = '' and id = file)`;

interface Row extends StoredArticle {
  state: string;
  hash: string;
}

/** The files of the seeds that are stored. */
export class SeedFiles {
  readonly #database: Database;
  /** The state of each stored file: only changes are written. */
  readonly #states = new Map<string, string>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Reads the files whose articles are stored as this version reads them, for `ArticleFolder.remember`. */
  async read(): Promise<KnownFile[]> {
    const known: KnownFile[] = [];
    await this.#database.write((query) => query(DELETE_WITHOUT_ARTICLE));
    for (let last = ''; ; ) {
      const rows = await this.#database.write((query) =>
        query<Row>(
          `select state, hash, id, title, published, expires, source, text, index from seed_files
           join articles on server = '' and id = file and articles.digest = seed_files.digest and analyser = $1
           where file > $2 order by file limit $3`,
          [analysisVersion(), last, BATCH_SIZE],
        ),
      );
      for (const { state, hash, ...row } of rows) {
        known.push({ file: row.id, state, hash, article: articleOfRow(row) });
        this.#states.set(row.id, state);
      }
      if (rows.length < BATCH_SIZE) return known;
      last = rows.at(-1)!.id;
    }
  }

  /** Stores the files as they are known now; their articles are stored already. */
  async write(known: readonly KnownFile[]): Promise<void> {
    const changed = known.filter(({ file, state }) => this.#states.get(file) !== state);
    const files = new Set(known.map(({ file }) => file));
    const gone = [...this.#states.keys()].filter((file) => !files.has(file));
    if (changed.length + gone.length === 0) return;
    await this.#database.write(async (query) => {
      await query('delete from seed_files where file = any($1)', [binaryArray('text', gone)]);
      const texts = (of: (known: KnownFile) => string) => binaryArray('text', changed.map(of));
      await query(
        `insert into seed_files select * from unnest($1::text[], $2::text[], $3::text[], $4::numeric[])
         on conflict (file) do update
           set state = excluded.state, hash = excluded.hash, digest = excluded.digest`,
        [
          texts(({ file }) => file),
          texts(({ state }) => state),
          texts(({ hash }) => hash),
          changed.map(({ article }) => String(digestOf(article))),
        ],
      );
    });
    for (const file of gone) this.#states.delete(file);
    for (const { file, state } of changed) this.#states.set(file, state);
  }
}
