/**
 * Measures `health` over 5,000 articles with planted faults, in memory or over the database of TEST_DATABASE_URL:
 * `node --import tsx test/bench/health/bench.ts [--held-out] [--seed 1]`;
 * with `--pairs first`, the contradictions among the pairs of a set of `pairs/` instead.
 */
import { parseArgs } from 'node:util';
import { parseArticle } from '../../../src/articles/parse.ts';
import type { Finding } from '../../../src/library/health/health.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { madeUpProse, TODAY } from './honest-library.ts';
import { fileText, scoreOf } from './measure.ts';
import { libraryWithPairs, type PairSet } from './pairs.ts';
import { plantedLibrary } from './plants.ts';

const ARTICLES = 5_000;
const SERVER = '1';

const { values } = parseArgs({
  options: {
    'held-out': { type: 'boolean', default: false },
    pairs: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const prose = madeUpProse(seed + 1);
const planted = values.pairs
  ? libraryWithPairs(values.pairs as PairSet, seed, ARTICLES, prose)
  : plantedLibrary(seed, ARTICLES, prose, values['held-out']);
const articles = planted.files.map((file) => parseArticle(file.name, fileText(file)));

const url = process.env.TEST_DATABASE_URL;
const library = url ? await overDatabase(url) : createLibrary(articles);
const usage = process.cpuUsage();
const began = performance.now();
const { findings, checked } = await library.health(SERVER, TODAY);
const { user, system } = process.cpuUsage(usage);
console.log(
  `${checked} articles: ${seconds(performance.now() - began)}, of a processor ${seconds((user + system) / 1_000)}`,
);

const filesOf = (kind: Finding['kind']) =>
  findings.flatMap((one) =>
    one.kind === kind && 'articles' in one
      ? [{ files: one.articles.map(({ id }) => id) as [string, string], says: one.kind }]
      : [],
  );
const stale = findings.flatMap((one) => (one.kind === 'stale' ? one.article.id : []));
for (const kind of ['duplicate', 'contradiction'] as const) {
  const plants = kind === 'duplicate' ? planted.duplicates : planted.contradictions;
  const { found, wrong } = scoreOf(plants, filesOf(kind));
  console.log(`${kind}: ${found} of ${plants.length} found, ${wrong.length} others`);
}
const old = new Set(planted.stale);
console.log(
  `stale: ${stale.filter((id) => old.has(id)).length} of ${old.size} found, ${stale.filter((id) => !old.has(id)).length} others`,
);
await library.close();

async function overDatabase(address: string): Promise<Library> {
  const database = new Database(address);
  await migrate(database);
  await ingest(
    database,
    '',
    (async function* () {
      for (const article of articles) yield { article };
    })(),
  );
  return databaseLibrary(database);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
