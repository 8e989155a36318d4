import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KnownFile } from '../../articles/folder.ts';
import { analyser } from '../analysed-article.ts';
import type { ArticleSegment } from '../article-segment.ts';
import type { Collection } from '../collection.ts';
import { readArticleSegment, writeArticleSegment } from './article-segment-file.ts';
import { BadSnapshot, readLists, writeLists } from './typed-array-file.ts';

/** To be raised when an article is kept otherwise. */
const FORM = 3;
/** What letters are, and how they are folded, each version of Node knows for itself. */
const NODE = process.versions.node.split('.')[0];

/** Shelves as they stood, and the files that their articles were read from. */
export interface Kept {
  articleSegments: ArticleSegment[];
  files: KnownFile[];
}

/** A file, and where its article stands: on which shelf, as which of it. */
type Row = [file: string, state: string, hash: string, shelf: number, number: number];

/** The file that says which shelves there are. */
const LIST = 'shelves';

/**
 * A folder in which the shelves of a collection are kept from one start to the next: each shelf in a file of its own that
 * never changes, and one file that says which stand. So a change of one article writes little.
 */
export class Snapshot {
  readonly #folder: string;
  /** What has been made otherwise cannot be used. */
  readonly #made = `Verbatim, analyser ${analyser()}, form ${FORM}, Node ${NODE}`;
  readonly #names = new WeakMap<ArticleSegment, string>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What was kept; null when there is nothing, or nothing that can be used: that is taken away, to be made anew.
   *
   * @param onBad hears why it cannot be used, in words that go on after its name
   */
  async load(onBad: (reason: string) => void = () => {}): Promise<Kept | null> {
    const isThere = await lstat(this.#folder).then(
      () => true,
      () => false,
    );
    if (!isThere) return null;
    try {
      return await this.#load();
    } catch (error) {
      // Whatever is wrong with it, the articles themselves are there.
      const { code, message } = error as NodeJS.ErrnoException;
      onBad(error instanceof BadSnapshot ? message : `cannot be read (${code ?? message})`);
      await rm(this.#folder, { recursive: true, force: true }).catch(() => {});
      return null;
    }
  }

  async #load(): Promise<Kept> {
    const { facts } = await readLists(path.join(this.#folder, LIST), this.#made);
    const { names, files } = facts as { names: string[]; files: Row[] };
    const articleSegments: ArticleSegment[] = [];
    for (const name of names) {
      const articleSegment = await readArticleSegment(path.join(this.#folder, name), this.#made);
      this.#names.set(articleSegment, name);
      articleSegments.push(articleSegment);
    }
    return {
      articleSegments,
      files: files.map(([file, state, hash, articleSegment, number]) => ({
        file,
        state,
        hash,
        article: articleSegments[articleSegment]!.articles[number]!,
      })),
    };
  }

  /** Keeps a collection; one saving follows another. */
  save({ segments: liveSegments }: Collection, files: readonly KnownFile[]): Promise<void> {
    const saved = this.#turn.then(async () => {
      await mkdir(this.#folder, { recursive: true });
      const names: string[] = [];
      for (const { articleSegment } of liveSegments) names.push(await this.#keep(articleSegment));
      const places = new Map(
        liveSegments.flatMap(({ articleSegment }, s) =>
          articleSegment.articles.map((article, number) => [article, [s, number]] as const),
        ),
      );
      const rows = files.flatMap(({ file, state, hash, article }): Row[] => {
        const place = places.get(article);
        return place ? [[file, state, hash, place[0]!, place[1]!]] : [];
      });
      const facts = { names, files: rows };
      await writeLists(path.join(this.#folder, LIST), this.#made, { facts, lists: {} });
      const needed = new Set([LIST, ...names]);
      for (const name of await readdir(this.#folder))
        if (!needed.has(name)) await rm(path.join(this.#folder, name), { force: true, recursive: true });
    });
    this.#turn = saved.catch(() => {});
    return saved;
  }

  /** The name of a shelf's file, which is written when there is none. */
  async #keep(articleSegment: ArticleSegment): Promise<string> {
    const known = this.#names.get(articleSegment);
    if (known !== undefined) return known;
    const name = randomUUID();
    await writeArticleSegment(path.join(this.#folder, name), this.#made, articleSegment);
    this.#names.set(articleSegment, name);
    return name;
  }
}
