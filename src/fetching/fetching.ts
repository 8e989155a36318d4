/** The door of the room: reads the sources that an operator lists, and single pages, from the internet. */
import { writeAtomically } from '../atomic-write.ts';
import type { Day } from '../day.ts';
import { lockFolder } from '../folder-lock.ts';
import { ArticleFiles, hostsFile, readJson, removeOthers } from './article-files.ts';
import { type Clock, HostQueues, type HostState, systemClock } from './host-queues.ts';
import { createHttpClient, type Network, PUBLIC, Refused, type TimeLimits } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES } from './page-article.ts';
import { checkPageAt, type PageCheck } from './page-check.ts';
import { PoliteClient, ROBOT, type Validators } from './polite-client.ts';
import { checkQuoteAt, type QuoteCheck } from './quote-check.ts';
import { dueAt, readSource } from './round.ts';
import type { SourceResult } from './source-pages.ts';
import { readSources, type Source, type Sources } from './sources.ts';

/** What came of a round. */
export interface RoundResult {
  sources: SourceResult[];
  /** The sources whose articles were taken away, since they are listed no more. */
  removed: string[];
  /** In milliseconds since 1970: when the next source is due; null when there is none. */
  nextAt: number | null;
}

/** A page that somebody wants to add. */
export type LinkResult =
  /** The file of the article: HTML, Markdown or plain text, with its title, day and source in its header. */
  | {
      kind: 'read';
      name: string;
      text: string;
      title: string | null;
      published: Day | null;
      source: string | null;
    }
  /** Moderators may not add pages of this host; those of which they may. */
  | { kind: 'notAllowed'; hosts: string[] }
  | { kind: 'gone' | 'unreachable' }
  | { kind: 'refused'; reason: string };

/** Which pages of servers' articles are looked at. */
export interface PageChecks {
  /** Those of these hosts. */
  hosts: string[];
  /** In milliseconds. */
  every: number;
}

/** Reads from the internet what an operator has asked for. */
export interface Fetching {
  /**
   * Reads the sources that are due, or all, and takes away what was fetched of others. Where there is no file, nothing is read,
   * and nothing taken away.
   *
   * @throws BadSources when the file that lists them cannot be used; Locked while another process reads into the folder
   */
  round(which: 'due' | 'all'): Promise<RoundResult>;
  /** The hosts whose pages moderators may add; none when there is no file, or it cannot be used. */
  linkHosts(): Promise<string[]>;
  /** Reads a page of a host that moderators may add pages of. */
  readLink(address: string): Promise<LinkResult>;
  /** Whether the page at an address may be read: it is of the host of a source or of one for links. Connects to nothing. */
  mayRead(address: string): Promise<boolean>;
  /** Looks whether a quote is still on its page, if that may be read. */
  checkQuote(address: string, quote: string): Promise<QuoteCheck>;
  /** Which pages of servers' articles are to be looked at, and how often; none when there is no file, or it cannot be used. */
  pageChecks(): Promise<PageChecks>;
  /** Looks which sentences of an article are still on its page, if that may be read: see `checkPageAt`. */
  checkPage(address: string, sentences: readonly string[], validators: Validators): Promise<PageCheck>;
  /** Ends the round in progress, and closes all connections. */
  close(): Promise<void>;
}

/** Where and how it reads; all but the first two are for tests. */
export interface FetchingOptions {
  /** The file that lists the sources. */
  file: string;
  /** The folder for what is fetched. */
  root: string;
  /** Of the program, for the name under which it asks. */
  version: string;
  network?: Network;
  clock?: Clock;
  /** In milliseconds. */
  pause?: number;
  limits?: TimeLimits;
}

/** How many sources are read at a time; a host is asked one thing at a time however many there are. */
const CONCURRENCY = 4;

