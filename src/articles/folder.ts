import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import path from 'node:path';
import type { Article } from './article.ts';
import { BadFile } from './decode.ts';
import { parseArticle, withNote } from './parse.ts';
import { asBadFile, readTextFile, stateOf } from './text-file.ts';
import { type Serves, walk } from './walk.ts';

/** A file that is not served, or not as it is meant: which, and in one line why, and what to do. */
export interface Problem {
  /** Its path in the folder, or a whole one where it stands elsewhere. */
  file: string;
  reason: string;
  /** Whether it is served all the same. */
  isServed?: true;
}

/** A problem in a line: "Left out seeds/x.pdf, which is a PDF: export it as .txt, .md or .html." */
export function problemInWords({ file, reason, isServed }: Problem, folder = ''): string {
  const where = folder === '' || path.isAbsolute(file) ? file : `${folder}/${file}`;
  return isServed ? `${where} ${reason}.` : `Left out ${where}, which ${reason}.`;
}

/** What a folder has to serve: articles in the order of their paths, and the files that are left out. */
export interface Content {
  articles: Article[];
  problems: Problem[];
}

/** What came of looking at a folder. */
export interface Looked {
  /** The paths that are not as they were. */
  changed: string[];
  /** Those that were written so lately that they may be written still: to be looked at again. */
  unsettled: string[];
}

/** A file that holds an article, and what tells whether it still does. */
export interface KnownFile {
  /** Its path in the folder. */
  file: string;
  /** What it looked like: see `stateOf`. */
  state: string;
  /** The hash of its text. */
  hash: string;
  article: Article;
}

/** Files read at the same time: enough to keep a disk busy, and few enough for any limit on open files. */
const AT_ONCE = 32;
/** A file that has been there before is read again when nothing has been written to it for so many milliseconds. */
const SETTLED_MS = 300;
/** Some file systems tell times to two seconds: what is younger may change without a sign. */
const TICK_MS = 2_500;

/** What was found in a file. */
interface Found {
  /** What its file looked like; null when it has to be read again in any case. */
  state: string | null;
  content: Article | BadFile;
  /** The hash of its text; null for what is no text. */
  hash: string | null;
}

/** The articles of a folder and the folders in it. Each file is read once, and again only when it has changed. */
export class ArticleFolder {
  readonly root: string;
  /** Every folder in it by its path, itself included, with the number that its disk gave it. */
  readonly folders = new Map<string, number>();
  readonly #found = new Map<string, Found>();
  readonly #serves: Serves;
  readonly #idOf: (file: string) => string;
  readonly #parse: (id: string, text: string) => Article | Promise<Article>;
  readonly #atOnce: number;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param serves whether a path, of a folder or a file, belongs to it; all do by default
   * @param idOf what the article of a file is called: its path by default
   * @param parse reads a text as `parseArticle` does, which is the default
   * @param atOnce how many files are read, and their texts held, at the same time
   */
  constructor(
    root: string,
    serves: Serves = () => true,
    idOf = (file: string) => file,
    parse: (id: string, text: string) => Article | Promise<Article> = parseArticle,
    atOnce = AT_ONCE,
  ) {
    this.root = root;
    this.#serves = serves;
    this.#idOf = idOf;
    this.#parse = parse;
    this.#atOnce = atOnce;
  }

