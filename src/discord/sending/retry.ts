import type { Response } from 'undici';
import { type Send, fetchWithDeadline } from './fetch-with-deadline.ts';

/** How long one try may take: Discord's own answers take less than a second. */
const TRY_MS = 5_000;
/** Someone waits, and sees "thinking…": after so long they have gone. */
const PATIENCE_MS = 25_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Makes what sends all but first answers: until Discord has done it, or some time has passed. What Discord would do
 * twice is sent again only when Discord itself says that it failed.
 */
export function createRetry(send: Send): Send {
  return async function persist(url, init) {
    const end = performance.now() + PATIENCE_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const isLast = performance.now() + pause + TRY_MS > end;
      let response: Response;
      try {
        response = await fetchWithDeadline(send, url, init, TRY_MS);
        if (response.status < 500 || isLast) return response;
      } catch (error) {
        if (isLast || !isRepeatable(url, init)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
}

/** A message of ours has a number of its own, by which Discord knows it again; a follow-up has none. */
function isRepeatable(url: string, { method }: Parameters<Send>[1]): boolean {
  return method !== 'POST' || /\/channels\/\d+\/messages$/.test(url);
}
