import { DefaultRestOptions } from 'discord.js';
import type { Clock } from '../clock-skew.ts';
import type { ChannelQueues } from '../fair-use/channel-queues.ts';
import { createAcknowledge } from './acknowledge.ts';
import { createRetry } from './retry.ts';
import { type Send, fetchWithDeadline } from './fetch-with-deadline.ts';

/** What is learned from how Discord takes what is sent. */
export interface Heard {
  clock: Clock;
  queues: ChannelQueues;
  /** Another has answered what a person did. */
  onElsewhere(): void;
  /** The token is not known any more. */
  onUnauthorized(): void;
}

/** What nobody waits for, such as whether Discord can be reached, is sent once: whoever asks for it asks again. */
const ONCE_MS = 5_000;

/** Files take as long as the line makes them, and each further try would make it slower. */
const LARGE_MS = 60_000;

/** Makes how discord.js makes its requests, each with the patience that it deserves. */
export function createSending(
  { clock, queues, onElsewhere, onUnauthorized }: Heard,
  send: Send = DefaultRestOptions.makeRequest as Send,
): Send {
  const timed: Send = async (url, init) => {
    const began = performance.now();
    const response = await send(url, init);
    clock.hear(response.headers.get('date'), performance.now() - began);
    return response;
  };
  const acknowledge = createAcknowledge(timed, clock, onElsewhere);
  const persist = createRetry(timed);
  const once: Send = (url, init) => fetchWithDeadline(timed, url, init, ONCE_MS) as ReturnType<Send>;
  const large: Send = (url, init) => fetchWithDeadline(timed, url, init, LARGE_MS) as ReturnType<Send>;
  const senderOf = (url: string, { body }: Parameters<Send>[1]) => {
    if (/\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url)) return acknowledge;
    if (body instanceof FormData) return large;
    return /\/webhooks\/|\/messages(?:\?|$)/.test(url) ? persist : once;
  };
  return async (url, init) => {
    const response = await senderOf(url, init)(url, init);
    queues.hear(url, response);
    // Answers to people carry a token of their own, and end with it.
    if (response.status === 401 && hasToken(init)) onUnauthorized();
    return response;
  };
}

function hasToken({ headers }: Parameters<Send>[1]): boolean {
  return headers !== null && typeof headers === 'object' && 'Authorization' in headers;
}
