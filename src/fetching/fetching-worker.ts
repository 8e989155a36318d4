/** The program of the room's thread: opens it, and answers calls. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Fetching, openFetching } from './fetching.ts';
import type { FetchingCall, FetchingReply } from './threaded-fetching.ts';

const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

const fetching = openFetching(workerData);
const send = (reply: FetchingReply) => port.postMessage(reply);

port.on('message', async ({ id, method, args }: FetchingCall) => {
  try {
    const run = fetching[method] as (...given: unknown[]) => ReturnType<Fetching[typeof method]>;
    send({ id, value: await run(...args) });
  } catch (error) {
    const { name, message } = error as Error;
    send({ id, error: { name, message } });
  }
});
