import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const DISCORD = 'Only src/discord and commands know Discord.';
const WINK = 'Only src/language knows wink.';
const POSTGRES = 'Only src/library/postgres knows PostgreSQL.';
const READER = 'Only src/retrieval runs the reader.';
const LOCAL = 'Only the start knows the local Discord.';
const NOT_OURS = 'The local Discord knows nothing of the bot.';
const TRAINING = 'Nothing but training imports training.';
const ONE_WAY = 'Imports run one way: see src/README.md.';

/** A folder, a module imported there, and the linter's message; null when the import is allowed. */
const IMPORTS: [folder: string, imported: string, message: string | null][] = [
  ['src/library', 'discord.js', DISCORD],
  ['src', 'discord.js', DISCORD],
  ['src/discord', 'discord.js', null],
  ['src/library', 'wink-nlp', WINK],
  ['commands', 'wink-eng-lite-web-model', WINK],
  ['src/language', 'wink-nlp', null],
  ['src/library', 'pg', POSTGRES],
  ['src/discord', 'pg', POSTGRES],
  ['src/library/postgres', 'pg', null],
  ['src/library', '../retrieval/reader/encoder.ts', READER],
  ['src', './retrieval/reader/encoder.ts', READER],
  ['src/local', '../library/library.ts', NOT_OURS],
  ['src/local/rest', '../../log.ts', NOT_OURS],
  ['src/local/rest', '../../i18n/locales.ts', NOT_OURS],
  ['src/local/rest', '../services.ts', null],
  ['src/discord', '../local/index.ts', LOCAL],
  ['src/library', '../training/random.ts', TRAINING],
  ['src', './training/random.ts', TRAINING],
  ['src/training', '../library/ask.ts', null],
  ['src/language', '../retrieval/index.ts', ONE_WAY],
  ['src/articles', '../language/terms.ts', ONE_WAY],
  ['src/language', '../i18n/translator.ts', ONE_WAY],
  ['src/retrieval', '../i18n/translator.ts', ONE_WAY],
  ['src/articles', '../i18n/translator.ts', null],
  ['src/i18n', '../library/library.ts', ONE_WAY],
  ['src/i18n', '../log.ts', ONE_WAY],
  ['src/i18n', '../day.ts', null],
  ['src/i18n', './locales.ts', null],
  ['src/retrieval', '../library/library.ts', ONE_WAY],
  ['src/fetching', '../articles/parse.ts', null],
  ['src/fetching', '../language/sentences.ts', null],
  ['src/fetching', '../language/terms.ts', ONE_WAY],
  ['src/fetching', '../library/library.ts', ONE_WAY],
  ['src/fetching', '../discord/bot.ts', ONE_WAY],
  ['src/fetching', 'pg', POSTGRES],
  ['src/articles', '../fetching/fetching.ts', ONE_WAY],
  ['src/library', '../fetching/fetching.ts', ONE_WAY],
  ['src', './fetching/fetching.ts', null],
  ['src/library', '../discord/custom-ids.ts', ONE_WAY],
  ['src/discord', '../../commands/index.ts', ONE_WAY],
  ['commands', '../src/language/terms.ts', ONE_WAY],
];

it('the linter rejects forbidden imports', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  try {
    const config = JSON.parse(await readFile('.biome.json', 'utf8'));
    await writeFile(path.join(root, '.biome.json'), JSON.stringify({ ...config, vcs: {} }));
    for (const [number, [folder, imported]] of IMPORTS.entries()) {
      await mkdir(path.join(root, folder), { recursive: true });
      const text = `import * as it from '${imported}';\n\nconsole.log(it);\n`;
      await writeFile(path.join(root, folder, `probe-${number}.ts`), text);
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        path.resolve('node_modules/@biomejs/biome/bin/biome'),
        'lint',
        '--reporter=github',
        '--max-diagnostics=none',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    const messageOf = (number: number) => {
      const line = stdout
        .split('\n')
        .find((one) => one.includes(`probe-${number}.ts`) && one.includes('noRestrictedImports'));
      return line ? line.slice(line.lastIndexOf('::') + 2) : null;
    };
    expect(IMPORTS.map(([folder, imported], number) => [folder, imported, messageOf(number)])).toEqual(
      IMPORTS,
    );
  } finally {
    await rm(root, { recursive: true });
  }
});
