/** Keeps the pages of a source, in a round, as its site has them: writes their articles, and takes away those that are gone. */
import { addDays, type Day } from '../day.ts';
import type { ArticleFiles, PageState, SourceState } from './article-files.ts';
import { Refused } from './http-get.ts';
import type { PageArticle } from './page-article.ts';

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
  /** The pages that have an article and are newly gone, and those whose article was taken away: lines as in `problems`. */
  gone: string[];
  /** Whether the list itself could not be read. */
  failed: boolean;
}

/** What is gone is taken away when it is still gone after this many days: sites come back. From 1 to 14. */
const GONE_DAYS = 2;
/** After how many pages what is known is written, so that little is read again after a crash. */
const SAVE_EVERY = 25;

/** The pages of a source. */
export class SourcePages {
  readonly today: Day;
  readonly #state: SourceState;
  readonly #files: ArticleFiles;
  readonly #result: SourceResult;
  #unsaved = 0;

  /** @param result where it is noted what becomes of the pages */
  constructor(state: SourceState, files: ArticleFiles, result: SourceResult, today: Day) {
    this.today = today;
    this.#state = state;
    this.#files = files;
    this.#result = result;
  }

  /** What is known of a page, or of an entry by its id. */
  of(address: string): PageState {
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

  /** Whether the article of a page is there. */
  async hasArticle({ file }: PageState): Promise<boolean> {
    return file !== null && this.#files.has(file);
  }

  /** Writes an article when people would read it otherwise than before. */
  async write(address: string, page: PageState, make: () => Promise<PageArticle>): Promise<void> {
    let article: PageArticle;
    try {
      article = await make();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.noteProblem(address, page, error.message);
    }
    delete page.problem;
    page.readOn = this.today;
    if (page.digest === article.digest && (await this.hasArticle(page))) return;
    if (page.file === null) this.#result.added++;
    else this.#result.changed++;
    page.file = await this.#files.write(address, page, article);
    page.digest = article.digest;
    page.changedOn = this.today;
    page.version++;
    if (++this.#unsaved % SAVE_EVERY === 0) await this.#files.save(this.#state);
  }

  noteProblem(address: string, page: PageState, reason: string): void {
    page.problem = reason;
    this.#result.problems.push(`${address}: ${reason}`);
  }

  /** Marks the pages that the list has no more as gone. */
  async noteUnlisted(list: { has(address: string): boolean }): Promise<void> {
    for (const [address, page] of Object.entries(this.#state.pages)) {
      if (list.has(address)) continue;
      page.isUnlisted = true;
      await this.noteGone(address, page, 'it is listed no more');
    }
  }

  /** Notes that a page is gone, and takes its article away when it has been for some days. */
  async noteGone(address: string, page: PageState, reason: string): Promise<void> {
    const isNew = page.goneSince === null;
    page.goneSince ??= this.today;
    const end = addDays(page.goneSince, GONE_DAYS) ?? this.today;
    if (page.file === null) {
      if (isNew && !page.isUnlisted) this.noteProblem(address, page, reason);
    } else if (end > this.today) {
      page.problem = reason;
      if (isNew)
        this.#result.gone.push(`${address}: ${reason}; unless it is back, its article stays until ${end}`);
      return;
    } else {
      this.#result.gone.push(`${address}: ${reason} since ${page.goneSince}; its article is taken away`);
      await this.remove(page);
    }
    if (page.isUnlisted) delete this.#state.pages[address];
  }

  /** Takes the article of a page away. */
  async remove(page: PageState): Promise<void> {
    if (page.file === null) return;
    await this.#files.remove(page);
    this.#result.removed++;
    Object.assign(page, { file: null, digest: null, validators: {} });
  }

  /** Removes entries that have left the feed, the oldest first, where there are more than its limit together. */
  async removeOldest(list: ReadonlySet<string>, limit: number): Promise<void> {
    const all = Object.entries(this.#state.pages);
    for (const [id, { file }] of all) if (file === null && !list.has(id)) delete this.#state.pages[id];
    const kept = all.filter(([, { file }]) => file !== null);
    const left = kept.filter(([id]) => !list.has(id));
    left.sort(([, a], [, b]) => ((a.changedOn ?? '') < (b.changedOn ?? '') ? -1 : 1));
    for (const [id, page] of left.slice(0, Math.max(0, kept.length - limit))) {
      await this.remove(page);
      delete this.#state.pages[id];
    }
  }
}
