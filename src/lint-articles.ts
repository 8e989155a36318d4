/** `npm run lint-articles`: checks a folder of articles before it is served. It changes nothing. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from './articles/article.ts';
import { BadFile } from './articles/decode.ts';
import { readFolder } from './articles/folder.ts';
import { applySettings, parseCommandLine, UsageError } from './command-line.ts';
import { parseDay } from './day.ts';
import { type LintFinding, lintFiles, lintQuestions } from './library/health/lint.ts';
import { createLibrary } from './library/in-process-library.ts';
import { shippedModel } from './library/shipped-model.ts';
import { runToCompletion } from './run-to-completion.ts';
import { forTerminal } from './terminal.ts';

const USAGE = `Usage: npm run -s lint-articles -- [--json] [FOLDER]

Checks the articles of a folder (default: seeds): what cannot be read, has no day or title, has lost its structure, is
doubled or contradicted, and headings that are questions and not answered below. The exit code is 1 when there is any, and
2 when the folder cannot be checked.

  --json  an array of objects with file, line, kind and message`;

/** A finding with the line of the file that it is on, from 1. */
type Located = Omit<LintFinding, 'at'> & { line: number };

async function main(): Promise<void> {
  const { values, positionals } = parseCommandLine(
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    USAGE,
  );
  if (values.help) return console.log(USAGE);
  const [folder = 'seeds', ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Give one folder.\n\n${USAGE}`);
  const found = await lint(folder);
  if (values.json) console.log(JSON.stringify(found, null, 2));
  else
    for (const { file, line, message } of found)
      console.log(forTerminal(`${path.join(folder, file)}:${line}: ${message}.`));
  process.exitCode = found.length > 0 ? 1 : 0;
}

async function lint(folder: string): Promise<Located[]> {
  const usesReader = applySettings(process.env);
  if ((await stat(folder).catch(() => null))?.isFile())
    throw new UsageError(`${folder} is a file: give the folder that it is in.`);
  const content = await readFolder(folder);
  if (content.articles.length + content.problems.length === 0)
    throw new UsageError(`There is no article in ${folder}: put .txt or .md files in it.`);
  const sources = await sourcesOf(folder, content.articles);
  const today = parseDay(new Date().toISOString().slice(0, 10))!;
  const library = createLibrary(content.articles, content.problems, shippedModel(usesReader));
  const found = [
    ...runToCompletion(lintFiles(content, today)),
    ...(await lintQuestions(content.articles, library)),
  ];
  const textOf = new Map(content.articles.map(({ id, text }) => [id, text]));
  return found
    .map(({ at, ...rest }) => {
      const line = at === null ? 1 : lineOf(sources.get(rest.file) ?? '', textOf.get(rest.file) ?? '', at);
      return { ...rest, line };
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** The files as they are written. A document has no lines. */
async function sourcesOf(folder: string, articles: readonly Article[]): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const { id } of articles)
    sources.set(id, await readFile(path.join(folder, id), 'utf8').catch(() => ''));
  return sources;
}

/** How many characters of a text are looked for in its file, the fewer the more marks may be among them. */
const SOUGHT = [24, 12] as const;

/** The line of a file on which the words at an offset of its article stand; 1 where they are written otherwise. */
function lineOf(source: string, text: string, at: number): number {
  for (const length of SOUGHT) {
    const words = text.slice(at, at + length).split('\n')[0]!;
    // The same words may stand further up, as often as they do in the text.
    const parts = source.split(words);
    const before = text.slice(0, at).split(words).length;
    if (parts.length > 1) return parts.slice(0, before).join(words).split('\n').length;
  }
  return 1;
}

main().catch((error) => {
  const isKnown = error instanceof UsageError || error instanceof BadFile;
  console.error(isKnown ? forTerminal(error.message) : error);
  process.exitCode = 2;
});
