/** Reads a source once: its list, and of what that lists only what may have changed. */
import { addDays, type Day } from '../day.ts';
import type { ArticleFiles, PageState, SourceState } from './article-files.ts';
import type { FeedEntry } from './feed.ts';
import { Refused } from './http-get.ts';
import { knownPages, listFeed, listSitemap } from './listing.ts';
import {
  articleOfEntry,
  articleOfPage,
  digestOf,
  MAX_PAGE,
  PAGE_TYPES,
  type PageArticle,
} from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';
import { readRepository } from './repository.ts';
import type { Source } from './sources.ts';

/** What came of reading a source. */
export interface SourceResult {
  source: string;
  /** How many articles are new, read otherwise than before, and taken away; and how many there are now. */
  added: number;
  changed: number;
  removed: number;
  articles: number;
  /** How many pages were sent, and read: what has not changed is neither. */
  read: number;
  /** Why its list, or else single pages, could not be read: lines that begin with the address. */
  problems: string[];
  /** Whether the list itself could not be read. */
  failed: boolean;
}

/** What is gone is taken away when it is still gone after this many days: sites come back. From 1 to 14. */
const GONE_DAYS = 2;
/** A page of which the sitemap says that it has not changed is asked for nevertheless after this many days. */
const REVISIT_DAYS = 7;
/** After how many pages what is known is written, so that little is read again after a crash. */
const SAVE_EVERY = 25;

/** What a round needs. */
export interface RoundContext {
  client: PoliteClient;
  files: ArticleFiles;
  /** In milliseconds since 1970. */
  now(): number;
  /** Whether to end, with what has been read so far. */
  isStopped(): boolean;
}

/** Reads a source. Articles of pages that cannot be read stay as they are. */
export async function readSource(source: Source, context: RoundContext): Promise<SourceResult> {
  const state = await context.files.load();
  const settings = digestOf(source.settings);
  if (state.settings !== settings) {
    state.validators = {};
    for (const page of Object.values(state.pages)) forgetVersion(page);
  }
  state.settings = settings;
  const round = new Round(source, state, context);
  await round.run();
  state.triedAt = context.now();
  state.failures = round.result.failed ? state.failures + 1 : 0;
  await context.files.save(state);
  round.result.articles = Object.values(state.pages).filter(({ file }) => file !== null).length;
  return round.result;
}

/** In milliseconds since 1970: when a source is to be read next. One that fails is tried again earlier, ever less often. */
export function dueAt({ every }: Source, { triedAt, failures }: SourceState): number {
  const retry = FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20);
  return triedAt + (failures > 0 ? Math.min(every, retry) : every);
}

/** In milliseconds. */
const FIRST_RETRY_MS = 15 * 60_000;

/** Has a page read again, whatever is known of it. */
function forgetVersion(page: PageState): void {
  page.validators = {};
  delete page.bytes;
  delete page.lastmod;
}

class Round {
  readonly result: SourceResult;
  readonly #source: Source;
  readonly #state: SourceState;
  readonly #context: RoundContext;
  readonly #today: Day;
  #unsaved = 0;

  constructor(source: Source, state: SourceState, context: RoundContext) {
    this.#source = source;
    this.#state = state;
    this.#context = context;
    this.#today = new Date(context.now()).toISOString().slice(0, 10) as Day;
    const none = { added: 0, changed: 0, removed: 0, articles: 0, read: 0 };
    this.result = { source: source.name, ...none, problems: [], failed: false };
  }

