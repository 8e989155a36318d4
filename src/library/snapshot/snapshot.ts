/** Saves the segments of a collection, so that the next start need not index its articles again. */

import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KnownFile } from '../../articles/folder.ts';
import { analysisVersion } from '../analysed-article.ts';
import type { ArticleSegment } from '../article-segment.ts';
import type { Collection } from '../collection.ts';
import { readArticleSegment, writeArticleSegment } from './article-segment-file.ts';
import { BadSnapshot, readLists, writeLists } from './typed-array-file.ts';

/** Raise it when the format of the files changes. */
const FORMAT_VERSION = 5;
/** Unicode properties and case folding depend on the version of Node. */
const NODE_VERSION = process.versions.node.split('.')[0];

/** The segments of a collection, and the files that their articles were read from. */
export interface SnapshotContent {
  articleSegments: ArticleSegment[];
  /** The numbers of the articles of each segment that had been deleted. */
  deleted: number[][];
  files: KnownFile[];
}

/** An article's file (see `KnownFile`), the number of its segment, and the article's number in that. */
type FileRow = [file: string, state: string, hash: string, segment: number, number: number];

/** The name of the file that lists the segments. */
const MANIFEST = 'shelves';

/**
 * A folder with the segments of a collection: an immutable file for each, and a manifest that lists them. So a change
 * of one article writes little.
 */
export class Snapshot {
  readonly #folder: string;
  /** The version of the program; files of another one cannot be used. */
  readonly #made = `Verbatim, analyser ${analysisVersion()}, form ${FORMAT_VERSION}, Node ${NODE_VERSION}`;
  readonly #names = new WeakMap<ArticleSegment, string>();
  #lastSave: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Loads the snapshot. One that cannot be used is deleted. One without a manifest is none: its first save was interrupted.
   *
   * @param onBad called with the reason why it cannot be used, in words that follow its name
   * @returns null when there is none, or when it cannot be used
   */
  async load(onBad: (reason: string) => void = () => {}): Promise<SnapshotContent | null> {
    const isThere = await lstat(path.join(this.#folder, MANIFEST)).then(
      () => true,
      ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT',
    );
    if (!isThere) return null;
    try {
      return await this.#load();
    } catch (error) {
      // Whatever is wrong with it, the articles can be indexed again.
      const { code, message } = error as NodeJS.ErrnoException;
      onBad(error instanceof BadSnapshot ? message : `cannot be read (${code ?? message})`);
      await rm(this.#folder, { recursive: true, force: true }).catch(() => {});
      return null;
    }
  }

  async #load(): Promise<SnapshotContent> {
    const { facts } = await readLists(path.join(this.#folder, MANIFEST), this.#made);
    const { names, deleted, files } = facts as Pick<SnapshotContent, 'deleted'> & {
      names: string[];
      files: FileRow[];
    };
    const articleSegments: ArticleSegment[] = [];
    for (const name of names) {
      const articleSegment = await readArticleSegment(path.join(this.#folder, name), this.#made);
      this.#names.set(articleSegment, name);
      articleSegments.push(articleSegment);
    }
    return {
      articleSegments,
      deleted,
      files: files.map(([file, state, hash, segment, number]) => ({
        file,
        state,
        hash,
        article: articleSegments[segment]!.articles[number]!,
      })),
    };
  }

  /** Saves a collection, after any earlier save. */
  save({ segments: liveSegments }: Collection, files: readonly KnownFile[]): Promise<void> {
    const saved = this.#lastSave.then(async () => {
      await mkdir(this.#folder, { recursive: true });
      const names: string[] = [];
      for (const { articleSegment } of liveSegments) names.push(await this.#write(articleSegment));
      const positions = new Map(
        liveSegments.flatMap(({ articleSegment }, s) =>
          articleSegment.articles.map((article, number) => [article, [s, number]] as const),
        ),
      );
      const rows = files.flatMap(({ file, state, hash, article }): FileRow[] => {
        const position = positions.get(article);
        return position ? [[file, state, hash, position[0]!, position[1]!]] : [];
      });
      const deleted = liveSegments.map(({ ordinals }) =>
        [...ordinals.keys()].filter((number) => ordinals[number]! < 0),
      );
      const facts = { names, deleted, files: rows };
      await writeLists(path.join(this.#folder, MANIFEST), this.#made, { facts, lists: {} });
      const needed = new Set([MANIFEST, ...names]);
      for (const name of await readdir(this.#folder))
        if (!needed.has(name)) await rm(path.join(this.#folder, name), { force: true, recursive: true });
    });
    this.#lastSave = saved.catch(() => {});
    return saved;
  }

  /** The name of a segment's file, which is written unless it exists. */
  async #write(articleSegment: ArticleSegment): Promise<string> {
    const known = this.#names.get(articleSegment);
    if (known !== undefined) return known;
    const name = randomUUID();
    await writeArticleSegment(path.join(this.#folder, name), this.#made, articleSegment);
    this.#names.set(articleSegment, name);
    return name;
  }
}
