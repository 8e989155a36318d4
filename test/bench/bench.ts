/** `npm run bench`: compares our index with others, on the same sentences and questions in the same run. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { SingleBar } from 'cli-progress';
import { chart, type Line } from './chart.ts';
import { ENGINES } from './engines.ts';
import type { Run } from './run-engine.ts';

const USAGE = `Usage: npm run bench -- [--sizes 10000,100000,1000000] [--engines NAME,…] [--out DIR] DIR…

  DIR…       sets of questions (see test/eval/README.md); larger texts are made of the words of the first
  --sizes    how many sentences the made-up texts have; none for the sets alone
  --engines  only those whose names start so
  --out DIR  where tables and charts go (default: test/bench)`;

const run = promisify(execFile);

/** The limits of a run, beyond which a small machine could not be used. */
const MAX_MINUTES = 15;
const MAX_MEGABYTES = 8_000;

/** The figures of a run, or why it failed. */
type Result = Run | { engine: string; corpus: string; failed: string };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      engines: { type: 'string', default: '' },
      out: { type: 'string', default: 'test/bench' },
    },
  });
  const [first] = positionals;
  if (first === undefined) throw new Error(USAGE);
  const sizes = values.sizes.split(',').filter(Boolean).map(Number);
  const engines = ENGINES.filter(({ name }) =>
    values.engines.split(',').some((start) => name.startsWith(start)),
  );
  const packages = await installPeers();
  const tables = path.join(values.out, 'RESULTS.md');
  const waiting = loadavg()[0]!;

  const corpora = [
    ...positionals.map((folder) => ({ folder, size: 0 })),
    ...sizes.map((size) => ({ folder: first, size })),
  ];
  const bar = new SingleBar({ format: '{bar} {value}/{total} runs: {what}' });
  bar.start(corpora.length * engines.length, 0, { what: '' });
  const results: Result[] = [];
  for (const { folder, size } of corpora)
    for (const { name } of engines) {
      const corpus = size === 0 ? path.basename(folder) : `${size.toLocaleString('en')} made-up sentences`;
      bar.update({ what: `${name} on ${corpus}` });
      const failed = results.some((one) => one.engine === name && 'failed' in one);
      results.push(
        failed
          ? { engine: name, corpus, failed: 'not tried: it failed before' }
          : await runOne(name, corpus, folder, size, packages),
      );
      // The benchmark takes more than an hour: one that is interrupted leaves the results so far.
      await writeFile(tables, report(results, waiting));
      bar.increment();
    }
  bar.stop();

  await run('npx', ['biome', 'format', '--write', tables]);
  const names = engines.map(({ name }) => name);
  const linesOf = (value: (run: Run) => number): Line[] =>
    names.map((name) => ({
      name,
      values: sizes.map((size) => {
        const found = results.find(
          (one) =>
            one.engine === name &&
            'sentences' in one &&
            one.corpus.startsWith(`${size.toLocaleString('en')} made`),
        );
        return found && 'sentences' in found ? value(found) : null;
      }),
    }));
  if (sizes.length > 1) {
    await writeFile(
      path.join(values.out, 'time.svg'),
      chart(
        'Time of the processor for a question',
        sizes,
        linesOf(({ msCpu }) => msCpu),
        'ms',
      ),
    );
    await writeFile(
      path.join(values.out, 'memory.svg'),
      chart(
        'Memory of a sentence',
        sizes,
        linesOf(({ bytesPerSentence }) => bytesPerSentence),
        'B',
      ),
    );
  }
  console.log(report(results, waiting));
}

/** Installs the peers from npm into a folder of their own, since the product does not need them. */
async function installPeers(): Promise<string> {
  const folder = path.resolve('node_modules/.cache/verbatim-bench');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  await run('npm', [
    'install',
    '--no-save',
    '--silent',
    '--prefix',
    folder,
    ...ENGINES.flatMap(({ packages }) => packages),
  ]);
  return folder;
}

async function runOne(
  engine: string,
  corpus: string,
  folder: string,
  size: number,
  packages: string,
): Promise<Result> {
  const flags = ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${MAX_MEGABYTES}`];
  const script = path.resolve('test/bench/run-engine.ts');
  try {
    const { stdout } = await run(
      process.execPath,
      [...flags, script, engine, folder, String(size), packages],
      {
        timeout: MAX_MINUTES * 60_000,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return JSON.parse(stdout) as Run;
  } catch (error) {
    const { killed, stderr = '' } = error as { killed?: boolean; stderr?: string };
    const memory = /heap out of memory|allocation failed/i.test(stderr);
    const failed = memory
      ? `more than ${MAX_MEGABYTES / 1000} GB`
      : killed
        ? `more than ${MAX_MINUTES} minutes`
        : 'failed';
    return { engine, corpus, failed };
  }
}

/** @param waiting the load average at the start */
function report(results: readonly Result[], waiting: number): string {
  const corpora = [...new Set(results.map(({ corpus }) => corpus))];
  const tables = corpora.map((corpus) => {
    const rows = results.filter((one) => one.corpus === corpus);
    const ours = rows.find((one): one is Run => one.engine === ENGINES[0]!.name && 'sentences' in one);
    return `## ${corpus}\n\n| engine | P@1 | ms of the processor a question | times ours | median | p99 | built in | memory a sentence | on disk |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n${rows.map((one) => rowOf(one, ours)).join('\n')}\n`;
  });
  const machine = `${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  return `# Beside others\n\nMade by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)} (${machine}). Each engine in a process of its own, one after another, with its\nown defaults; ratios are to our whole answer, second stage included, by time of the processor. When it began, ${waiting.toFixed(0)} processes\nwaited for the machine's cores: on a busy machine median, p99 and building times are too long for all.\n\n${tables.join('\n')}`;
}

function rowOf(one: Result, ours: Run | undefined): string {
  if (!('sentences' in one)) return `| ${one.engine} | | ${one.failed} | | | | | | |`;
  const times = ours ? `${Number((one.msCpu / ours.msCpu).toPrecision(2))} ×` : '';
  const p1 = one.p1 === null ? '' : `${(100 * one.p1).toFixed(1)} %`;
  const bytes = (count: number) => `${Math.round(count).toLocaleString('en')} B`;
  const disk = one.bytesOnDisk === null ? '' : bytes(one.bytesOnDisk);
  return `| ${one.engine} | ${p1} | ${one.msCpu.toFixed(2)} | ${times} | ${one.msP50.toFixed(2)} ms | ${one.msP99.toFixed(2)} ms | ${one.seconds.toFixed(1)} s | ${bytes(one.bytesPerSentence)} | ${disk} |`;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
