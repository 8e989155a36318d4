import { newSessionId } from '../secrets.ts';

export interface Dispatch {
  op: 0;
  t: string;
  s: number;
  d: unknown;
}

/** Of what a bot has missed: more than a minute's, and an end to what a lost one costs. */
const MOST_LOGGED = 5_000;
/** How long a bot may be away and still take up where it was. */
const LIFE_MS = 2 * 60_000;

/** A bot's stay on one shard: it outlives its sockets, and numbers all that it is sent. */
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

  get lost(): boolean {
    return !this.#send && Date.now() - this.#leftAt > LIFE_MS;
  }

  /** Sends to this socket from now on, and first what came after a number, if all of that is still known. */
  join(send: (dispatch: Dispatch) => void, after: number): boolean {
    const missed = this.#log.filter(({ s }) => s > after);
    if (missed.length < this.sequence - after) return false;
    this.#send = send;
    for (const dispatch of missed) send(dispatch);
    return true;
  }

  /** Its socket has ended. False when it has another by now. */
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
    if (this.#log.length > MOST_LOGGED) this.#log.shift();
    this.#send?.(dispatch);
  }

  /** Whether this shard is told what happens in a server; null: outside of any. */
  covers(serverId: string | null): boolean {
    const [id, count] = this.shard;
    return id === (serverId === null ? 0 : Number((BigInt(serverId) >> 22n) % BigInt(count)));
  }
}
