/** A gateway session, which outlives its sockets and can be resumed. */

import { newSessionId } from '../secrets.ts';

export interface Dispatch {
  op: 0;
  t: string;
  s: number;
  d: unknown;
}

/** Dispatches kept for a resume: more than a minute's, and a limit on the memory of a session that is never resumed. */
const MAX_LOGGED = 5_000;
/** How long after its socket has closed a session can be resumed. */
const RESUMABLE_MS = 2 * 60_000;

/** A bot's session on one shard. It numbers all dispatches, and keeps the latest of them for a resume. */
export class Session {
  readonly id = newSessionId();
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  sequence = 0;
  readonly #log: Dispatch[] = [];
  #send: ((dispatch: Dispatch) => void) | null = null;
  #leftAt = 0;

  constructor(intents: number, shard: readonly [number, number]) {
    this.intents = intents;
    this.shard = shard;
  }

  get connected(): boolean {
    return this.#send !== null;
  }

  get expired(): boolean {
    return !this.#send && Date.now() - this.#leftAt > RESUMABLE_MS;
  }

  /**
   * Attaches a socket, and first sends the dispatches after a sequence number.
   *
   * @returns false when some of those are no longer kept
   */
  join(send: (dispatch: Dispatch) => void, after: number): boolean {
    const missed = this.#log.filter(({ s }) => s > after);
    if (missed.length < this.sequence - after) return false;
    this.#send = send;
    for (const dispatch of missed) send(dispatch);
    return true;
  }

  /**
   * Detaches a socket that has closed.
   *
   * @returns false when the session has another socket by now
   */
  leave(send: (dispatch: Dispatch) => void): boolean {
    if (this.#send !== send) return false;
    this.#send = null;
    this.#leftAt = Date.now();
    return true;
  }

  dispatch(name: string, data: unknown): void {
    this.sequence += 1;
    const dispatch: Dispatch = { op: 0, t: name, s: this.sequence, d: data };
    this.#log.push(dispatch);
    if (this.#log.length > MAX_LOGGED) this.#log.shift();
    this.#send?.(dispatch);
  }

  /** Whether this shard receives the events of a server; null: of no server. */
  covers(serverId: string | null): boolean {
    const [id, count] = this.shard;
    return id === (serverId === null ? 0 : Number((BigInt(serverId) >> 22n) % BigInt(count)));
  }
}
