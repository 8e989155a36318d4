/** Queues of the messages to be answered, one for each channel. */

import { RateLimitError } from 'discord.js';
import { sleep } from '../sleep.ts';

/** The maximum length of a queue: as many as can be answered in time at Discord's rate limit of a few a second. */
const MAX_WAITING = 50;
/** How many people's last answers are remembered in a queue. */
const MAX_ANSWERED = 200;
/** Added to Discord's rate limit reset, since the clocks differ. */
const MARGIN_MS = 100;

interface Waiting {
  person: string;
  /** By `performance.now()`. */
  end: number;
  answer(): Promise<unknown>;
  resolve(isAnswered: boolean): void;
  reject(error: unknown): void;
}

/** Decides which message of a channel is answered next: Discord's rate limit there is a few messages a second. */
export class ChannelQueues {
  readonly #byChannel = new Map<string, ChannelQueue>();

  /**
   * Answers a message when it is its turn in its channel.
   *
   * @param ms how long it may wait for its turn
   * @param answer sends the answer; called again after a rate limit
   * @returns whether it was answered; false when it was dropped
   */
  take(channel: string, person: string, ms: number, answer: () => Promise<unknown>): Promise<boolean> {
    const queue = this.#byChannel.get(channel) ?? new ChannelQueue();
    const answered = queue.add(person, ms, answer);
    if (!this.#byChannel.has(channel)) {
      this.#byChannel.set(channel, queue);
      void queue.work().finally(() => this.#byChannel.delete(channel));
    }
    return answered;
  }

  /** Notes the rate limit of a channel by the response to a message that was sent there. */
  noteRateLimit(url: string, { headers }: Pick<Response, 'headers'>): void {
    const channel = /\/channels\/(\d+)\/messages$/.exec(url)?.[1];
    if (channel === undefined || headers.get('x-ratelimit-remaining') !== '0') return;
    this.#byChannel.get(channel)?.pause(Number(headers.get('x-ratelimit-reset-after')) * 1_000);
  }
}

class ChannelQueue {
  /** In the order of their arrival. */
  readonly #waiting: Waiting[] = [];
  /** When each person was last answered, the latest last. */
  readonly #answeredAt = new Map<string, number>();
  /** By `performance.now()`. */
  #pausedUntil = 0;

  add(person: string, ms: number, answer: () => Promise<unknown>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting = { person, end: performance.now() + ms, answer, resolve, reject };
      this.#waiting.push(waiting);
      setTimeout(() => this.#drop(waiting), ms).unref();
      if (this.#waiting.length > MAX_WAITING) this.#drop(this.#inOrder().at(-1));
    });
  }

  /** Pauses the queue. Whose turn is next is decided after the pause. */
  pause(ms: number): void {
    this.#pausedUntil = performance.now() + ms + MARGIN_MS;
  }

  /** Answers one message after another until the queue is empty. */
  async work(): Promise<void> {
    for (let next = this.#inOrder()[0]; next; next = this.#inOrder()[0]) {
      this.#remove(next);
      try {
        await next.answer();
        this.#note(next.person);
        next.resolve(true);
      } catch (error) {
        if (!(error instanceof RateLimitError)) next.reject(error);
        else {
          this.#waiting.unshift(next);
          if (performance.now() >= next.end) this.#drop(next);
          this.pause(error.retryAfter);
        }
      }
      await sleep(this.#pausedUntil - performance.now());
    }
  }

  /** Ordered by how long ago the person was answered, then by how few messages they have waiting, then by arrival. */
  #inOrder(): Waiting[] {
    const waitingOf = new Map<string, number>();
    for (const { person } of this.#waiting) waitingOf.set(person, (waitingOf.get(person) ?? 0) + 1);
    const answered = ({ person }: Waiting) => this.#answeredAt.get(person) ?? 0;
    return this.#waiting.toSorted(
      (a, b) => answered(a) - answered(b) || waitingOf.get(a.person)! - waitingOf.get(b.person)!,
    );
  }

  #note(person: string): void {
    this.#answeredAt.delete(person);
    this.#answeredAt.set(person, performance.now());
    const [oldest] = this.#answeredAt.keys();
    if (this.#answeredAt.size > MAX_ANSWERED && oldest !== undefined) this.#answeredAt.delete(oldest);
  }

  #drop(waiting: Waiting | undefined): void {
    if (waiting && this.#remove(waiting)) waiting.resolve(false);
  }

  #remove(waiting: Waiting): boolean {
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }
}
