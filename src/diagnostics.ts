/**
 * What the program tells of its work to whoever measures it (see src/metrics.ts): on channels of `node:diagnostics_channel`,
 * which cost nothing while nobody subscribes. Nothing on them is from people: no question, no title and no id.
 */

import { channel } from 'node:diagnostics_channel';

/** A channel whose messages have a type. */
export class Topic<Message extends object> {
  readonly #channel;

  constructor(name: string) {
    this.#channel = channel(name);
  }

  publish(message: Message): void {
    this.#channel.publish(message);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (message: Message) => void): () => void {
    const onMessage = (message: unknown) => listener(message as Message);
    this.#channel.subscribe(onMessage);
    return () => void this.#channel.unsubscribe(onMessage);
  }
}

/** A question was answered, in a server or in a direct message. */
export const ANSWERED = new Topic<{ verdict: 'answered' | 'unsure' | 'none' }>('verbatim:answered');
