/** Imports files into the folder of seeds. */

import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../articles/article.ts';
import { BadFile } from '../../articles/decode.ts';
import { parseFile } from '../../articles/parse.ts';
import { asBadFile, readBytes } from '../../articles/text-file.ts';
import { displayTitle } from '../../articles/title.ts';
import { walk } from '../../articles/walk-folder.ts';
import { writeAllAtomically } from '../../atomic-write.ts';
import { english } from '../../i18n/translator.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import type { IncomingArticle } from '../postgres/article-row.ts';
import type { Imported, OnFile } from './imported.ts';
import type { IncomingFile } from './incoming-files.ts';

/** How many files are read and written at once, so that the disk flushes many in the time of one. From 4 to 64. */
const CONCURRENCY = 32;

/**
 * Copies files into the folder of seeds, each completely or not at all. A file that is there already stays as it is, so
 * that an interrupted import continues when it is started again. Left out are files that are no articles, that are the
 * same as a seed of another name, or that have the name of another seed, unless it is to be replaced.
 *
 * @param seeds the folder, which is created when it is missing
 * @param replaces whether a file replaces the seed of its name
 * @returns the articles that are in the folder now, in parts, for a database
 * @throws the error of the file system when a file cannot be written
 */
export async function* importSeeds(
  files: readonly IncomingFile[],
  seeds: string,
  replaces: boolean,
  onFile: OnFile,
): AsyncGenerator<IncomingArticle> {
  await mkdir(seeds, { recursive: true });
  const present = await Seeds.in(seeds);
  for (let start = 0; start < files.length; start += CONCURRENCY) {
    const group = files.slice(start, start + CONCURRENCY);
    const contents = await Promise.all(group.map(({ file }) => readBytes(file).catch(asBadFile)));
    const added: IncomingArticle[] = [];
    const writes: { file: string; data: Buffer }[] = [];
    for (const [i, { file, name }] of group.entries())
      try {
        const content = contents[i]!;
        if (content instanceof BadFile) throw content;
        const { bytes } = content;
        const article = await parseFile(name, bytes);
        const how = await present.admit(name, bytes, replaces);
        if (how !== 'present') writes.push({ file: path.join(seeds, name), data: bytes });
        const { starts, ends, sentenceCounts } = new AnalysedArticle(article);
        const sentences = { starts, ends, sentenceCounts };
        added.push({ article, sentences, original: async () => bytes });
        onFile(importedOf(name, how, article, starts.length));
      } catch (error) {
        onFile({ file, reason: asBadFile(error).message });
      }
    await writeAllAtomically(writes);
    yield* added;
  }
}

function importedOf(name: string, how: Imported['how'], article: Article, sentences: number): Imported {
  const { published, note } = article;
  return {
    name,
    how,
    title: displayTitle(article),
    published,
    sentences,
    warnings: note === undefined ? [] : [english(note)],
  };
}

/** The files of the folder by the digests of their bytes; those of the start are read when one of their size comes in. */
class Seeds {
  readonly #root: string;
  readonly #unread: Map<number, string[]>;
  readonly #names = new Map<string, string>();
  readonly #imported = new Set<string>();

  private constructor(root: string, unread: Map<number, string[]>) {
    this.#root = root;
    this.#unread = unread;
  }

  static async in(root: string): Promise<Seeds> {
    const unread = new Map<number, string[]>();
    for (const [name, { size }] of (await walk(root, '', () => true)).files)
      unread.set(size, [...(unread.get(size) ?? []), name]);
    return new Seeds(root, unread);
  }

  /**
   * Decides what becomes of a file, and counts it as written when it is to be.
   *
   * @throws BadFile when it is to be left out
   */
  async admit(name: string, bytes: Buffer, replaces: boolean): Promise<Imported['how']> {
    if (this.#imported.has(name)) throw new BadFile(`has the name of another file of this import: ${RENAME}`);
    this.#imported.add(name);
    const before = await readFile(path.join(this.#root, name)).catch(missing);
    if (before?.equals(bytes)) return 'present';
    if (before && !replaces)
      throw new BadFile(`is another text than the seed ${name}: ${RENAME}, or import it with --replace`);
    for (const other of this.#unread.get(bytes.length) ?? [])
      this.#names.set(digestOf((await readBytes(path.join(this.#root, other))).bytes), other);
    this.#unread.delete(bytes.length);
    const digest = digestOf(bytes);
    const twin = this.#names.get(digest);
    if (twin !== undefined) throw new BadFile(`is the same text as ${twin}, which is there already`);
    this.#names.set(digest, name);
    return before ? 'replaced' : 'added';
  }
}

const RENAME = 'give it another name';

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** Null for a file that does not exist. */
function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
