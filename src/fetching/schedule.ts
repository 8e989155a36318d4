/** Reads the sources while the bot runs, each when it is due, and looks at the pages that articles of servers are from. */
import { existsSync, type Stats, unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../log.ts';
import { BadSources } from './bad-sources.ts';
import type { Fetching } from './fetching.ts';
import { type CheckedLibrary, checkPages, pagesInWords } from './page-round.ts';
import { type ReportLine, reportOf } from './round-report.ts';

/** Where what is fetched goes. */
export interface FetchedFolder {
  /**
   * Prepares the folder of what is fetched.
   *
   * @returns whether this process may fetch: of several, only one does at a time
   */
  beginFetching(): Promise<boolean>;
  /** Serves what has been fetched, and lets other processes fetch. */
  endFetching(): Promise<void>;
}

/** When it looks for sources that are due, in milliseconds. */
export interface ScheduleTimes {
  /** After the start. */
  first: number;
  /** From one look to the next, at least and at most; the file is read anew with each. */
  min: number;
  max: number;
  /**
   * From one look whether the file has changed to the next. It is read when it stays the same for two of them: what is half
   * written lists less, and what is not listed is taken away.
   */
  watch: number;
}
const TIMES: ScheduleTimes = { first: 5_000, min: 60_000, max: 3_600_000, watch: 2_000 };
/** Waits are up to this much longer than they need to be, so that not all bots ask at the same minute. */
const JITTER = 0.1;

/** What the schedule runs over. */
export interface Scheduled {
  /** The file that lists the sources. It need not be there: until it is, nothing is done. */
  file: string;
  fetching: Fetching;
  library: FetchedFolder & CheckedLibrary;
  log: Log;
}

/**
 * Reads sources and looks at pages when they are due, until it is stopped.
 *
 * @returns a function that stops it
 */
export function startSchedule(
  { file, fetching, library, log }: Scheduled,
  times: ScheduleTimes = TIMES,
): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  let isLooking = false;
  /** Whether the file has changed, and has not been read since. */
  let isChanged = false;
  /** The problems of each source when it was last read. */
  const known = new Map<string, readonly string[]>();

  function wait(ms: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(look, ms * (1 + Math.random() * JITTER)).unref();
  }

  function report(lines: readonly ReportLine[]): void {
    for (const { isProblem, line } of lines)
      if (isProblem) log.warn(line);
      else log.info(line);
  }

  /** @returns when to look again, in milliseconds since 1970 */
  async function round(): Promise<number> {
    const result = await fetching.round('due');
    report(reportOf(result, { known }));
    for (const { source, problems } of result.sources) known.set(source, problems);
    const pages = await checkPages(fetching, library, () => isStopped);
    report(pagesInWords(pages));
    return pages.isMore ? 0 : (result.nextAt ?? Infinity);
  }

  async function look(): Promise<void> {
    let nextAt = Infinity;
    isLooking = true;
    if (isChanged) reportChange();
    isChanged = false;
    try {
      if (existsSync(file)) nextAt = (await roundInto(library, round)) ?? Infinity;
    } catch (error) {
      // A file that is being edited is read again when it has changed.
      const problems = error instanceof BadSources ? error.problems : [String(error)];
      if (!isStopped) for (const problem of problems) log.warn(`Nothing is fetched: ${problem}`);
    }
    isLooking = false;
    wait(isChanged ? 2 * times.watch : Math.min(Math.max(nextAt - Date.now(), times.min), times.max));
  }

  function noteChange(now: Stats, before: Stats): void {
    if (now.mtimeMs === before.mtimeMs && now.size === before.size && now.ino === before.ino) return;
    isChanged = true;
    if (!isLooking) wait(2 * times.watch);
  }

  function reportChange(): void {
    if (existsSync(file)) log.info(`${file} has changed: what it lists is read from the internet.`);
    else log.warn(`${file} is gone: nothing is fetched until it is back, and what has been fetched stays.`);
  }

  // By its state at intervals, which any disk tells, whether the file is there or not.
  watchFile(file, { interval: times.watch, persistent: false }, noteChange);
  wait(times.first);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    unwatchFile(file, noteChange);
  };
}

/** Runs a round, and serves what came of it; null where another process fetches. */
export async function roundInto<Result>(
  library: FetchedFolder,
  round: () => Promise<Result>,
): Promise<Result | null> {
  if (!(await library.beginFetching())) return null;
  try {
    return await round();
  } finally {
    await library.endFetching();
  }
}
