/**
 * Measures what each file that is made to do harm takes in a thread of the built program: the time of the processor, over all
 * threads of a process of its own, the time on the clock, and the memory at its peak, beyond what the process held before.
 * Beside them stands the time of the processor for an ordinary file of its format: of the first one, for which the thread
 * starts and loads its libraries, and of the next. It runs on Linux, which says what the peak was.
 *
 *     npm run build && node --import tsx test/articles/hostile/measure.ts [FORMAT]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { unpackArticle } from '../../../src/articles/packed-blocks.ts';
import type { Task, TaskResult } from '../../../src/library/indexing/tasks.ts';
import { ThreadPool } from '../../../src/library/indexing/thread-pool.ts';
import { deserializeError } from '../../../src/library/serialized-error.ts';
import { heapLimits } from '../../../src/library/server-articles/memory-budget.ts';
import type { HostileFile } from './hostile-file.ts';

/** In milliseconds of work: nothing is measured for longer. */
const PATIENCE = 20_000;

const [format, root] = process.argv.slice(2);
if (root === undefined) await measureAll();
else await measureIn(root);

async function measureAll(): Promise<void> {
  // Making them takes some seconds, which those that only read one need not wait for.
  const { HOSTILE } = await import('./hostile-files.ts');
  const { ordinaryFile } = await import('./ordinary-files.ts');
  console.log('hostile\tclock\tpeak\tfirst\tordinary');
  for (const [kind, files] of Object.entries(HOSTILE))
    if (format === undefined || format === kind)
      for (const file of files)
        console.log(`${measured(kind, file, ordinaryFile)}\t${kind} that ${file.what}`);
}

/** Measures a file in another process. */
function measured(
  kind: string,
  { name, bytes }: HostileFile,
  ordinaryFile: (name: string) => Uint8Array,
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
  try {
    for (const [which, content] of Object.entries({ ordinary: ordinaryFile(name), hostile: bytes() })) {
      mkdirSync(path.join(folder, which));
      writeFileSync(path.join(folder, which, name), content);
    }
    const command = [...process.execArgv, fileURLToPath(import.meta.url), kind, folder];
    return spawnSync(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
      .stdout.toString()
      .trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(folder: string): Promise<void> {
  const program = new URL('../../../dist/indexing-worker.mjs', import.meta.url);
  const pool = new ThreadPool<Task, TaskResult>(
    1,
    () => new Worker(program, { execArgv: [], resourceLimits: heapLimits('parsing') }),
  );
  const outcomeOf = async (which: string) => {
    const [name] = readdirSync(path.join(folder, which));
    const file = path.join(folder, which, name!);
    const task = { read: { id: name!, path: file, size: statSync(file).size, knownHash: null } };
    try {
      const result = await pool.run(task, PATIENCE);
      if ('error' in result) throw deserializeError(result.error);
      if ('file' in result && result.file.article) unpackArticle(result.file.article);
      return 'is read';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const first = await timed(() => outcomeOf('ordinary'));
  const next = await timed(() => outcomeOf('ordinary'));
  if (first.result !== 'is read') throw new Error(first.result);
  const before = megabytes('VmRSS');
  // The peak is measured anew.
  writeFileSync('/proc/self/clear_refs', '5');
  const { ms, clockMs, result } = await timed(() => outcomeOf('hostile'));
  const peak = megabytes('VmHWM') - before;
  console.log(`${ms} ms\t${clockMs} ms\t${peak} MB\t${first.ms} ms\t${next.ms} ms\t${result}`);
  await pool.close();
}

/** Does some work, and measures the time of the processor that it takes in all threads. */
async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ ms: number; clockMs: number; result: Result }> {
  const start = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  const clockMs = Math.round(performance.now() - start);
  return { ms: Math.round((user + system) / 1_000), clockMs, result };
}

/** A figure of memory of this process. */
function megabytes(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)![1]) / 1024);
}
