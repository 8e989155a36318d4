/** Synchronizes the seeds in the database with their folder. */

import path from 'node:path';
import type { ArticleFolder } from '../../articles/folder.ts';
import { readBytes } from '../../articles/text-file.ts';
import type { Progress } from '../merge-policy.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';
import type { SeedFiles } from './seed-files.ts';
import { applyChange, lockCollection } from './transaction.ts';

/**
 * Writes the articles of the folder of seeds to the database, and removes those that came from the folder and are no
 * longer in it. Seeds that were copied into the database by `migrate-library` stay.
 */
export async function syncSeeds(
  database: Database,
  folder: ArticleFolder,
  files: SeedFiles,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> {
  const { articles } = folder.content();
  await ingest(
    database,
    '',
    articles.map((article) => ({
      article,
      // A file that was deleted meanwhile is removed from the database after the next look at the folder.
      original: () =>
        readBytes(path.join(folder.root, article.id)).then(
          ({ bytes }) => bytes,
          () => null,
        ),
    })),
    { synced: true, onProgress: (done) => onProgress({ done, total: articles.length }) },
  );
  const ids = new Set(articles.map(({ id }) => id));
  await database.write(async (query) => {
    const synced = await query<{ id: string }>("select id from articles where server = '' and synced");
    const deleted = synced.flatMap(({ id }) => (ids.has(id) ? [] : id));
    if (deleted.length === 0) return;
    await lockCollection(query, '');
    await applyChange(query, '', { remove: deleted });
  });
  await files.write(folder.known());
}
