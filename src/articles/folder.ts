/** A folder of articles: reads its files, and reads them again when they change. */
import type { Stats } from 'node:fs';
import path from 'node:path';
import type { Article } from './article.ts';
import { isZip } from './convert/convert.ts';
import { BadFile, reasonInLog } from './decode.ts';
import { type ArticleFile, asBadFile, type FileToRead, readArticleFile, stateOf } from './text-file.ts';
import { type Serves, walk } from './walk-folder.ts';

/** A file that is not served, or only with a warning. */
export interface Problem {
  /** Its path in the folder, or an absolute path outside of it. */
  file: string;
  /** One line that continues the file's name: what is wrong, and what to do. */
  reason: string;
  /** Whether it is served nevertheless. */
  isServed?: true;
}

/** Describes a problem in one line: "Left out seeds/x.rtf, which is a rich text: save it as .docx or .odt." */
export function problemInWords({ file, reason, isServed }: Problem, folder = ''): string {
  const where = folder === '' || path.isAbsolute(file) ? file : `${folder}/${file}`;
  return isServed ? `${where} ${reason}.` : `Left out ${where}, which ${reason}.`;
}

/** The content of a folder: its articles in the order of their paths, and the files that are left out. */
export interface Content {
  articles: Article[];
  problems: Problem[];
}

/** The result of scanning a folder. */
export interface ScanResult {
  /** The paths of changed files. */
  changed: string[];
  /** Paths written so recently that the write may be incomplete: to be scanned again. */
  unsettled: string[];
}

/** A file with its article, as saved for the next start. */
export interface KnownFile {
  /** Its path in the folder. */
  file: string;
  /** Its state when it was read: see `stateOf`. */
  state: string;
  /** The hash of its text. */
  hash: string;
  article: Article;
}

/** How many files are read at once: enough to keep a disk busy, and below any limit on open files. */
const CONCURRENCY = 32;
/** A changed file is read again once nothing has been written to it for this many milliseconds. */
const SETTLED_MS = 300;
/** Some file systems store times to two seconds: a younger file may change without a change of its times. */
const TICK_MS = 2_500;

/** The result of reading a file. */
interface ReadFile {
  /** The state of the file; null when it has to be read again in any case. */
  state: string | null;
  content: Article | BadFile;
  /** The hash of its text; null when it is not a text. */
  hash: string | null;
}

/** The articles of a folder and its subfolders. Each file is read once, and again only when it has changed. */
export class ArticleFolder {
  readonly root: string;
  /** The inode numbers of the folder and its subfolders, by path. */
  readonly folders = new Map<string, number>();
  readonly #found = new Map<string, ReadFile>();
  readonly #serves: Serves;
  readonly #idOf: (file: string) => string;
  readonly #readFile: (file: FileToRead) => Promise<ArticleFile>;
  readonly #atOnce: number;
  #queue: Promise<unknown> = Promise.resolve();

  /**
   * @param serves whether a path, of a folder or a file, is included; all are by default
   * @param idOf the id of a file's article: its path by default
   * @param read reads a file: `readArticleFile` by default, which may also run in other threads
   * @param atOnce how many files are read, and their texts held, at the same time
   */
  constructor(
    root: string,
    serves: Serves = () => true,
    idOf = (file: string) => file,
    read: (file: FileToRead) => Promise<ArticleFile> = readArticleFile,
    atOnce = CONCURRENCY,
  ) {
    this.root = root;
    this.#serves = serves;
    this.#idOf = idOf;
    this.#readFile = read;
    this.#atOnce = atOnce;
  }

