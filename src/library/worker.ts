import { parentPort, workerData } from 'node:worker_threads';
import { readFolder } from '../articles/folder.ts';
import { createLibrary } from './embedded.ts';
import type { Call, Hello, Result } from './threaded.ts';

/** Runs in the worker: reads the folder, says so, and then answers one call after another. */
const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

try {
  const { articles, problems } = await readFolder(workerData as string);
  const library = createLibrary(articles, problems);
  port.on('message', async (call: Call) => {
    try {
      const value = await (call.method === 'ask' ? library.ask(call.question, call.limit) : library.status());
      port.postMessage({ id: call.id, value } satisfies Result);
    } catch (error) {
      port.postMessage({ id: call.id, failure: messageOf(error) } satisfies Result);
    }
  });
  port.postMessage({ ready: true } satisfies Hello);
} catch (error) {
  port.postMessage({ ready: false, failure: messageOf(error) } satisfies Hello);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
