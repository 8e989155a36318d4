/** The program of the library's worker: opens the library when it is told to, and answers calls. */

import { parentPort } from 'node:worker_threads';
import { STAGE_TAKEN } from '../diagnostics.ts';
import { analyse } from '../language/part-of-speech.ts';
import type { Change } from './folder-changes.ts';
import { openFolders } from './folder-library.ts';
import type { Library } from './library.ts';
import type { Progress } from './merge-policy.ts';
import { serializeError } from './serialized-error.ts';
import { shippedModel } from './shipped-model.ts';
import type { Call, Message, OpenRequest, Ping } from './worker-protocol.ts';

const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

const send = (message: Message) => port.postMessage(message);
let library: Library;

port.on('message', (message: OpenRequest | Ping | Call) => {
  if ('open' in message) void open(message);
  else if ('ping' in message) send({ pong: true });
  else void answer(message);
});

async function open({ open: location, isMeasured }: OpenRequest): Promise<void> {
  if (isMeasured) STAGE_TAKEN.subscribe((stage) => send({ stage }));
  try {
    const onProgress = (progress: Progress) => send({ progress });
    const onChange = (change: Change) => send({ change });
    library = await ('database' in location
      ? (await import('./postgres/open.ts')).openDatabase(location, onProgress, {}, onChange)
      : openFolders(location, onProgress, {}, onChange));
    // Loads the language model and the reader, which take a third of a second that the first question would wait for.
    // While it is loaded, the reader takes twice its size, which is there before articles are added.
    analyse('');
    shippedModel(location.reader).reader();
    send({ ready: true });
  } catch (error) {
    send({ ready: false, error: serializeError(error) });
  }
}

async function answer({ id, method, args }: Call): Promise<void> {
  send({ began: id });
  try {
    const run = library[method] as (...args: unknown[]) => Promise<unknown>;
    send({ id, value: await run(...args) });
  } catch (error) {
    send({ id, error: serializeError(error) });
  }
}