  /**
   * Scans some paths, or all, and reads the changed files. Scans run one after another.
   *
   * @param complete whether recent writes are known to be complete
   */
  look(paths: readonly string[] = [''], complete = false): Promise<ScanResult> {
    const scanned = this.#queue.then(async () => {
      const result: ScanResult = { changed: [], unsettled: [] };
      for (const one of paths) if (this.#serves(one)) await this.#scan(one, complete, result);
      return result;
    });
    this.#queue = scanned.catch(() => {});
    return scanned;
  }

  /**
   * Restores files that were read before: a scan reads them only if they have changed. Articles remain the same objects
   * while their texts are the same.
   */
  remember(files: readonly KnownFile[]): void {
    for (const { file, state, hash, article } of files)
      this.#found.set(file, { state, content: article, hash });
  }

  /**
   * The files to save for `remember`, without those that have to be read again in any case and those with a warning.
   *
   * @param inside a subfolder's path; the whole folder by default
   */
  known(inside = ''): KnownFile[] {
    return [...this.#found].flatMap(([file, { state, content, hash }]) =>
      isAt(file, inside) &&
      state !== null &&
      hash !== null &&
      !(content instanceof BadFile) &&
      !hasNote(content)
        ? [{ file, state, hash, article: content }]
        : [],
    );
  }

  /**
   * The content of the folder or a subfolder, with paths relative to it. Of files with the same text only the first is
   * served.
   */
  content(inside = ''): Content {
    const articles: Article[] = [];
    const problems: Problem[] = [];
    const byHash = new Map<string, string>();
    const prefix = inside && `${inside}/`;
    for (const file of [...this.#found.keys()].filter((one) => one.startsWith(prefix)).sort()) {
      const { content, hash } = this.#found.get(file)!;
      const name = file.slice(prefix.length) || this.root;
      const duplicated = hash === null ? undefined : byHash.get(hash);
      if (content instanceof BadFile) problems.push({ file: name, reason: content.message });
      else if (duplicated !== undefined)
        problems.push({ file: name, reason: `is the same text as ${duplicated}: take one of them away` });
      else {
        articles.push(content);
        if (content.note !== undefined)
          problems.push({ file: name, reason: reasonInLog(content.note), isServed: true });
        if (hash !== null) byHash.set(hash, name);
      }
    }
    return { articles, problems };
  }

  async #scan(inside: string, complete: boolean, { changed, unsettled }: ScanResult): Promise<void> {
    const { folders, files, bad, missing } = await walk(this.root, inside, this.#serves);
    // An unreadable folder may be unchanged; a missing one is gone.
    const isUnreadable = inside === '' && folders.size === 0 && !missing;
    if (!isUnreadable)
      for (const known of this.#knownAt(inside))
        if (!files.has(known) && !bad.has(known) && this.#found.delete(known)) changed.push(known);
    for (const known of this.folders.keys())
      if (isAt(known, inside) && !folders.has(known)) this.folders.delete(known);
    for (const [folder, { ino }] of folders) this.folders.set(folder, ino);
    for (const [file, reason] of bad) this.#note(file, { state: null, content: reason, hash: null }, changed);
    const toRead = [...files].filter(([file, about]) => this.#found.get(file)?.state !== stateOf(about));
    const readRest = async () => {
      for (let next = toRead.shift(); next; next = toRead.shift()) {
        const [file, about] = next;
        if (!complete && this.#found.has(file) && isYounger(about, SETTLED_MS)) unsettled.push(file);
        else this.#note(file, await this.#read(file, about), changed);
      }
    };
    await Promise.all(Array.from({ length: this.#atOnce }, readRest));
  }

  async #read(file: string, about: Stats): Promise<ReadFile> {
    const isRecent = isYounger(about, TICK_MS);
    const known = this.#found.get(file);
    const knownHash = known && !hasNote(known.content) ? known.hash : null;
    try {
      const read = await this.#readFile({
        id: this.#idOf(file),
        path: path.join(this.root, file),
        size: about.size,
        knownHash,
      });
      const content = read.article ?? known!.content;
      return { state: isRecent ? null : read.state, content, hash: read.hash };
    } catch (error) {
      return { state: isRecent ? null : stateOf(about), content: asBadFile(error), hash: null };
    }
  }

  #note(file: string, found: ReadFile, changed: string[]): void {
    const known = this.#found.get(file);
    this.#found.set(file, found);
    if (!known || !isSame(known.content, found.content)) changed.push(file);
  }

  #knownAt(inside: string): string[] {
    if (inside !== '' && !this.folders.has(inside) && !isZip(inside))
      return this.#found.has(inside) ? [inside] : [];
    return [...this.#found.keys()].filter((known) => isAt(known, inside));
  }
}

/**
 * Reads all articles of a folder and its subfolders. A bad file is listed as a problem and does not stop the others.
 *
 * @param read reads a file: see `ArticleFolder`
 * @throws BadFile when the folder does not exist
 */
export async function readFolder(
  root: string,
  read?: (file: FileToRead) => Promise<ArticleFile>,
): Promise<Content> {
  const folder = new ArticleFolder(root, undefined, undefined, read);
  await folder.look();
  if (folder.folders.size === 0) throw new BadFile(noFolder(root));
  return folder.content();
}

/** The message for a missing folder. */
export function noFolder(root: string): string {
  return `There is no folder ${root}: create it, and put .txt or .md files in it.`;
}

function hasNote(content: ReadFile['content']): boolean {
  return !(content instanceof BadFile) && content.note !== undefined;
}

/** Whether a path is `inside` or below it. */
function isAt(one: string, inside: string): boolean {
  return inside === '' || one === inside || one.startsWith(`${inside}/`);
}

function isSame(a: ReadFile['content'], b: ReadFile['content']): boolean {
  return a === b || (a instanceof BadFile && b instanceof BadFile && a.message === b.message);
}

/**
 * Whether a file was changed less than `age` milliseconds ago. A time further in the future comes from another clock.
 */
function isYounger({ mtimeMs, ctimeMs }: Stats, age: number): boolean {
  const since = Date.now() - Math.max(mtimeMs, ctimeMs);
  return since < age && since > -age;
}
