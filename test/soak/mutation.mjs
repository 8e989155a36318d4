// Mutation tests with Stryker: `npm run mutation`, or `npm run mutation escape` for one of the parts below. Stryker is
// large and needed for nothing else, so it is installed into a temporary copy of the repository.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { register } from 'tsx/esm/api';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];

/**
 * For each part: the mutation score that the tests must reach, in percent, and files to mutate with the tests to run. For
 * each mutant, Stryker loads all tests of its line, so a large part has a line for each file.
 */
const PARTS = {
  acknowledge: [80, ['src/discord/sending/acknowledge.ts', 'test/discord/sending/acknowledge.test.ts']],
  escape: [
    95,
    ['src/discord/escape.ts', 'test/discord/escape.test.ts', 'test/e2e/faults/04-rendered.test.ts'],
  ],
  permissions: [95, ['src/discord/moderation/moderator.ts', 'test/discord/moderation/moderator.test.ts']],
  fairUse: [
    80,
    [
      'src/discord/{fair-use/*,seen-ids}.ts',
      'test/discord/fair-use/{admission-control,fair-queue,rate-limiter}.test.ts',
      'test/discord/seen-ids.test.ts',
      'test/discord/clock-skew.test.ts',
    ],
  ],
  language: [
    80,
    ...['quantities', 'event-matching', 'question', 'tokenizer', 'entity-tags', 'word-normalization'].map(
      (name) => [`src/language/${name}.ts`, `test/language/${name}.test.ts`],
    ),
    ['src/language/anaphora.ts', 'test/language/anaphora.test.ts'],
    ['src/language/{date-terms,dates}.ts', 'test/language/{date-terms,dates}.test.ts'],
    [
      'src/language/{acronyms,terms,part-of-speech}.ts',
      'test/language/{acronyms,terms,word-normalization}.test.ts',
    ],
    ['src/language/event-anchored-dates.ts', 'test/language/{event-matching,event-anchored-dates}.test.ts'],
    ['src/language/{sentences,sentences/*}.ts', 'test/language/sentences.test.ts'],
    ...['calendar', 'combine', 'days', 'holidays', 'months', 'periods'].map(dates),
    ...['relative', 'tense', 'tokens', 'weekdays', 'implicit-year', 'years'].map(dates),
    [
      'src/language/dates/{pattern,rule,token-symbols,verb-lists}.ts',
      'test/language/{dates,dates/*}.test.ts',
    ],
  ],
  retrieval: [
    80,
    ...['weights-file', 'growable-array', 'lexicon', 'segment-merge', 'model', 'spelling', 'verdict'].map(
      (name) => [`src/retrieval/${name}.ts`, `test/retrieval/${name}.test.ts`],
    ),
    [
      'src/retrieval/{ranking-network,calibration}.ts',
      'test/retrieval/{ranking-network,calibration}.test.ts',
    ],
    ['src/retrieval/highlight.ts', 'test/retrieval/{highlight,highlight-parts}.test.ts'],
    [
      'src/retrieval/{segment-builder,segment}.ts',
      'test/retrieval/{growable-array,segment-merge,index-scores,statistics}.test.ts',
    ],
    [
      'src/retrieval/{index,bm25-search,statistics}.ts',
      'test/retrieval/{index,index-scores,bm25-search,statistics}.test.ts',
    ],
    ['src/retrieval/reranker.ts', 'test/retrieval/reranker.test.ts'],
    ['src/retrieval/features/*.ts', 'test/retrieval/{features/*,reranker}.test.ts'],
  ],
};
const LARGE = ['language', 'retrieval'];

register();
const { note } = await import('./results.ts');
const names = process.argv.slice(2);
const home = mkdtempSync(path.join(tmpdir(), 'verbatim-mutation-'));
try {
  for (const file of execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n'))
    cpSync(file, path.join(home, file));
  cpSync('node_modules', path.join(home, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  const run = (command, args) => execFileSync(command, args, { cwd: home, stdio: 'inherit' });
  run('npm', ['install', '--no-save', '--ignore-scripts', ...STRYKER]);
  for (const [name, [minScore, ...lines]] of Object.entries(PARTS))
    if (names.length === 0 || names.includes(name)) {
      const states = lines.flatMap(([mutate, ...tests]) =>
        statesOf(mutate, tests, LARGE.includes(name), run),
      );
      report(name, states, minScore);
    }
} finally {
  rmSync(home, { recursive: true, force: true });
}

function dates(name) {
  return [`src/language/dates/${name}.ts`, `test/language/dates/${name}.test.ts`];
}

/** The status of each mutant. */
function statesOf(mutate, tests, isLarge, run) {
  const inHome = (file) => path.join(home, file);
  const config = {
    include: tests,
    testTimeout: 60_000,
    env: { RENDERINGS: '150' },
    setupFiles: isLarge ? ['mutation.setup.ts'] : [],
  };
  writeFileSync(inHome('mutation.vitest.config.ts'), `export default { test: ${JSON.stringify(config)} };`);
  // Code with all mutants in it is too slow for tests of its speed and for thousands of generated cases, and
  // counterexamples need not be shrunk.
  writeFileSync(
    inHome('mutation.setup.ts'),
    `import fc from 'fast-check';
    performance.now = () => 0;
    fc.configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 1_000 });`,
  );
  const settings = {
    mutate: [mutate],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'mutation.vitest.config.ts', related: false },
    // Stryker 9 does not support TypeScript 7.
    tsconfigFile: 'none.json',
    reporters: ['clear-text', 'json'],
    clearTextReporter: { logTests: false },
    jsonReporter: { fileName: 'mutation.json' },
    coverageAnalysis: 'perTest',
    // Static mutants, such as those of patterns, would take hours in large parts.
    ignoreStatic: isLarge,
    timeoutMS: 5_000,
  };
  writeFileSync(inHome('stryker.json'), JSON.stringify(settings));
  run('npx', ['stryker', 'run', 'stryker.json']);
  const { files } = JSON.parse(readFileSync(inHome('mutation.json'), 'utf8'));
  return Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
}

function report(name, states, minScore) {
  const count = (...kinds) => states.filter((state) => kinds.includes(state)).length;
  const detected = count('Killed', 'Timeout');
  const all = detected + count('Survived', 'NoCoverage');
  const score = (detected / all) * 100;
  note(`30 ${name}`, `${score.toFixed(1)} % of ${all} changes noticed (at least ${minScore} % asked for)`);
  if (score < minScore) process.exitCode = 1;
}
