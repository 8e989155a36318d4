/** The program of a worker that indexes batches of articles, or parses and indexes single texts. */

import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { parseArticle } from '../../articles/parse.ts';
import { setDateOrder } from '../../date-order.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { indexArticles } from '../article-segment.ts';
import { serializeError } from '../serialized-error.ts';
import { writeDraft } from '../server-articles/draft.ts';
import { packSegment } from '../snapshot/packed-segment.ts';
import type { IndexedBatch } from './parallel-indexing.ts';
import { articleOf, type Task, type TaskBegun, type TaskResult } from './parsing-thread.ts';

const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

setDateOrder(workerData);
port.on('message', (message: Article[] | Task) => {
  if (!Array.isArray(message)) {
    port.postMessage({ begun: true } satisfies TaskBegun);
    // Whatever fails is part of the result.
    void run(message).then((result) => port.postMessage(result));
  } else {
    const batch = index(message);
    port.postMessage(batch, buffersOf(batch));
  }
});

async function run(task: Task): Promise<TaskResult> {
  try {
    if ('articles' in task) return { batch: index(task.articles) };
    if ('text' in task) return { article: parseArticle(task.id, task.text) };
    if ('bytes' in task) {
      const article = await articleOf(task.id, task.bytes);
      return { article, batch: index([article]) };
    }
    const written = await writeDraft(task.draft, task.order, task.replaced);
    return { written, batch: index([written.article]) };
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
