/** Looks, with the schedule, whether the pages that articles of servers are from still say what these say. */
import type { Fetching } from './fetching.ts';
import type { PageCheck } from './page-check.ts';
import type { Validators } from './polite-client.ts';
import type { ReportLine } from './round-report.ts';

/** Where the articles are, and what is known of their pages. */
export interface CheckedLibrary {
  /** The pages on some hosts that were not looked at since a moment, in milliseconds since 1970: the longest ago first. */
  duePages(hosts: readonly string[], before: number, limit: number): Promise<DuePage[]>;
  /** What is looked for on the page of an article; null when the article is gone. */
  pageOf(article: string, server: string): Promise<ArticlePage | null>;
  /** Notes what came of it, for a version of the article, at a moment. */
  notePage(article: string, server: string, version: string, check: PageCheck, at: number): Promise<void>;
}

interface DuePage {
  server: string;
  article: string;
  address: string;
}

interface ArticlePage {
  address: string;
  sentences: string[];
  version: string;
  validators: Validators;
}

/** How many pages are looked at in a round, and of a host: with its longest pause, a host takes ten minutes. */
const MAX_PAGES = 50;
const MAX_OF_HOST = 10;
/** Among so many that are due they are chosen, so that a host with many does not hold up the others. */
const MAX_DUE = 500;
/** How many are looked at at a time; a host is asked one thing at a time in any case. */
const CONCURRENCY = 4;

/** What came of it. */
export interface PageCounts {
  looked: number;
  gone: number;
  /** Those that do not have some of the sentences. */
  changed: number;
  unreachable: number;
  /** Whether more pages are due. */
  isMore: boolean;
}

/**
 * Looks at the pages that are due.
 *
 * @param isStopped whether to end, with what has been looked at so far
 */
export async function checkPages(
  fetching: Pick<Fetching, 'pageChecks' | 'checkPage'>,
  library: CheckedLibrary,
  isStopped: () => boolean,
  now: () => number = Date.now,
): Promise<PageCounts> {
  const { hosts, every } = await fetching.pageChecks();
  const due = await library.duePages(hosts, Math.max(0, now() - every), MAX_DUE);
  const chosen = chosenOf(due);
  const counts = { looked: 0, gone: 0, changed: 0, unreachable: 0, isMore: chosen.length < due.length };
  const waiting = chosen.values();
  const work = async () => {
    for (const { server, article } of waiting) {
      if (isStopped()) return;
      const page = await library.pageOf(article, server);
      if (!page) continue;
      const { address, sentences, version, validators } = page;
      // A page that ends the thread by a fault would do so again at once, and be looked at before all others.
      const check = await fetching
        .checkPage(address, sentences, validators)
        .catch((): PageCheck => ({ kind: 'unreachable' }));
      if (isStopped()) return;
      await library.notePage(article, server, version, check, now());
      counts.looked++;
      if (check.kind === 'read' && check.missing.length > 0) counts.changed++;
      if (check.kind === 'gone' || check.kind === 'unreachable') counts[check.kind]++;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return counts;
}

/** The first of the pages that are due, a few of each host. */
function chosenOf(due: readonly DuePage[]): DuePage[] {
  const counts = new Map<string, number>();
  const chosen = due.filter(({ address }) => {
    const { hostname } = new URL(address);
    const count = counts.get(hostname) ?? 0;
    counts.set(hostname, count + 1);
    return count < MAX_OF_HOST;
  });
  return chosen.slice(0, MAX_PAGES);
}

/** Says what came of it, in a line for the operator; nothing when no page was due. */
export function pagesInWords({ looked, gone, changed, unreachable }: PageCounts): ReportLine[] {
  if (looked === 0) return [];
  const line = `Looked at ${looked} page(s) that articles of servers are from: ${gone} gone, ${changed} without some of their sentences, ${unreachable} not to be read.`;
  return [{ isProblem: false, line }];
}