  /**
   * Looks at some paths, or at all, and reads what has changed. One look follows another.
   *
   * @param complete whether what was written a moment ago is known to be complete
   */
  look(paths: readonly string[] = [''], complete = false): Promise<Looked> {
    const looked = this.#turn.then(async () => {
      const result: Looked = { changed: [], unsettled: [] };
      for (const one of paths) if (this.#serves(one)) await this.#look(one, complete, result);
      return result;
    });
    this.#turn = looked.catch(() => {});
    return looked;
  }

  /**
   * Takes files as read: a look reads them only where they are not as they were. Articles stay the same objects while
   * their texts are the same.
   */
  remember(files: readonly KnownFile[]): void {
    for (const { file, state, hash, article } of files)
      this.#found.set(file, { state, content: article, hash });
  }

  /**
   * The files that hold articles, to be remembered another time; those that are to be read again in any case, or of which
   * there is something to be said, are not.
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
   * What there is to serve in it, or in a folder in it, with paths from there. Of files with the same text the first is
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
      const same = hash === null ? undefined : byHash.get(hash);
      if (content instanceof BadFile) problems.push({ file: name, reason: content.message });
      else if (same !== undefined)
        problems.push({ file: name, reason: `is the same text as ${same}: take one of them away` });
      else {
        articles.push(content);
        if (content.note !== undefined) problems.push({ file: name, reason: content.note, isServed: true });
        if (hash !== null) byHash.set(hash, name);
      }
    }
    return { articles, problems };
  }

  async #look(inside: string, complete: boolean, { changed, unsettled }: Looked): Promise<void> {
    const { folders, files, bad, missing } = await walk(this.root, inside, this.#serves);
    // What cannot be looked at just now may be as it was; what is not there is gone.
    const lost = inside === '' && folders.size === 0 && !missing;
    if (!lost)
      for (const known of this.#knownAt(inside))
        if (!files.has(known) && !bad.has(known) && this.#found.delete(known)) changed.push(known);
    for (const known of this.folders.keys())
      if (isAt(known, inside) && !folders.has(known)) this.folders.delete(known);
    for (const [folder, { ino }] of folders) this.folders.set(folder, ino);
    for (const [file, reason] of bad) this.#note(file, { state: null, content: reason, hash: null }, changed);
    const toRead = [...files].filter(([file, about]) => this.#found.get(file)?.state !== stateOf(about));
    for (let start = 0; start < toRead.length; start += this.#atOnce)
      await Promise.all(
        toRead.slice(start, start + this.#atOnce).map(async ([file, about]) => {
          if (!complete && this.#found.has(file) && isYounger(about, SETTLED_MS)) unsettled.push(file);
          else this.#note(file, await this.#read(file, about), changed);
        }),
      );
  }

  async #read(file: string, about: Stats): Promise<Found> {
    const isLate = isYounger(about, TICK_MS);
    try {
      const { text, note, state } = await readTextFile(path.join(this.root, file));
      const hash = createHash('sha256').update(text).digest('base64');
      const known = this.#found.get(file);
      // The same letters may be read otherwise than before: then there is something else to be said of them.
      const isSame = known?.hash === hash && !hasNote(known.content) && note === undefined;
      const content = isSame ? known.content : withNote(await this.#parse(this.#idOf(file), text), note);
      return { state: isLate ? null : state, content, hash };
    } catch (error) {
      return { state: isLate ? null : stateOf(about), content: asBadFile(error), hash: null };
    }
  }

  #note(file: string, found: Found, changed: string[]): void {
    const known = this.#found.get(file);
    this.#found.set(file, found);
    if (!known || !isSame(known.content, found.content)) changed.push(file);
  }

  #knownAt(inside: string): string[] {
    if (inside !== '' && !this.folders.has(inside)) return this.#found.has(inside) ? [inside] : [];
    return [...this.#found.keys()].filter((known) => isAt(known, inside));
  }
}

/**
 * Every article of a folder and the folders in it, read once. A bad file is told among the problems, and the others are
 * read.
 *
 * @throws BadFile when there is no such folder
 */
export async function readFolder(root: string): Promise<Content> {
  const folder = new ArticleFolder(root);
  await folder.look();
  if (folder.folders.size === 0) throw new BadFile(noFolder(root));
  return folder.content();
}

/** What to tell of a folder that is not there. */
export function noFolder(root: string): string {
  return `There is no folder ${root}: create it, and put .txt or .md files in it.`;
}

function hasNote(content: Found['content']): boolean {
  return !(content instanceof BadFile) && content.note !== undefined;
}

/** Whether a path is another, or lies in it. */
function isAt(one: string, inside: string): boolean {
  return inside === '' || one === inside || one.startsWith(`${inside}/`);
}

function isSame(a: Found['content'], b: Found['content']): boolean {
  return a === b || (a instanceof BadFile && b instanceof BadFile && a.message === b.message);
}

/** Whether a file was changed less than so many milliseconds ago; one that is far ahead has a clock of its own. */
function isYounger({ mtimeMs, ctimeMs }: Stats, age: number): boolean {
  const since = Date.now() - Math.max(mtimeMs, ctimeMs);
  return since < age && since > -age;
}
