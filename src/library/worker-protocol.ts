/** The messages between the main thread and the library's worker. */

import type { StageTaken } from '../diagnostics.ts';
import type { Change } from './folder-changes.ts';
import type { FolderLocation } from './folder-library.ts';
import type { Library } from './library.ts';
import type { Progress } from './merge-policy.ts';
import type { DatabaseLocation } from './postgres/open.ts';
import type { SerializedError } from './serialized-error.ts';

/** Where the articles are. */
export type LibraryLocation = FolderLocation | DatabaseLocation;

/** The methods that run in the worker. */
export type Method = Exclude<keyof Library, 'close'>;

/** The first message from the main thread: until then, a worker has only loaded its program. */
export interface OpenRequest {
  open: LibraryLocation;
  /** Whether it sends the time of each stage. */
  isMeasured: boolean;
}

/** From the main thread. It is answered at once, unless a step of the worker's work never ends. */
export interface Ping {
  ping: true;
}

/** From the main thread: one call. Others may be sent before it is answered. */
export interface Call {
  id: number;
  method: Method;
  args: unknown[];
}

/** From the worker. */
export type Message =
  /** While it reads the articles for the first time. */
  | { progress: Progress }
  /** Once: the articles have been read, or cannot be. */
  | { ready: true }
  | { ready: false; error: SerializedError }
  /** The seeds have been read again. */
  | { change: Change }
  /** A stage of a question has been done. */
  | { stage: StageTaken }
  | { pong: true }
  /** The call with this id is begun: its time limit runs from here. */
  | { began: number }
  | { id: number; value: unknown }
  | { id: number; error: SerializedError };
