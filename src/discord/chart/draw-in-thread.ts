/** Draws a chart in a thread of its own. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Bar } from './week-chart.ts';

/**
 * Draws bars as `weekChart` does, in a thread that ends with it: the first picture takes a tenth of a second, which the
 * gateway would wait for, and is seldom asked for again.
 */
export async function drawInThread(bars: readonly Bar[]): Promise<Uint8Array> {
  // In the source tree this is chart-worker.mjs beside this file, and in dist/ the bundle of chart-worker.ts.
  const thread = new Worker(new URL('./chart-worker.mjs', import.meta.url), { workerData: bars });
  const [png] = await once(thread, 'message');
  return png as Uint8Array;
}
