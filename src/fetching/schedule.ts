/** Reads the sources while the bot runs, each when it is due. */
import type { Log } from '../log.ts';
import type { Fetching, RoundResult } from './fetching.ts';
import { reportOf } from './round-report.ts';
import { BadSources } from './sources.ts';

/** Where what is fetched goes. */
export interface FetchedLibrary {
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
}
const TIMES: ScheduleTimes = { first: 5_000, min: 60_000, max: 3_600_000 };
/** Waits are up to this much longer than they need to be, so that not all bots ask at the same minute. */
const JITTER = 0.1;

/**
 * Reads sources when they are due, until it is stopped.
 *
 * @returns a function that stops it
 */
export function startSchedule(
  fetching: Fetching,
  library: FetchedLibrary,
  log: Log,
  times: ScheduleTimes = TIMES,
): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  /** The problems of each source when it was last read. */
  const known = new Map<string, readonly string[]>();
  const wait = (ms: number) => {
    if (!isStopped) timer = setTimeout(look, ms * (1 + Math.random() * JITTER)).unref();
  };

  async function look(): Promise<void> {
    let nextAt: number | null = null;
    try {
      const result = await roundInto(library, () => fetching.round('due'));
      for (const { isProblem, line } of result ? reportOf(result, { known }) : [])
        if (isProblem) log.warn(line);
        else log.info(line);
      for (const { source, problems } of result?.sources ?? []) known.set(source, problems);
      nextAt = result?.nextAt ?? null;
    } catch (error) {
      if (isStopped) return;
      // A file that is being edited is read again with the next look.
      const problems = error instanceof BadSources ? error.problems : [String(error)];
      for (const problem of problems) log.warn(`Nothing is fetched: ${problem}`);
    }
    wait(Math.min(Math.max((nextAt ?? Infinity) - Date.now(), times.min), times.max));
  }

  wait(times.first);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Runs a round, and serves what came of it; null where another process fetches. */
export async function roundInto(
  library: FetchedLibrary,
  round: () => Promise<RoundResult>,
): Promise<RoundResult | null> {
  if (!(await library.beginFetching())) return null;
  try {
    return await round();
  } finally {
    await library.endFetching();
  }
}
