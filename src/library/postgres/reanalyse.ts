import type { Article } from '../../articles/article.ts';
import { BadFile, decode } from '../../articles/decode.ts';
import { parseArticle, parseFile } from '../../articles/parse.ts';
import { analyser } from '../analysed-article.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';

/** So many articles are read at once. */
const AT_ONCE = 200;

interface Row {
  server: string;
  synced: boolean;
  id: string;
  text: string;
  original: Buffer | null;
}

/**
 * Analyses again what another version of this program has analysed, a batch at a time: it may be ended at any point, and
 * goes on from there.
 */
export async function reanalyse(database: Database): Promise<void> {
  for (;;) {
    const rows = await database.write((query) =>
      query<Row>(
        `select server, synced, id, text, original from articles
         where analyser <> $1 order by server, id limit $2`,
        [analyser(), AT_ONCE],
      ),
    );
    if (rows.length === 0) return;
    for (const server of new Set(rows.map((row) => row.server)))
      for (const synced of [true, false]) {
        const some = rows.filter((row) => row.server === server && row.synced === synced);
        await ingest(
          database,
          server,
          some.map(({ id, text, original }) => {
            const bytes = original ?? Buffer.from(text);
            return { article: readAgain(id, bytes), original: async () => bytes };
          }),
          { synced },
        );
      }
  }
}

/** What this version refuses was an article to the one before, and stays one: as plain text. */
function readAgain(id: string, bytes: Uint8Array): Article {
  try {
    return parseFile(id, bytes);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    return parseArticle(id, decode(bytes).text, 'text');
  }
}
