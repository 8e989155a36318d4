/**
 * Measures what each file that is made to do harm takes: the time of the processor, and the memory beyond what a process has
 * taken that has read a good file of its format. Each is read in a process of its own, without the limits of its thread.
 *
 *     node --import tsx test/articles/hostile/measure.ts [FORMAT]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { pdfOf } from '../convert/pdf-writer.ts';
import { odtOf, zipOf } from '../convert/zip.ts';

/** In seconds of the processor: nothing is measured for longer. */
const PATIENCE = 10;

const [format, root] = process.argv.slice(2);
if (root === undefined) await measureAll();
else await measureIn(root);

async function measureAll(): Promise<void> {
  // Making them takes some seconds, which those that only read one need not wait for.
  const { HOSTILE } = await import('./hostile-files.ts');
  for (const [kind, files] of Object.entries(HOSTILE)) {
    if (format !== undefined && format !== kind) continue;
    for (const { what, name, bytes } of files) {
      const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
      for (const [which, content] of [
        ['good', goodFile(name)],
        ['hostile', bytes()],
      ] as const) {
        mkdirSync(path.join(folder, which));
        writeFileSync(path.join(folder, which, name), content);
      }
      const command = [process.execPath, ...process.execArgv, fileURLToPath(import.meta.url), kind, folder];
      const { stdout } = spawnSync('bash', ['-c', `ulimit -t ${PATIENCE}; exec "$@"`, 'bash', ...command]);
      console.log(`${stdout.toString().trim() || `more than ${PATIENCE} s`}\t${kind} that ${what}`);
      rmSync(folder, { recursive: true });
    }
  }
}

async function measureIn(folder: string): Promise<void> {
  await outcomeOf(path.join(folder, 'good'));
  const before = process.resourceUsage().maxRSS;
  const used = process.cpuUsage();
  const outcome = await outcomeOf(path.join(folder, 'hostile'));
  const { user, system } = process.cpuUsage(used);
  const memory = process.resourceUsage().maxRSS - before;
  console.log(`${Math.round((user + system) / 1_000)} ms\t${Math.round(memory / 1024)} MB\t${outcome}`);
}

async function outcomeOf(folder: string): Promise<string> {
  const articles = new ArticleFolder(folder);
  await articles.look();
  const { problems } = articles.content();
  return problems.length === 0 ? 'is read' : `${problems.length} × ${problems[0]?.reason}`;
}

function goodFile(name: string): Uint8Array {
  const rain = 'It rained.';
  switch (path.extname(name)) {
    case '.pdf':
      return pdfOf([[{ x: 72, y: 700, text: rain }]]);
    case '.odt':
      return odtOf('Rain', rain);
    case '.zip':
      return zipOf({ 'a.txt': rain });
    default:
      return Buffer.from(rain);
  }
}
