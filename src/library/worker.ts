import { parentPort } from 'node:worker_threads';
import { analyse } from '../language/part-of-speech.ts';
import type { Change } from './changes.ts';
import { openFolders } from './folder-library.ts';
import { type Library, LibraryFailure } from './library.ts';
import type { Progress } from './merge-policy.ts';
import type { Call, LibraryLocation, Message, Opening, Question } from './worker-protocol.ts';

/** Runs in the worker: opens the library when it is told to, says so, and then answers calls. */
const port = parentPort;
if (!port) throw new Error('this file is run as a worker thread only');

const say = (message: Message) => port.postMessage(message);
let library: Library;

port.on('message', (message: Opening | Question | Call) => {
  if ('open' in message) void open(message.open);
  else if ('isAlive' in message) say({ alive: true });
  else void answer(message);
});

async function open(place: LibraryLocation): Promise<void> {
  try {
    const onProgress = (progress: Progress) => say({ progress });
    const onChange = (change: Change) => say({ change });
    library = await ('database' in place
      ? (await import('./postgres/open.ts')).openDatabase(place, onProgress, {}, onChange)
      : openFolders(place, onProgress, {}, onChange));
    // Loads what takes a quarter of a second, for which whoever asks first would wait.
    analyse('');
    say({ ready: true });
  } catch (error) {
    const passing = error instanceof LibraryFailure && error.passing;
    say({ ready: false, ...describe(error), passing });
  }
}

async function answer({ id, method, args }: Call): Promise<void> {
  say({ began: id });
  try {
    const run = library[method] as (...args: unknown[]) => Promise<unknown>;
    say({ id, value: await run(...args) });
  } catch (error) {
    say({ id, ...describe(error) });
  }
}

function describe(error: unknown): { failure: string; known: boolean; stack: string | undefined } {
  if (!(error instanceof Error)) return { failure: String(error), known: false, stack: undefined };
  return { failure: error.message, known: error instanceof LibraryFailure, stack: error.stack };
}
