/** The folders with the articles that every server sees: that of the seeds, and that of what is fetched. */

import path from 'node:path';
import { ArticleFolder, type Content, type KnownFile, type Problem } from '../articles/folder.ts';
import type { ArticleFile, FileToRead } from '../articles/text-file.ts';
import { type Watching, watchFolder } from '../articles/watch.ts';
import { type Change, changeReporter } from './folder-changes.ts';

/** The prefix of the ids of what is fetched: no path in the folder of seeds starts with a dot. */
export const FETCHED_PREFIX = '.fetched/';
/** The folder of what is fetched, in the data folder. */
const FETCHED_FOLDER = 'fetched';

/** The folder of what is fetched. It need not exist: nothing has been fetched then. */
export function fetchedFolderIn(
  data: string,
  read?: (file: FileToRead) => Promise<ArticleFile>,
): ArticleFolder {
  return new ArticleFolder(
    path.join(data, FETCHED_FOLDER),
    () => true,
    (file) => FETCHED_PREFIX + file,
    read,
  );
}

/** The content of the folder of what is fetched; its problems name files by their absolute paths. */
export function fetchedContent(folder: ArticleFolder): Content {
  const { articles, problems } = folder.content();
  return {
    articles,
    problems: problems.flatMap((problem): Problem[] =>
      problem.file === folder.root ? [] : [{ ...problem, file: path.resolve(folder.root, problem.file) }],
    ),
  };
}

/** The two folders as one. */
export class SeedFolders {
  readonly seeds: ArticleFolder;
  readonly #fetched: ArticleFolder | null;

  /**
   * @param seeds the folder of the seeds
   * @param data the data folder; null when there is none, and nothing is fetched
   * @param read reads a file: see `ArticleFolder`
   */
  constructor(seeds: string, data: string | null, read?: (file: FileToRead) => Promise<ArticleFile>) {
    this.seeds = new ArticleFolder(seeds, undefined, undefined, read);
    this.#fetched = data === null ? null : fetchedFolderIn(data, read);
  }

  /** Scans both folders, and reads the changed files. */
  async look(): Promise<void> {
    await this.seeds.look();
    await this.#fetched?.look();
  }

  /** The content of both, the seeds first. */
  content(): Content {
    const contents = [this.seeds.content(), ...(this.#fetched ? [fetchedContent(this.#fetched)] : [])];
    return {
      articles: contents.flatMap(({ articles }) => articles),
      problems: contents.flatMap(({ problems }) => problems),
    };
  }

  /** The files to save for `remember`: those of what is fetched have the prefix of its ids. */
  known(): KnownFile[] {
    const fetched = this.#fetched?.known() ?? [];
    return [
      ...this.seeds.known(),
      ...fetched.map((known) => ({ ...known, file: FETCHED_PREFIX + known.file })),
    ];
  }

  /** Restores files that were read before: see `ArticleFolder.remember`. */
  remember(files: readonly KnownFile[]): void {
    const isFetched = ({ file }: KnownFile) => file.startsWith(FETCHED_PREFIX);
    this.seeds.remember(files.filter((one) => !isFetched(one)));
    this.#fetched?.remember(
      files.filter(isFetched).map((one) => ({ ...one, file: one.file.slice(FETCHED_PREFIX.length) })),
    );
  }

  /**
   * Watches both folders.
   *
   * @param serve called when something has changed; it calls what it is given when the change is served
   * @param onChange called with what has changed in one of them
   * @returns a function that stops watching
   */
  watch(
    serve: (report: () => void) => Promise<void>,
    onChange: (change: Change) => void,
    watching: Partial<Watching>,
  ): () => void {
    const reportSeeds = changeReporter(this.seeds.root, () => this.seeds.content(), onChange);
    const stops = [watchFolder(this.seeds, (changed) => serve(() => reportSeeds(changed)), watching)];
    const fetched = this.#fetched;
    if (fetched) {
      const report = changeReporter(
        '',
        () => fetchedContent(fetched),
        (change) => onChange({ ...change, isFetched: true }),
      );
      const ids = (files: readonly string[]) => files.map((file) => FETCHED_PREFIX + file);
      stops.push(watchFolder(fetched, (changed) => serve(() => report(ids(changed))), watching));
    }
    return () => {
      for (const stop of stops) stop();
    };
  }
}
