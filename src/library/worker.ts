import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from './collect.ts';
import { openFolders } from './folders.ts';
import { LibraryFailure } from './library.ts';
import { openDatabase } from './postgres/open.ts';
import type { Call, Message, WorkerData } from './protocol.ts';

/** Runs in the worker: opens the library, says so, and then answers one call after another. */
const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

const say = (message: Message) => port.postMessage(message);

try {
  const place = workerData as WorkerData;
  const onProgress = (progress: Progress) => say({ progress });
  const library = await ('database' in place
    ? openDatabase(place, onProgress)
    : openFolders(place, onProgress));
  port.on('message', async ({ id, method, args }: Call) => {
    say({ began: id });
    try {
      const run = library[method] as (...args: unknown[]) => Promise<unknown>;
      say({ id, value: await run(...args) });
    } catch (error) {
      say({ id, failure: messageOf(error), known: error instanceof LibraryFailure });
    }
  });
  say({ ready: true });
} catch (error) {
  say({ ready: false, failure: messageOf(error), known: error instanceof LibraryFailure });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
