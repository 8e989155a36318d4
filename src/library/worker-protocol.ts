import type { Change } from './changes.ts';
import type { Folders } from './folder-library.ts';
import type { Library } from './library.ts';
import type { Progress } from './merge-policy.ts';
import type { Shared } from './postgres/open.ts';

/** Where the library is. */
export type LibraryLocation = Folders | Shared;

/** What may be called in the worker. */
export type Method = Exclude<keyof Library, 'close'>;

/** From the main thread, first of all: until then, a worker has only read its program. */
export interface Opening {
  open: LibraryLocation;
}

/** From the main thread: whether it is there. It is answered at once, unless one step of its work never ends. */
export interface Question {
  isAlive: true;
}

/** From the main thread: one call. Others may be sent before it has been answered. */
export interface Call {
  id: number;
  method: Method;
  args: unknown[];
}

/** From the worker; failures are `known` when their words are for people, and tell where they arose for the log. */
export type Message =
  /** While it reads the articles for the first time. */
  | { progress: Progress }
  /** Once: they have been read, or cannot be. */
  | { ready: true }
  | { ready: false; failure: string; known: boolean; stack: string | undefined; passing: boolean }
  /** The articles that ship have been read again. */
  | { change: Change }
  /** It is there. */
  | { alive: true }
  /** The call is begun: its time runs from here. */
  | { began: number }
  | { id: number; value: unknown }
  | { id: number; failure: string; known: boolean; stack: string | undefined };
