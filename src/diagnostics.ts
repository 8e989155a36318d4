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

/** A question that somebody waits for has left the library, answered or refused, this long after it came to its queue. */
export const ASKED = new Topic<{ seconds: number }>('verbatim:asked');

/** How long a stage of a question took, with what the thread did for others in between. */
export interface StageTaken {
  stage: 'first_stage' | 'reranker' | 'reader';
  seconds: number;
}

/** A stage of a question has been done. */
export const STAGE_TAKEN = new Topic<StageTaken>('verbatim:stage');

/** Tells that a stage has been done. @param began by `performance.now()` */
export function stageTaken(stage: StageTaken['stage'], began: number): void {
  STAGE_TAKEN.publish({ stage, seconds: (performance.now() - began) / 1_000 });
}

/** An interaction was handled, by the kind and the name of what was used. */
export interface Interacted {
  kind: 'command' | 'button' | 'select' | 'form' | 'completion';
  /** That of a command, or the action of a component: one of those that there are, or `unknown`. */
  name: string;
  /** `refused` with a reason for the person, or `late`: it came, or was answered, after Discord's time limit. */
  outcome: 'answered' | 'refused' | 'failed' | 'late';
}

export const INTERACTED = new Topic<Interacted>('verbatim:interacted');
