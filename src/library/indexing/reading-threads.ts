/** Reads the files of folders in threads of their own, so that no file can block the thread that serves the library. */

import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import { isDocument } from '../../articles/convert/convert.ts';
import { BadFile, BadText } from '../../articles/decode.ts';
import { type Content, readFolder } from '../../articles/folder.ts';
import { unpackArticle } from '../../articles/packed-blocks.ts';
import {
  type ArticleFile,
  type FileToRead,
  MAX_SHORT_LENGTH,
  readArticleFile,
} from '../../articles/text-file.ts';
import { deserializeError } from '../serialized-error.ts';
import { heapLimits, maxIndexingThreads } from '../server-articles/memory-budget.ts';
import { indexingPool, type Task, type TaskResult } from './tasks.ts';
import { TaskAborted, type ThreadPool } from './thread-pool.ts';

/**
 * How long reading a file may take, in milliseconds of work, and longer for each byte of it. A document of some pages
 * takes half a second in a thread that has just started, and a PDF of 500 pages in 10 MiB about 6 seconds: this is
 * three times as much, for slower machines.
 */
const MAX_TIME_MS = 3_000;
const MAX_TIME_PER_BYTE_MS = 0.0015;

/** The reason for a file that has ended its thread. */
const REASONS: Record<TaskAborted['reason'], () => BadFile> = {
  time: () => new BadText('badText.tooSlow'),
  memory: () => new BadFile('takes too much memory to read: split it into articles'),
  fault: () => new BadFile('cannot be read: save it again, or as plain text'),
};

/** Reads files in several threads. Short texts are read in the calling thread. */
export class ReadingThreads {
  readonly #pool: ThreadPool<Task, TaskResult>;

  /**
   * @param size how many threads there may be: by default, as many as there are cores and memory for
   * @param limits those of the heap of each thread: a file that needs more ends the thread, and is bad
   */
  constructor(
    size = Math.min(availableParallelism(), maxIndexingThreads()),
    limits: ResourceLimits = heapLimits('parsing'),
  ) {
    this.#pool = indexingPool(size, limits);
  }

  /**
   * As `readArticleFile`.
   *
   * @throws BadFile also when the file takes too long or too much memory
   */
  readonly read = async (file: FileToRead): Promise<ArticleFile> => {
    if (file.size <= MAX_SHORT_LENGTH && !isDocument(file.path)) return readArticleFile(file);
    try {
      const result = await this.#pool.run({ read: file }, MAX_TIME_MS + MAX_TIME_PER_BYTE_MS * file.size);
      if ('file' in result) {
        const { article, ...rest } = result.file;
        return { ...rest, article: article && unpackArticle(article) };
      }
      throw 'error' in result ? deserializeError(result.error) : new Error('another answer');
    } catch (error) {
      throw error instanceof TaskAborted ? REASONS[error.reason]() : error;
    }
  };

  /** Ends the threads. Files that are read later start them again. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** As `readFolder`, in threads that are ended when it has been read. */
export async function readFolderInThreads(root: string): Promise<Content> {
  const threads = new ReadingThreads();
  try {
    return await readFolder(root, threads.read);
  } finally {
    await threads.close();
  }
}
