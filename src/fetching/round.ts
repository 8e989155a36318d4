/** Reads a source once: its list, and of what that lists only what may have changed. */
import { addDays, type Day } from '../day.ts';
import type { ArticleFiles, PageState, SourceState } from './article-files.ts';
import type { FeedEntry } from './feed.ts';
import { knownPages, listFeed, listSitemap } from './listing.ts';
import { articleOfEntry, articleOfPage, digestOf, MAX_PAGE, PAGE_TYPES } from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';
import { readRepository } from './repository.ts';
import { SourcePages, type SourceResult } from './source-pages.ts';
import type { Source } from './sources.ts';

/** A page of which the sitemap says that it has not changed is asked for nevertheless after this many days. */
const REVISIT_DAYS = 7;

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
  // What was ended in the middle is due at once.
  if (!context.isStopped()) state.triedAt = context.now();
  state.failures = round.result.failed ? state.failures + 1 : 0;
  await context.files.save(state);
  round.result.articles = Object.values(state.pages).filter(({ file }) => file !== null).length;
  return round.result;
}

/**
 * In milliseconds since 1970: when a source is to be read next. One that fails is tried again earlier, ever less often, and
 * one that is described otherwise than when it was read is due at once.
 */
export function dueAt({ every, settings }: Source, state: SourceState): number {
  if (state.settings !== digestOf(settings)) return 0;
  const { triedAt, failures } = state;
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
  readonly #pages: SourcePages;

  constructor(source: Source, state: SourceState, context: RoundContext) {
    this.#source = source;
    this.#state = state;
    this.#context = context;
    const none = { added: 0, changed: 0, removed: 0, articles: 0, read: 0 };
    this.result = { source: source.name, ...none, problems: [], gone: [], failed: false };
    const today = new Date(context.now()).toISOString().slice(0, 10) as Day;
    this.#pages = new SourcePages(state, context.files, this.result, today);
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
    await this.#pages.removeOldest(new Set(entries.map(({ id }) => id)), this.#source.limit);
    // Entries whose pages could not be read are tried again with the next round, for which the feed has to be read again.
    this.#state.validators = this.result.problems.length > 0 ? {} : listed.validators;
  }

  async #readRepository(): Promise<void> {
    const { client } = this.#context;
    const listed = await readRepository(client, this.#source, this.#state, async (path, bytes, read) => {
      const page = this.#pages.of(path);
      page.goneSince = null;
      page.isUnlisted = false;
      const digest = digestOf(bytes);
      if (page.file !== null && page.bytes === digest) return;
      page.bytes = digest;
      this.result.read++;
      await this.#pages.write(path, page, read);
    });
    if (listed.list === null && listed.problem !== null) return this.#fail(listed.problem);
    await this.#pages.noteUnlisted(listed.list ?? knownPages(this.#state));
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
      const page = this.#pages.of(address);
      page.isUnlisted = false;
      if (!this.#isRecent(page, lastmod)) await this.#readPage(address, page, { list, lastmod });
    }
    await this.#pages.noteUnlisted(list);
  }

  /** Whether a page has been read lately, and the list says that it has not changed since. */
  #isRecent({ file, lastmod, readOn, goneSince, problem }: PageState, listed: string): boolean {
    const isSame = listed !== '' && lastmod === listed && goneSince === null && problem === undefined;
    return (
      isSame &&
      file !== null &&
      readOn !== null &&
      (addDays(readOn, REVISIT_DAYS) ?? readOn) > this.#pages.today
    );
  }

  async #readPage(
    address: string,
    page: PageState,
    { list, lastmod }: { list: ReadonlyMap<string, string>; lastmod: string },
  ): Promise<void> {
    const { client } = this.#context;
    const isThere = await this.#pages.hasArticle(page);
    const outcome = await client.get(address, {
      validators: isThere ? page.validators : {},
      types: PAGE_TYPES,
      maxBytes: MAX_PAGE,
    });
    if (outcome.kind === 'gone') return this.#pages.noteGone(address, page, outcome.reason);
    if (outcome.kind === 'refused' || outcome.kind === 'failed')
      return this.#pages.noteProblem(address, page, outcome.reason);
    page.goneSince = null;
    page.lastmod = lastmod;
    page.readOn = this.#pages.today;
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
      await this.#pages.remove(page);
      return this.#pages.noteProblem(
        address,
        page,
        `it redirects to ${outcome.url}, which is listed as well`,
      );
    }
    await this.#pages.write(address, page, () => articleOfPage({ ...outcome, part: this.#source.part }));
  }

  async #readEntry(entry: FeedEntry): Promise<void> {
    const page = this.#pages.of(entry.id);
    const digest = digestOf(JSON.stringify(entry));
    if (page.file !== null && page.lastmod === digest) return;
    if (!this.#source.follow || entry.link === null) {
      this.result.read++;
      page.lastmod = digest;
      return this.#pages.write(entry.id, page, () => articleOfEntry(entry));
    }
    const outcome = await this.#context.client.get(entry.link, { types: PAGE_TYPES, maxBytes: MAX_PAGE });
    if (outcome.kind !== 'read')
      return this.#pages.noteProblem(entry.link, page, outcome.kind === 'unchanged' ? '' : outcome.reason);
    this.result.read++;
    page.lastmod = digest;
    const { title, published } = entry;
    await this.#pages.write(entry.id, page, () =>
      articleOfPage({ ...outcome, part: this.#source.part, title, published }),
    );
  }
}
