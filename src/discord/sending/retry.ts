/** Retries requests to Discord. */

import type { Response } from 'undici';
import { fetchWithDeadline, type Send } from './fetch-with-deadline.ts';

/** The deadline of one try: Discord's responses normally take less than a second. */
const TRY_MS = 5_000;
/** The deadline of all tries: people do not wait longer at "thinking…". */
const DEADLINE_MS = 25_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 4_000;

/**
 * Creates a sender that retries until Discord has executed a request, or the deadline has passed. Requests that Discord
 * would execute twice are retried only after a server error.
 */
export function createRetry(send: Send): Send {
  return async function retry(url, init) {
    const end = performance.now() + DEADLINE_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      const isLast = performance.now() + pause + TRY_MS > end;
      let response: Response;
      try {
        response = await fetchWithDeadline(send, url, init, TRY_MS);
        if (response.status < 500 || isLast) return response;
      } catch (error) {
        if (isLast || !isIdempotent(url, init)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
}

/** Whether Discord would not execute a request twice: messages have a nonce, follow-ups have none. */
function isIdempotent(url: string, { method }: Parameters<Send>[1]): boolean {
  return method !== 'POST' || /\/channels\/\d+\/messages$/.test(url);
}
