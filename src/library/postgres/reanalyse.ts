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
  id: string;
  text: string;
  original: Buffer | null;
}

/**
 * Analyses all articles again that another version of this program has analysed, as `ingest` does: an interrupted run
 * continues where it was.
 */
export async function reanalyse(database: Database): Promise<void> {
  const outdated = await database.write((query) =>
    query<{ server: string; synced: boolean }>(
      'select distinct server, synced from articles where analyser <> $1 order by server, synced',
      [analysisVersion()],
    ),
  );
  for (const { server, synced } of outdated)
    await ingest(database, server, parsedAgain(database, server, synced), { synced });
}

async function* parsedAgain(
  database: Database,
  server: string,
  synced: boolean,
): AsyncGenerator<IncomingArticle> {
  for (let last = ''; ; ) {
    const rows = await database.write((query) =>
      query<Row>(
        `select id, text, original from articles
         where server = $1 and synced = $2 and analyser <> $3 and id > $4 order by id limit $5`,
        [server, synced, analysisVersion(), last, BATCH_SIZE],
      ),
    );
    for (const { id, text, original } of rows) {
      const bytes = original ?? Buffer.from(text);
      yield { article: await parseAgain(id, bytes, text), original: async () => bytes };
    }
    if (rows.length < BATCH_SIZE) return;
    last = rows.at(-1)!.id;
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
