import { EventEmitter } from 'node:events';

interface Entry {
  /** Counted from 1, over requests and frames together. */
  number: number;
  at: number;
  /** The fault that was played on it. */
  fault: string | null;
}

/** A request of the bot's and its answer. */
export interface RecordedRequest extends Entry {
  method: string;
  path: string;
  query: string;
  body: unknown;
  /** The names of the files that came with it. */
  files: string[];
  /** Zero when no answer came. */
  status: number;
  answer: unknown;
}

/** A gateway frame, in either direction. */
export interface RecordedFrame extends Entry {
  /** Counted from 1: which of the sockets that were ever opened. */
  socket: number;
  from: 'bot' | 'discord';
  op: number;
  /** The event's name, for a dispatch. */
  event: string | null;
  sequence: number | null;
  data: unknown;
}

export type Recorded = RecordedRequest | RecordedFrame;
type Bare<T extends Recorded> = Omit<T, 'number' | 'at'>;

/** Enough for a long test, and an end to what a long run keeps. */
const MOST_KEPT = 10_000;

/** All that passed between the bot and its Discord, as data. The bot's token is never in it. */
export class TrafficRecorder extends EventEmitter<{ passed: [Recorded] }> {
  readonly requests: RecordedRequest[] = [];
  readonly frames: RecordedFrame[] = [];
  #count = 0;

  constructor() {
    super();
    // Each open page listens.
    this.setMaxListeners(0);
  }

  request(request: Bare<RecordedRequest>): void {
    this.#keep(this.requests, request);
  }

  frame(frame: Bare<RecordedFrame>): void {
    this.#keep(this.frames, { ...frame, data: withoutToken(frame) });
  }

  #keep<T extends Recorded>(list: T[], bare: Bare<T>): void {
    this.#count += 1;
    const entry = { number: this.#count, at: Date.now(), ...bare } as T;
    list.push(entry);
    if (list.length > MOST_KEPT) list.shift();
    this.emit('passed', entry);
  }
}

/** IDENTIFY and RESUME carry the bot's token; an interaction's own, which the bot is given, stays. */
function withoutToken({ from, data }: Bare<RecordedFrame>): unknown {
  if (from !== 'bot' || typeof data !== 'object' || data === null || !('token' in data)) return data;
  return { ...data, token: null };
}
