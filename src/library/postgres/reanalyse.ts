/** Analyses articles of the database again that another version has analysed. */

import type { Article } from '../../articles/article.ts';
import { isDocument } from '../../articles/convert/convert.ts';
import { BadFile, decode } from '../../articles/decode.ts';
import { parseArticle, parseFile } from '../../articles/parse.ts';
import { analysisVersion } from '../analysed-article.ts';
import type { IncomingArticle } from './article-row.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';

/** How many articles are read in one statement. */
const BATCH_SIZE = 200;

interface Row {
  server: string;
  synced: boolean;
  id: string;
  text: string;
  original: Buffer | null;
}

/**
 * Analyses all articles again that another version of this program has analysed. Each batch is a transaction, so that
 * an interrupted run continues where it was.
 */
export async function reanalyse(database: Database): Promise<void> {
  for (;;) {
    const rows = await database.write((query) =>
      query<Row>(
        `select server, synced, id, text, original from articles
         where analyser <> $1 order by server, id limit $2`,
        [analysisVersion(), BATCH_SIZE],
      ),
    );
    if (rows.length === 0) return;
    for (const server of new Set(rows.map((row) => row.server)))
      for (const synced of [true, false]) {
        const batch = rows.filter((row) => row.server === server && row.synced === synced);
        await ingest(database, server, parsedAgain(batch), { synced });
      }
  }
}

async function* parsedAgain(rows: readonly Row[]): AsyncGenerator<IncomingArticle> {
  for (const { id, text, original } of rows) {
    const bytes = original ?? Buffer.from(text);
    yield { article: await parseAgain(id, bytes, text), original: async () => bytes };
  }
}

/** Parses a file; one that this version rejects, but the one before did not, is parsed as plain text. */
async function parseAgain(id: string, bytes: Uint8Array, text: string): Promise<Article> {
  try {
    return await parseFile(id, bytes);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    return parseArticle(id, isDocument(id) ? text : decode(bytes).text, 'text');
  }
}
