/** Decides how each request to Discord is sent: with which deadline and retries. */

import { DefaultRestOptions } from 'discord.js';
import type { Clock } from '../clock-skew.ts';
import type { ChannelQueues } from '../fair-use/channel-queues.ts';
import { createAcknowledge } from './acknowledge.ts';
import { fetchWithDeadline, type Send } from './fetch-with-deadline.ts';
import { createRetry } from './retry.ts';

/** What is notified of Discord's responses. */
export interface Observers {
  clock: Clock;
  queues: ChannelQueues;
  /** Called when another process has answered an interaction. */
  onElsewhere(): void;
  /** Called when Discord rejects the token. */
  onUnauthorized(): void;
}

/** The deadline of requests that are sent once, such as whether Discord can be reached: their callers repeat them. */
const ONCE_MS = 5_000;

/** The deadline of uploads: they are sent once, since retries would slow the connection further. */
const LARGE_MS = 60_000;

/** Builds the `makeRequest` function passed to discord.js, which gives each request its deadline and retries. */
export function createSending(
  { clock, queues, onElsewhere, onUnauthorized }: Observers,
  send: Send = DefaultRestOptions.makeRequest as Send,
): Send {
  const timed: Send = async (url, init) => {
    const started = performance.now();
    const response = await send(url, init);
    clock.hear(response.headers.get('date'), performance.now() - started);
    return response;
  };
  const acknowledge = createAcknowledge(timed, clock, onElsewhere);
  const retry = createRetry(timed);
  const sendOnce: Send = (url, init) => fetchWithDeadline(timed, url, init, ONCE_MS) as ReturnType<Send>;
  const upload: Send = (url, init) => fetchWithDeadline(timed, url, init, LARGE_MS) as ReturnType<Send>;
  const senderOf = (url: string, { body }: Parameters<Send>[1]) => {
    if (/\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url)) return acknowledge;
    if (body instanceof FormData) return upload;
    return /\/webhooks\/|\/messages(?:\?|$)/.test(url) ? retry : sendOnce;
  };
  return async (url, init) => {
    const response = await senderOf(url, init)(url, init);
    queues.noteRateLimit(url, response);
    // Answers to interactions use the interaction's token, whose expiry is not that of the bot's.
    if (response.status === 401 && hasToken(init)) onUnauthorized();
    return response;
  };
}

function hasToken({ headers }: Parameters<Send>[1]): boolean {
  return headers !== null && typeof headers === 'object' && 'Authorization' in headers;
}