/** Opens the room. It connects to nothing until it is asked to read something. */
export function openFetching({
  file,
  root,
  version,
  network = PUBLIC,
  clock = systemClock,
  pause,
  limits,
}: FetchingOptions): Fetching {
  const queues = new HostQueues(clock, pause);
  const http = createHttpClient(`${ROBOT}/${version} (a Discord bot that quotes articles)`, network, limits);
  const client = new PoliteClient(http, queues, clock.now);
  let isStopped = false;
  let restored: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function restoreHosts(): Promise<void> {
    queues.restore((await readJson<Record<string, HostState>>(hostsFile(root))) ?? {});
  }

  async function round(which: 'due' | 'all'): Promise<RoundResult> {
    const listed = await readSources(file);
    // A file that was moved or is being written takes nothing away: only one that lists something else does.
    if (!listed) return { sources: [], removed: [], nextAt: null };
    const { sources } = listed;
    const unlock = await lockFolder(root);
    try {
      restored ??= restoreHosts();
      await restored;
      const names = sources.map(({ name }) => name);
      const removed = await removeOthers(root, names);
      const read = await readAll(sources, which);
      await writeAtomically(hostsFile(root), JSON.stringify(queues.states()));
      return { sources: read, removed, nextAt: await nextDue(root, sources) };
    } finally {
      await unlock();
    }
  }

  /** Reads several sources at a time; results are in the order of the sources. */
  async function readAll(sources: readonly Source[], which: 'due' | 'all'): Promise<SourceResult[]> {
    const results: (SourceResult | null)[] = [];
    let next = 0;
    const work = async () => {
      for (let at = next++; at < sources.length && !isStopped; at = next++) {
        const source = sources[at]!;
        const files = new ArticleFiles(root, source.name);
        const isDue = which === 'all' || dueAt(source, await files.load()) <= clock.now();
        const context = { client, files, now: clock.now, isStopped: () => isStopped };
        results[at] = isDue ? await readSource(source, context) : null;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return results.filter((result) => result != null);
  }

  async function sourcesOrNone(): Promise<Sources> {
    return (await readSources(file).catch(() => null)) ?? { sources: [], links: [], check: Infinity };
  }

  /** Whether an address is of a host whose pages may be read. */
  async function readable(): Promise<(url: URL) => boolean> {
    const hosts = hostsIn(await sourcesOrNone());
    return (url) => hosts.has(url.hostname);
  }

  return {
    round(which) {
      const done = last.then(() => round(which));
      last = done.catch(() => {});
      return done;
    },

    linkHosts: async () => (await sourcesOrNone()).links,

    async readLink(address) {
      const { links } = await sourcesOrNone();
      const isAllowed = (url: URL) => links.includes(url.hostname);
      if (!URL.canParse(address) || !isAllowed(new URL(address))) return { kind: 'notAllowed', hosts: links };
      const outcome = await client.get(address, { types: PAGE_TYPES, maxBytes: MAX_PAGE, isAllowed });
      if (outcome.kind === 'gone') return { kind: 'gone' };
      if (outcome.kind === 'failed' || outcome.kind === 'unchanged') return { kind: 'unreachable' };
      if (outcome.kind === 'refused') return outcome;
      try {
        const { file: text, extension, title, published, source } = await articleOfPage(outcome);
        return { kind: 'read', name: `page${extension}`, text, title, published, source };
      } catch (error) {
        if (error instanceof Refused) return { kind: 'refused', reason: error.message };
        throw error;
      }
    },

    async mayRead(address) {
      const isAllowed = await readable();
      return URL.canParse(address) && isAllowed(new URL(address));
    },

    async checkQuote(address, quote) {
      const isAllowed = await readable();
      if (!URL.canParse(address) || !isAllowed(new URL(address))) return { kind: 'notAllowed' };
      return checkQuoteAt(client, address, quote, isAllowed);
    },

    async pageChecks() {
      const listed = await sourcesOrNone();
      const hosts = listed.check === Infinity ? [] : [...hostsIn(listed)];
      return { hosts, every: listed.check };
    },

    async checkPage(address, sentences, validators) {
      const isAllowed = await readable();
      if (!URL.canParse(address) || !isAllowed(new URL(address))) return { kind: 'unreachable' };
      return checkPageAt(client, address, sentences, validators, isAllowed);
    },

    async close() {
      isStopped = true;
      queues.close();
      await http.close();
      await last;
    },
  };
}

/** The hosts whose pages may be read: those of links and of sources. */
function hostsIn({ links, sources }: Sources): Set<string> {
  return new Set([...links, ...sources.flatMap(hostsOf)]);
}

/** The hosts that a source names. */
function hostsOf({ address, pages }: Source): string[] {
  return [address, pages].flatMap((one) => (one === null ? [] : new URL(one).hostname));
}

async function nextDue(root: string, sources: readonly Source[]): Promise<number | null> {
  const times = await Promise.all(
    sources.map(async (source) => dueAt(source, await new ArticleFiles(root, source.name).load())),
  );
  return times.length > 0 ? Math.min(...times) : null;
}
