/** Sees to it that each host is asked one thing at a time, with pauses, and not at all while it wants none. */

/** The time, and how to wait for it; tests replace both. */
export interface Clock {
  /** In milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** A host that is not to be asked now. */
export class HostClosed extends Error {
  override readonly name = 'HostClosed';
}

/** In milliseconds: the pause between two requests, and the longest that a robots.txt may ask for. */
const PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 60_000;
/** After this many failures in a row a host is left alone. From 2 (patient with single pages) to 5. */
const MAX_FAILURES = 3;
/** In milliseconds: for how long, at first; it doubles with each further failure, up to a day. */
const FIRST_BACKOFF_MS = 60_000;
const MAX_BACKOFF_MS = 24 * 60 * 60 * 1_000;

/** What is kept of a host for the next start. */
export interface HostState {
  /** Failures in a row. */
  failures: number;
  /** In milliseconds since 1970: it is not asked before. */
  closedUntil: number;
}

interface Host extends HostState {
  last: Promise<unknown>;
  /** In milliseconds since 1970: when it may be asked next. */
  nextAt: number;
  pause: number;
}

/** A queue for each host. */
export class HostQueues {
  readonly #hosts = new Map<string, Host>();
  readonly #clock: Clock;
  readonly #pause: number;
  #close = () => {};
  readonly #closed = new Promise<void>((resolve) => {
    this.#close = resolve;
  });
  #isClosed = false;

  /** @param pause in milliseconds: between two requests to a host that asks for no other */
  constructor(clock: Clock = systemClock, pause = PAUSE_MS) {
    this.#clock = clock;
    this.#pause = pause;
  }

  /**
   * Asks a host, when all that was asked of it before is answered and its pause is over.
   *
   * @throws HostClosed while the host is to be left alone; otherwise what `ask` throws
   */
  take<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const host = this.#host(name);
    const asked = host.last.then(async () => {
      this.#checkOpen(name, host);
      const wait = host.nextAt - this.#clock.now();
      if (wait > 0) await Promise.race([this.#clock.sleep(wait), this.#closed]);
      this.#checkOpen(name, host);
      try {
        return await ask();
      } finally {
        host.nextAt = this.#clock.now() + host.pause;
      }
    });
    host.last = asked.catch(() => {});
    return asked;
  }

  /** Sets the pause of a host, in seconds as in its robots.txt. */
  setPause(name: string, seconds: number | undefined): void {
    const pause = Math.min((seconds ?? 0) * 1_000, MAX_PAUSE_MS);
    this.#host(name).pause = Math.max(this.#pause, pause || 0);
  }

  /** Notes that a host has answered. */
  noteAnswer(name: string): void {
    this.#host(name).failures = 0;
  }

  /** Notes that a host has failed, or asks to be left alone for a while (`retryAfter`, in milliseconds). */
  noteFailure(name: string, retryAfter: number | null): void {
    const host = this.#host(name);
    host.failures++;
    const doublings = host.failures - MAX_FAILURES;
    const backoff = doublings < 0 ? 0 : FIRST_BACKOFF_MS * 2 ** Math.min(doublings, 20);
    const wait = Math.min(Math.max(backoff, retryAfter ?? 0), MAX_BACKOFF_MS);
    if (wait > 0) host.closedUntil = Math.max(host.closedUntil, this.#clock.now() + wait);
  }

  /** What is to be kept: the hosts that have failed. */
  states(): Record<string, HostState> {
    return Object.fromEntries(
      [...this.#hosts].flatMap(([name, { failures, closedUntil }]) =>
        failures > 0 || closedUntil > this.#clock.now() ? [[name, { failures, closedUntil }]] : [],
      ),
    );
  }

  restore(states: Readonly<Record<string, HostState>>): void {
    for (const [name, state] of Object.entries(states)) Object.assign(this.#host(name), state);
  }

  /** Ends all waiting; nothing is asked any more. */
  close(): void {
    this.#isClosed = true;
    this.#close();
  }

  #host(name: string): Host {
    let host = this.#hosts.get(name);
    if (!host) {
      host = { last: Promise.resolve(), nextAt: 0, pause: this.#pause, failures: 0, closedUntil: 0 };
      this.#hosts.set(name, host);
    }
    return host;
  }

  #checkOpen(name: string, { closedUntil }: Host): void {
    if (this.#isClosed) throw new HostClosed('the program ends');
    const left = closedUntil - this.#clock.now();
    if (left > 0) throw new HostClosed(`${name} is left alone for ${Math.ceil(left / 60_000)} min`);
  }
}
