import { RateLimitError } from 'discord.js';
import { sleep } from '../sleep.ts';

/** As many as Discord takes in a channel while they wait, at a few a second: more would only be left out later. */
const MOST_WAITING = 50;
/** People whose last answer is remembered while others wait. */
const MOST_ANSWERED = 200;
/** Beyond what Discord says, whose clock is not this machine's. */
const MARGIN_MS = 100;

interface Waiting {
  person: string;
  /** By `performance.now()`. */
  end: number;
  answer(): Promise<unknown>;
  resolve(isAnswered: boolean): void;
  reject(error: unknown): void;
}

/** Which message of a channel is answered next: Discord takes one answer after another there, and only a few a second. */
export class ChannelQueues {
  readonly #byChannel = new Map<string, ChannelQueue>();

  /**
   * Answers a message when it is its turn in its channel.
   *
   * @param ms how long it may wait for that
   * @param answer is done again when Discord would not take it yet
   * @returns whether it was answered, or left out
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

  /** Learns when Discord takes the next message in a channel, from its answer to one that was written there. */
  hear(url: string, { headers }: Pick<Response, 'headers'>): void {
    const channel = /\/channels\/(\d+)\/messages$/.exec(url)?.[1];
    if (channel === undefined || headers.get('x-ratelimit-remaining') !== '0') return;
    this.#byChannel.get(channel)?.rest(Number(headers.get('x-ratelimit-reset-after')) * 1_000);
  }
}

class ChannelQueue {
  /** In the order in which they came. */
  readonly #waiting: Waiting[] = [];
  /** When each person was answered, the latest last. */
  readonly #answeredAt = new Map<string, number>();
  /** By `performance.now()`. */
  #restsUntil = 0;

  add(person: string, ms: number, answer: () => Promise<unknown>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting = { person, end: performance.now() + ms, answer, resolve, reject };
      this.#waiting.push(waiting);
      setTimeout(() => this.#leaveOut(waiting), ms).unref();
      if (this.#waiting.length > MOST_WAITING) this.#leaveOut(this.#inOrder().at(-1));
    });
  }

  /** Answers nobody for so long: whose turn it is, is known best when Discord takes an answer. */
  rest(ms: number): void {
    this.#restsUntil = performance.now() + ms + MARGIN_MS;
  }

  /** Answers one after another, until nobody waits. */
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
          if (performance.now() >= next.end) this.#leaveOut(next);
          this.rest(error.retryAfter);
        }
      }
      await sleep(this.#restsUntil - performance.now());
    }
  }

  /** Those who have had no answer for longest come first; of them those who ask for least, and then who came first. */
  #inOrder(): Waiting[] {
    const asked = new Map<string, number>();
    for (const { person } of this.#waiting) asked.set(person, (asked.get(person) ?? 0) + 1);
    const answered = ({ person }: Waiting) => this.#answeredAt.get(person) ?? 0;
    return this.#waiting.toSorted(
      (a, b) => answered(a) - answered(b) || asked.get(a.person)! - asked.get(b.person)!,
    );
  }

  #note(person: string): void {
    this.#answeredAt.delete(person);
    this.#answeredAt.set(person, performance.now());
    const [longest] = this.#answeredAt.keys();
    if (this.#answeredAt.size > MOST_ANSWERED && longest !== undefined) this.#answeredAt.delete(longest);
  }

  #leaveOut(waiting: Waiting | undefined): void {
    if (waiting && this.#remove(waiting)) waiting.resolve(false);
  }

  #remove(waiting: Waiting): boolean {
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }
}
