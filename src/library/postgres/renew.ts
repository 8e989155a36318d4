import type { Article } from '../../articles/article.ts';
import { ANALYSER } from '../analysed.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';
import { unpack } from './packed.ts';

/** So many articles are read at once. */
const AT_ONCE = 200;

interface Row extends Omit<Article, 'paragraphs'> {
  server: string;
  synced: boolean;
  original: Buffer | null;
  index: Buffer;
}

/**
 * Analyses again what another version of this program has analysed, a batch at a time: it may be ended at any point, and
 * goes on from there.
 */
export async function renew(database: Database): Promise<void> {
  for (;;) {
    const rows = await database.write((query) =>
      query<Row>(
        `select server, synced, id, title, published, source, text, original, index from articles
         where analyser <> $1 order by server, id limit $2`,
        [ANALYSER, AT_ONCE],
      ),
    );
    if (rows.length === 0) return;
    for (const server of new Set(rows.map((row) => row.server)))
      for (const synced of [true, false]) {
        const some = rows.filter((row) => row.server === server && row.synced === synced);
        await ingest(
          database,
          server,
          some.map(({ index, original, id, title, published, source, text }) => ({
            article: { id, title, published, source, text, paragraphs: unpack(index).paragraphs },
            original,
          })),
          { synced },
        );
      }
  }
}
