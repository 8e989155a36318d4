/** Checks the machine: Node.js, the reader and the folders. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { problemInWords } from '../articles/folder.ts';
import type { Config } from '../config.ts';
import { readFolderInThreads } from '../library/indexing/reading-threads.ts';
import { canRead, NO_SIMD } from '../retrieval/reader/kernels/compile.ts';
import { type Finding, noted, well, wrong } from './finding.ts';

/** The minimum version, as in package.json. */
const MIN_NODE = [20, 19] as const;

/** @param version such as `20.19.0` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  if (isNewEnough) return well(`Node.js ${version}`);
  return wrong(
    `Node.js ${version} is too old: install ${MIN_NODE.join('.')} or later from https://nodejs.org.`,
  );
}

/** Whether the reader can run. */
export function checkReader({ reader }: Pick<Config, 'reader'>): Finding {
  if (!reader) return noted('READER is off: questions are answered without the reader, and less well.');
  return canRead() ? well('the reader can run') : noted(NO_SIMD);
}

/** Checks the seeds: the number of articles, and each file that is not served. */
export async function checkSeeds({ seeds }: Pick<Config, 'seeds'>): Promise<Finding[]> {
  const advice = 'put .txt or .md files with articles into it';
  try {
    const { articles, problems } = await readFolderInThreads(seeds);
    const left = problems.map((problem) => noted(problemInWords(problem, seeds)));
    if (articles.length === 0) return [wrong(`${seeds}/ holds no articles: ${advice}.`), ...left];
    return [well(`${seeds}/ holds ${articles.length} article(s)`), ...left];
  } catch (error) {
    return [wrong(`${seeds}/ cannot be read: ${(error as Error).message}`)];
  }
}

/** Checks that the data folder can be written to; leaves nothing there. */
export async function checkData({ data }: Pick<Config, 'data'>): Promise<Finding> {
  const existed = await stat(data).then(
    () => true,
    () => false,
  );
  const trial = path.join(data, `.doctor-${randomUUID()}`);
  try {
    await mkdir(data, { recursive: true });
    await writeFile(trial, 'May be removed.');
    await rm(trial);
    if (!existed) await rm(data, { recursive: true });
    return well(`${data}/ can be written to`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return wrong(
      `${data}/ cannot be written to (${code}): give it to the user that runs the bot, or set DATA_DIR to another folder.`,
    );
  }
}