  async run(): Promise<void> {
    if (this.#source.kind === 'page') await this.#readPages(new Map([[this.#source.address, '']]));
    else if (this.#source.kind === 'sitemap') await this.#readSitemap();
    else if (this.#source.kind === 'feed') await this.#readFeed();
    else await this.#readRepository();
  }

  async #readSitemap(): Promise<void> {
    const listed = await listSitemap(this.#context.client, this.#source, this.#state);
    if (listed.list === null) return this.#fail(listed.problem);
    await this.#readPages(listed.list);
    if (!this.#context.isStopped()) this.#state.validators = listed.validators;
  }

  async #readFeed(): Promise<void> {
    const listed = await listFeed(this.#context.client, this.#source, this.#state);
    if (listed.list === null) return this.#fail(listed.problem);
    const entries = listed.list.slice(0, this.#source.limit);
    for (const entry of entries) {
      if (this.#context.isStopped()) return;
      await this.#readEntry(entry);
    }
    await this.#removeOldest(new Set(entries.map(({ id }) => id)));
    this.#state.validators = listed.validators;
  }

  async #readRepository(): Promise<void> {
    const { client } = this.#context;
    const listed = await readRepository(client, this.#source, this.#state, async (path, bytes, read) => {
      const page = this.#page(path);
      page.goneSince = null;
      page.isUnlisted = false;
      const digest = digestOf(bytes);
      if (page.file !== null && page.bytes === digest) return;
      page.bytes = digest;
      this.result.read++;
      await this.#write(path, page, read);
    });
    if (listed.list === null && listed.problem !== null) return this.#fail(listed.problem);
    await this.#noteUnlisted(listed.list ?? knownPages(this.#state));
    if (listed.list !== null) this.#state.validators = listed.validators;
  }

  /** Notes that the list could not be read, or has not changed (null). */
  #fail(problem: string | null): void {
    if (problem === null) return;
    this.result.failed = true;
    this.result.problems.push(problem);
  }

  async #readPages(list: ReadonlyMap<string, string>): Promise<void> {
    for (const [address, lastmod] of list) {
      if (this.#context.isStopped()) return;
      const page = this.#page(address);
      page.isUnlisted = false;
      if (!this.#isRecent(page, lastmod)) await this.#readPage(address, page, { list, lastmod });
    }
    await this.#noteUnlisted(list);
  }

  /** Whether a page has been read lately, and the list says that it has not changed since. */
  #isRecent({ file, lastmod, readOn, goneSince, problem }: PageState, listed: string): boolean {
    const isSame = listed !== '' && lastmod === listed && goneSince === null && problem === undefined;
    return (
      isSame && file !== null && readOn !== null && (addDays(readOn, REVISIT_DAYS) ?? readOn) > this.#today
    );
  }

  async #readPage(
    address: string,
    page: PageState,
    { list, lastmod }: { list: ReadonlyMap<string, string>; lastmod: string },
  ): Promise<void> {
    const { client, files } = this.#context;
    const isThere = page.file !== null && (await files.has(page.file));
    const outcome = await client.get(address, {
      validators: isThere ? page.validators : {},
      types: PAGE_TYPES,
      maxBytes: MAX_PAGE,
    });
    if (outcome.kind === 'gone') return this.#noteGone(address, page, outcome.reason);
    if (outcome.kind === 'refused' || outcome.kind === 'failed')
      return this.#noteProblem(address, page, outcome.reason);
    page.goneSince = null;
    page.lastmod = lastmod;
    page.readOn = this.#today;
    if (outcome.kind === 'unchanged') {
      delete page.problem;
      return;
    }
    this.result.read++;
    page.validators = outcome.validators;
    const bytes = digestOf(outcome.bytes);
    if (isThere && page.bytes === bytes) {
      delete page.problem;
      return;
    }
    page.bytes = bytes;
    if (outcome.url !== address && list.has(outcome.url)) {
      await this.#remove(page);
      return this.#noteProblem(address, page, `it redirects to ${outcome.url}, which is listed as well`);
    }
    await this.#write(address, page, () => articleOfPage({ ...outcome, part: this.#source.part }));
  }

  async #readEntry(entry: FeedEntry): Promise<void> {
    const page = this.#page(entry.id);
    const digest = digestOf(JSON.stringify(entry));
    if (page.file !== null && page.lastmod === digest) return;
    if (!this.#source.follow || entry.link === null) {
      this.result.read++;
      page.lastmod = digest;
      return this.#write(entry.id, page, () => articleOfEntry(entry));
    }
    const outcome = await this.#context.client.get(entry.link, { types: PAGE_TYPES, maxBytes: MAX_PAGE });
    if (outcome.kind !== 'read')
      return this.#noteProblem(entry.link, page, outcome.kind === 'unchanged' ? '' : outcome.reason);
    this.result.read++;
    page.lastmod = digest;
    const { title, published } = entry;
    await this.#write(entry.id, page, () =>
      articleOfPage({ ...outcome, part: this.#source.part, title, published }),
    );
  }

  /** Writes an article when people would read it otherwise than before. */
  async #write(address: string, page: PageState, make: () => Promise<PageArticle>): Promise<void> {
    let article: PageArticle;
    try {
      article = await make();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.#noteProblem(address, page, error.message);
    }
    delete page.problem;
    page.readOn = this.#today;
    const { files } = this.#context;
    if (page.digest === article.digest && page.file !== null && (await files.has(page.file))) return;
    if (page.file === null) this.result.added++;
    else this.result.changed++;
    page.file = await files.write(address, page, article);
    page.digest = article.digest;
    page.changedOn = this.#today;
    page.version++;
    await this.#saveSometimes();
  }

  /** Marks the pages that the list has no more as gone. */
  async #noteUnlisted(list: { has(address: string): boolean }): Promise<void> {
    for (const [address, page] of Object.entries(this.#state.pages)) {
      if (list.has(address)) continue;
      page.isUnlisted = true;
      await this.#noteGone(address, page, null);
    }
  }

  /** Notes that a page is gone, and takes its article away when it has been for some days. */
  async #noteGone(address: string, page: PageState, reason: string | null): Promise<void> {
    if (reason !== null && page.goneSince === null) this.#noteProblem(address, page, reason);
    page.goneSince ??= this.#today;
    if (page.file !== null && (addDays(page.goneSince, GONE_DAYS) ?? this.#today) > this.#today) return;
    await this.#remove(page);
    if (page.isUnlisted) delete this.#state.pages[address];
  }

  async #remove(page: PageState): Promise<void> {
    if (page.file === null) return;
    await this.#context.files.remove(page);
    this.result.removed++;
    Object.assign(page, { file: null, digest: null, validators: {} });
  }

  /** Removes entries that have left the feed, the oldest first, where there are more than its limit together. */
  async #removeOldest(list: ReadonlySet<string>): Promise<void> {
    const kept = Object.entries(this.#state.pages).filter(([, { file }]) => file !== null);
    const left = kept.filter(([id]) => !list.has(id));
    left.sort(([, a], [, b]) => ((a.changedOn ?? '') < (b.changedOn ?? '') ? -1 : 1));
    for (const [id, page] of left.slice(0, Math.max(0, kept.length - this.#source.limit))) {
      await this.#remove(page);
      delete this.#state.pages[id];
    }
  }

  #noteProblem(address: string, page: PageState, reason: string): void {
    page.problem = reason;
    this.result.problems.push(`${address}: ${reason}`);
  }

  #page(address: string): PageState {
    this.#state.pages[address] ??= {
      file: null,
      digest: null,
      version: 0,
      readOn: null,
      changedOn: null,
      validators: {},
      goneSince: null,
    };
    return this.#state.pages[address];
  }

  async #saveSometimes(): Promise<void> {
    if (++this.#unsaved % SAVE_EVERY === 0) await this.#context.files.save(this.#state);
  }
}
