/** Waits out Discord's outages before the login. */

import { type APIGatewayBotInfo, RateLimitError, type REST, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import { describeError } from '../errors.ts';
import { sleep } from '../sleep.ts';

const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 60_000;
/** Random share added to each pause, so that bots that were disconnected together do not reconnect together. */
const JITTER = 0.2;

/**
 * Waits until Discord can be reached and allows a login, for any length of time. It is needed since a login that fails
 * half-way leaves discord.js retrying on its own, and cannot be repeated in the same process.
 *
 * @throws Discord's error for an unknown token, and the reason of the signal when it aborts the wait
 */
export async function awaitDiscord(rest: REST, log: Log, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    let wait = pause * (1 + JITTER * Math.random());
    try {
      const info = (await rest.get(Routes.gatewayBot(), { signal })) as APIGatewayBotInfo;
      const { remaining, reset_after } = info.session_start_limit;
      if (remaining > 0) return;
      wait = Math.max(wait, reset_after);
      log.warn(`Discord allows no more logins today. Logging in again in ${inWords(wait)}.`);
    } catch (error) {
      if ((error as { status?: unknown }).status === 401 || signal.aborted) throw error;
      if (error instanceof RateLimitError) wait = Math.max(wait, error.retryAfter);
      const reason = describeError(error).split('\n')[0];
      log.warn(`Discord cannot be reached: ${reason}. Trying again in ${inWords(wait)}.`);
    }
    await sleep(wait, signal);
  }
}

/** A duration in words; a long one with the time when it ends. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  const long = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `${long}, at ${new Date(Date.now() + ms).toISOString()}`;
}
