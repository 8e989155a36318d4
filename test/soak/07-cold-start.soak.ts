import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, it, vi } from 'vitest';
import { readFolder } from '../../src/articles/folder.ts';
import { startLocalDiscord } from '../../src/local/index.ts';
import { corpusOf, makeCorpus } from '../bench/corpus.ts';
import { BotProcess, endProcesses } from '../e2e/faults/process.ts';
import { megabytesOf } from '../process-status.ts';
import { note } from './results.ts';

/** Twenty for each article. */
const SENTENCES = 100_000;
/** Generous, for a busy machine. */
const PATIENCE = { timeout: 300_000, interval: 20 };

endProcesses();

it('7. with five thousand articles, the bot is online before they are read, and says so', async () => {
  const { articles } = await readFolder('seeds');
  const sample = corpusOf({ name: 'seeds', articles, questions: [] });
  const corpus = makeCorpus(sample.sentences, SENTENCES, 7);
  expect(corpus.articles).toHaveLength(5_000);
  const seeds = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  for (const { id, text } of corpus.articles)
    await writeFile(path.join(seeds, id), `Date: 2024-05-06\n\n${text}\n`);
  await writeFile(path.join(seeds, 'mill.txt'), 'Date: 2024-05-06\n\nThe mill has 31 metres of sails.\n');
  const local = await startLocalDiscord();
  const ask = async (name: string) =>
    JSON.stringify(
      await local
        .addPerson(name)
        .in(local.channels.questions)
        .run('ask', { question: 'How many metres of sails has the mill?' }),
    );

  const began = performance.now();
  const since = () => ((performance.now() - began) / 1_000).toFixed(1);
  const bot = await BotProcess.start(local, { env: { SEEDS_DIR: seeds } });
  await bot.ready();
  const online = since();
  const meanwhile = await ask('early');
  await vi.waitUntil(() => /Read [\d,]+ article/.test(bot.output), PATIENCE);
  const read = since();
  expect(await ask('late')).toContain('metres of sails.');
  note(
    '7 cold',
    `${corpus.articles.length} articles of ${corpus.sentences.length} sentences: there after ${online} s, ${meanwhile.includes('still reading') ? 'says that it still reads, ' : ''}all of them read after ${read} s; ${megabytesOf(bot.child, 'VmHWM')} MB at most`,
  );
  await bot.end();
  await local.close();
  await rm(seeds, { recursive: true });
});
