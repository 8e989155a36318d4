/** The program of a thread that parses and indexes: see tasks.ts. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { asTextFile } from '../../articles/decode-file.ts';
import { packArticle } from '../../articles/packed-blocks.ts';
import { readArticleFile } from '../../articles/text-file.ts';
import { setDateOrder } from '../../date-order.ts';
import { runToCompletion } from '../../run-to-completion.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { indexArticles } from '../article-segment.ts';
import { analysingArticles } from '../postgres/article-row.ts';
import { serializeError } from '../serialized-error.ts';
import { writeDraft } from '../server-articles/draft.ts';
import { packSegment } from '../snapshot/packed-segment.ts';
import { articleOf } from './parsing-thread.ts';
import type { IndexedBatch, Task, TaskResult } from './tasks.ts';
import type { TaskBegun } from './thread-pool.ts';

const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

setDateOrder(workerData);
port.on('message', (task: Task) => {
  port.postMessage({ begun: true } satisfies TaskBegun);
  // Whatever fails is part of the result.
  void run(task).then((result) => port.postMessage(result, 'batch' in result ? buffersOf(result.batch) : []));
});

async function run(task: Task): Promise<TaskResult> {
  try {
    if ('articles' in task) return { batch: index(task.articles) };
    if ('analysed' in task) return runToCompletion(analysingArticles(task.analysed, task.server));
    if ('read' in task) {
      const file = await readArticleFile(task.read);
      return { file: { ...file, article: file.article && packArticle(file.article) } };
    }
    if ('name' in task) return { text: await asTextFile(task.name, task.bytes) };
    if ('bytes' in task) {
      const article = await articleOf(task.id, task.bytes);
      return { article: packArticle(article), batch: index([article]) };
    }
    const written = await writeDraft(task.draft, task.order, task.replaced);
    return {
      written: { ...written, article: packArticle(written.article) },
      batch: index([written.article]),
    };
  } catch (error) {
    return { error: serializeError(error) };
  }
}

function index(articles: readonly Article[]): IndexedBatch {
  const { segment, starts, ends, digest } = indexArticles(
    articles.map((article) => new AnalysedArticle(article)),
  );
  return { segment: packSegment(segment), starts, ends, digest };
}

function buffersOf({ segment, starts, ends }: IndexedBatch): ArrayBuffer[] {
  return [...Object.values(segment.lists), starts, ends].map(({ buffer }) => buffer as ArrayBuffer);
}
