/** Records the figures of soak tests in RESULTS.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const FILE = new URL('RESULTS.md', import.meta.url);

const HEAD = `# What was measured last

Written by \`npm run soak\` and \`npm run mutation\`, a line for each test of the study of faults, under its number. The
load is the machine's average over a minute when the test ended, all that ran on it included: where it is well above
what the test itself needs, the machine was shared, and the times say less than they could.

`;

/** Replaces the figures of a test by those of its latest run. */
export function note(test: string, figures: string): void {
  console.log(`${test}: ${figures}`);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  const row = `- **${test}**: ${figures} (${day}; ${machine}; load ${loadavg()[0]?.toFixed(1)})`;
  const others = rows().filter((one) => !one.startsWith(`- **${test}**`));
  const byNumber = (one: string) => Number.parseInt(one.slice('- **'.length), 10);
  const sorted = [...others, row].sort((a, b) => byNumber(a) - byNumber(b) || (a < b ? -1 : 1));
  writeFileSync(FILE, `${HEAD}${sorted.join('\n')}\n`);
}

function rows(): string[] {
  try {
    return readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- **'));
  } catch {
    return [];
  }
}
