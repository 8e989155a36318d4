import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleFolder } from '../../articles/folder.ts';
import type { Progress } from '../merge-policy.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';
import { change, hold } from './transaction.ts';

/**
 * Makes what ships in the database equal to a folder of seeds: what is in the folder is there then, and what only came
 * from the folder goes when it is gone from there. What was moved into the database by hand stays.
 */
export async function syncSeeds(
  database: Database,
  folder: ArticleFolder,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> {
  const { articles } = folder.content();
  await ingest(
    database,
    '',
    articles.map((article) => ({
      article,
      // One that has gone meanwhile is taken out when the folder is looked at again.
      original: () => readFile(path.join(folder.root, article.id)).catch(() => null),
    })),
    { synced: true, onProgress: (done) => onProgress({ done, total: articles.length }) },
  );
  const ids = new Set(articles.map(({ id }) => id));
  await database.write(async (query) => {
    const synced = await query<{ id: string }>("select id from articles where server = '' and synced");
    const gone = synced.flatMap(({ id }) => (ids.has(id) ? [] : id));
    if (gone.length === 0) return;
    await hold(query, '');
    await change(query, '', { take: gone });
  });
}
