/** Records requests and gateway frames. */

import { EventEmitter } from 'node:events';

interface Entry {
  /** Counts requests and frames together, from 1. */
  number: number;
  at: number;
  /** The kind of fault that was applied to it. */
  fault: string | null;
}

/** A request of the bot, and its response. */
export interface RecordedRequest extends Entry {
  method: string;
  path: string;
  query: string;
  body: unknown;
  /** The names of the uploaded files. */
  files: string[];
  /** Zero if there was no response. */
  status: number;
  answer: unknown;
}

/** A gateway frame, in either direction. */
export interface RecordedFrame extends Entry {
  /** The number of the socket, in the order of opening, from 1. */
  socket: number;
  from: 'bot' | 'discord';
  op: number;
  /** The event name of a dispatch. */
  event: string | null;
  sequence: number | null;
  data: unknown;
}

export type TrafficEntry = RecordedRequest | RecordedFrame;
type NewEntry<T extends TrafficEntry> = Omit<T, 'number' | 'at'>;

/** Limit for each list: enough for a long test, and a bound on memory. */
const MAX_ENTRIES = 10_000;

/** All traffic between the bot and the local Discord, without the bot's token. */
export class TrafficRecorder extends EventEmitter<{ passed: [TrafficEntry] }> {
  readonly requests: RecordedRequest[] = [];
  readonly frames: RecordedFrame[] = [];
  #count = 0;

  constructor() {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
  }

  request(request: NewEntry<RecordedRequest>): void {
    this.#add(this.requests, request);
  }

  frame(frame: NewEntry<RecordedFrame>): void {
    this.#add(this.frames, { ...frame, data: withoutToken(frame) });
  }

  #add<T extends TrafficEntry>(list: T[], added: NewEntry<T>): void {
    this.#count += 1;
    const entry = { number: this.#count, at: Date.now(), ...added } as T;
    list.push(entry);
    if (list.length > MAX_ENTRIES) list.shift();
    this.emit('passed', entry);
  }
}

/**
 * Removes the bot's token, which IDENTIFY and RESUME contain. The tokens of interactions, which the bot receives, stay.
 */
function withoutToken({ from, data }: NewEntry<RecordedFrame>): unknown {
  if (from !== 'bot' || typeof data !== 'object' || data === null || !('token' in data)) return data;
  return { ...data, token: null };
}
