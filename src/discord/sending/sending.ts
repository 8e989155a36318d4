import { DefaultRestOptions } from 'discord.js';
import type { Clock } from '../clock.ts';
import { createAcknowledge } from './acknowledge.ts';
import { createPersist } from './persist.ts';
import { type Send, sendWhole } from './whole.ts';

/** What is learned from how Discord takes what is sent. */
export interface Heard {
  clock: Clock;
  /** Another has answered what a person did. */
  onElsewhere(): void;
  /** The token is not known any more. */
  onUnauthorized(): void;
}

/** What nobody waits for, such as whether Discord can be reached, is sent once: whoever asks for it asks again. */
const ONCE_MS = 5_000;

/** Makes how discord.js makes its requests, each with the patience that it deserves. */
export function createSending(
  { clock, onElsewhere, onUnauthorized }: Heard,
  send: Send = DefaultRestOptions.makeRequest as Send,
): Send {
  const acknowledge = createAcknowledge(send, clock, onElsewhere);
  const persist = createPersist(send);
  const once: Send = (url, init) => sendWhole(send, url, init, ONCE_MS) as ReturnType<Send>;
  const senderOf = (url: string) => {
    if (/\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url)) return acknowledge;
    return /\/webhooks\/|\/messages(?:\?|$)/.test(url) ? persist : once;
  };
  return async (url, init) => {
    const response = await senderOf(url)(url, init);
    clock.hear(response.headers.get('date'));
    // Answers to people carry a token of their own, and end with it.
    if (response.status === 401 && hasToken(init)) onUnauthorized();
    return response;
  };
}

function hasToken({ headers }: Parameters<Send>[1]): boolean {
  return headers !== null && typeof headers === 'object' && 'Authorization' in headers;
}
