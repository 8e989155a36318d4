// Changes the code in every small way, and counts the changes that no test notices: `npm run mutation`, or
// `npm run mutation escape` for one of the parts below. Stryker is heavy, and nobody else needs it: it is installed
// beside a copy of what git has, and both are taken away again.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { register } from 'tsx/esm/api';

const STRYKER = ['@stryker-mutator/core@9.6.1', '@stryker-mutator/vitest-runner@9.6.1'];

/** What is changed, by which tests it is held, and the share of changes that they have to notice, in percent. */
const PARTS = {
  acknowledge: [['src/discord/acknowledge.ts'], ['test/discord/acknowledge.test.ts'], 80],
  escape: [
    ['src/discord/escape.ts'],
    ['test/discord/escape.test.ts', 'test/e2e/faults/04-rendered.test.ts'],
    95,
  ],
  permissions: [['src/discord/moderator.ts'], ['test/discord/moderator.test.ts'], 95],
  fairUse: [['src/discord/{buckets,turns,gate,known}.ts'], ['test/discord/fair-use.test.ts'], 80],
  language: [['src/language/**/*.ts'], ['test/language/**/*.test.ts'], 80],
  retrieval: [['src/retrieval/**/*.ts'], ['test/retrieval/**/*.test.ts'], 80],
};

register();
const { note } = await import('./results.ts');
const wanted = process.argv.slice(2);
const home = mkdtempSync(path.join(tmpdir(), 'verbatim-mutation-'));
try {
  for (const file of execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n'))
    cpSync(file, path.join(home, file));
  cpSync('node_modules', path.join(home, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  const run = (command, args) => execFileSync(command, args, { cwd: home, stdio: 'inherit' });
  run('npm', ['install', '--no-save', '--ignore-scripts', ...STRYKER]);
  for (const [name, part] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) measure(name, part, run);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function measure(name, [mutate, tests, least], run) {
  const inHome = (file) => path.join(home, file);
  writeFileSync(
    inHome('mutation.vitest.config.ts'),
    `export default { test: { include: ${JSON.stringify(tests)}, testTimeout: 60_000, env: { RENDERINGS: '150' } } };`,
  );
  const settings = {
    mutate,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'mutation.vitest.config.ts', related: false },
    // TypeScript 7 has no interface that Stryker 9 could read it by.
    tsconfigFile: 'none.json',
    reporters: ['clear-text', 'json'],
    jsonReporter: { fileName: 'mutation.json' },
    coverageAnalysis: 'perTest',
    // What is made once, such as a pattern, is changed as well where that does not take hours.
    ignoreStatic: mutate.some((pattern) => pattern.includes('**')),
    timeoutMS: 15_000,
  };
  writeFileSync(inHome('stryker.json'), JSON.stringify(settings));
  run('npx', ['stryker', 'run', 'stryker.json']);
  const { files } = JSON.parse(readFileSync(inHome('mutation.json'), 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...kinds) => states.filter((state) => kinds.includes(state)).length;
  const noticed = count('Killed', 'Timeout');
  const all = noticed + count('Survived', 'NoCoverage');
  const score = (noticed / all) * 100;
  note(`30 ${name}`, `${score.toFixed(1)} % of ${all} changes noticed (at least ${least} % asked for)`);
  if (score < least) process.exitCode = 1;
}
