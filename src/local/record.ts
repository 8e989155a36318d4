/** A request of the bot's and its answer. */
export interface RecordedRequest {
  at: number;
  method: string;
  path: string;
  query: string;
  body: unknown;
  /** The names of the files that came with it. */
  files: string[];
  status: number;
  answer: unknown;
}

/** A gateway frame, in either direction. */
export interface RecordedFrame {
  at: number;
  /** Counted from 1: which of the sockets that were ever opened. */
  socket: number;
  from: 'bot' | 'discord';
  op: number;
  /** The event's name, for a dispatch. */
  event: string | null;
  sequence: number | null;
  data: unknown;
}

/** Enough for a long test, and an end to what a long run keeps. */
const MOST_KEPT = 10_000;

/** All that passed between the bot and its Discord, as data. The bot's token is never in it. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly frames: RecordedFrame[] = [];

  request(request: Omit<RecordedRequest, 'at'>): void {
    keep(this.requests, { at: Date.now(), ...request });
  }

  frame(frame: Omit<RecordedFrame, 'at'>): void {
    keep(this.frames, { at: Date.now(), ...frame, data: withoutToken(frame) });
  }
}

function keep<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > MOST_KEPT) list.shift();
}

/** IDENTIFY and RESUME carry the bot's token; an interaction's own, which the bot is given, stays. */
function withoutToken({ from, data }: Omit<RecordedFrame, 'at'>): unknown {
  if (from !== 'bot' || typeof data !== 'object' || data === null || !('token' in data)) return data;
  return { ...data, token: null };
}
