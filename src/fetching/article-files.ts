/** The folder with the articles of a source: their files, former versions, and what is known of each. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import type { Day } from '../day.ts';
import type { PageArticle } from './page-article.ts';
import type { Validators } from './polite-client.ts';

/** What is known of an address that is an article, or should be one. */
export interface PageState {
  /** The article's file; null when there has been none. */
  file: string | null;
  /** The hash of what people read (see `PageArticle`). */
  digest: string | null;
  /** How many versions there have been. */
  version: number;
  /** The day on which it was last read, and on which its text was last another. */
  readOn: Day | null;
  changedOn: Day | null;
  validators: Validators;
  /** A hash of the bytes that were read last, which need not be parsed again while they are the same. */
  bytes?: string;
  /** What the list said of its last change when it was last read. */
  lastmod?: string;
  /** The day on which it was first gone, or not in the list any more; null while it is there. */
  goneSince: Day | null;
  /** Whether the list does not have it any more. */
  isUnlisted?: boolean;
  /** Why it could not be read when that was last tried. */
  problem?: string;
}

/** What is known of a source. */
export interface SourceState {
  /** In milliseconds since 1970: when it was last tried. */
  triedAt: number;
  /** How often in a row its list could not be read. */
  failures: number;
  /** A hash of its settings: when they are others, all is read again. */
  settings: string;
  /** Those of its list: a sitemap, a feed or a ZIP. */
  validators: Validators;
  /** By address, or by the id of an entry. */
  pages: Record<string, PageState>;
}

/*
 * In the folder of what is fetched, each source has a folder with the files of its articles, as the library serves them. The
 * folders with a dot are no articles: `.state` has a file for each source, and `.versions` a folder for each.
 */
const STATE = '.state';
const VERSIONS = '.versions';
/** How many former versions of an article are kept. */
const MAX_VERSIONS = 5;
/** In characters: how much of an address is in the name of its file. */
const MAX_SLUG = 60;

/** The files of one source. */
export class ArticleFiles {
  readonly #root: string;
  readonly #source: string;

  /** @param root the folder of what is fetched */
  constructor(root: string, source: string) {
    this.#root = root;
    this.#source = source;
  }

  /** What is known of the source; of a damaged file nothing, so that all is read again. */
  async load(): Promise<SourceState> {
    const state = await readJson<SourceState>(this.#stateFile);
    const none = { triedAt: 0, failures: 0, settings: '', validators: {} };
    // Without a prototype: feeds may call an entry "__proto__".
    return { ...none, ...state, pages: Object.assign(Object.create(null), state?.pages) };
  }

  async save(state: SourceState): Promise<void> {
    await writeAtomically(this.#stateFile, JSON.stringify(state, null, 1));
  }

  /** Writes an article, and keeps the version that it replaces. */
  async write(address: string, page: PageState, { file, extension }: PageArticle): Promise<string> {
    const name = nameOf(address, extension);
    if (page.file !== null) await this.#keepVersion(page);
    await writeAtomically(this.#path(name), file);
    if (page.file !== null && page.file !== name) await rm(this.#path(page.file), { force: true });
    return name;
  }

  /** Takes an article away, with its former versions. */
  async remove({ file }: PageState): Promise<void> {
    if (file === null) return;
    await rm(this.#path(file), { force: true });
    await rm(this.#versionsOf(file), { recursive: true, force: true });
  }

  /** Whether the file of an article is still there. */
  async has(file: string): Promise<boolean> {
    return stat(this.#path(file)).then(
      () => true,
      () => false,
    );
  }

  async #keepVersion({ file, version }: PageState): Promise<void> {
    const folder = this.#versionsOf(file!);
    await mkdir(folder, { recursive: true });
    try {
      await copyFile(this.#path(file!), path.join(folder, `${version}${path.extname(file!)}`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const names = (await readdir(folder)).sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
    for (const old of names.slice(MAX_VERSIONS)) await rm(path.join(folder, old), { force: true });
  }

  #path(file: string): string {
    return path.join(this.#root, this.#source, path.basename(file));
  }

  #versionsOf(file: string): string {
    return path.join(this.#root, VERSIONS, this.#source, path.parse(file).name);
  }

  get #stateFile(): string {
    return path.join(this.#root, STATE, `${this.#source}.json`);
  }
}

/** Takes away all of the sources that are listed no more, and returns their names. */
export async function removeOthers(root: string, sources: readonly string[]): Promise<string[]> {
  const removed = (await sourcesIn(root)).filter((name) => !sources.includes(name));
  for (const name of removed) {
    await rm(path.join(root, name), { recursive: true, force: true });
    await rm(path.join(root, VERSIONS, name), { recursive: true, force: true });
    await rm(path.join(root, STATE, `${name}.json`), { force: true });
  }
  return removed;
}

/** The sources of which there are articles, or of which anything is known. */
async function sourcesIn(root: string): Promise<string[]> {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const states = await readdir(path.join(root, STATE)).catch(() => []);
  const names = [
    ...folders.flatMap((entry) => (entry.isDirectory() ? entry.name : [])),
    ...states.flatMap((file) => (file.endsWith('.json') ? file.slice(0, -'.json'.length) : [])),
  ];
  return [...new Set(names)].filter((name) => !name.startsWith('.')).sort();
}

/** The file with what is known of hosts. */
export function hostsFile(root: string): string {
  return path.join(root, STATE, '.hosts.json');
}

/** Reads a file of JSON; null when there is none, or it is damaged. */
export async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The name of an article's file: the end of its address, for people, and a hash of it in letters alone, since digits could
 * be read as a day.
 */
export function nameOf(address: string, extension: string): string {
  const slug = address
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/\.\w{1,5}$/, '')
    .toLowerCase()
    .replace(/%[0-9a-f]{2}|[^a-z0-9]+/g, '-')
    .slice(-MAX_SLUG)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 10);
  const letters = hash.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
  return `${slug === '' ? 'page' : slug}-${letters}${extension}`;
}
