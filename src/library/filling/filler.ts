import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { setDateOrder } from '../../date-order.ts';
import { Analysed } from '../analysed.ts';
import { shelve } from '../shelf.ts';
import { packSegment } from '../snapshot/packed.ts';
import type { FilledShelf } from './fill.ts';

/** Runs in a worker: puts the articles that it is given onto a shelf, and gives that back without them. */
const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

setDateOrder(workerData);
port.on('message', (articles: Article[]) => {
  const { segment, starts, ends, digest } = shelve(articles.map((article) => new Analysed(article)));
  const filled: FilledShelf = { segment: packSegment(segment), starts, ends, digest };
  const lists = [...Object.values(filled.segment.lists), starts, ends];
  port.postMessage(
    filled,
    lists.map(({ buffer }) => buffer as ArrayBuffer),
  );
});
