/** Sends the first answer to an interaction, within its deadline. */

import { RESTJSONErrorCodes } from 'discord.js';
import { Response } from 'undici';
import type { Clock } from '../clock-skew.ts';
import { SeenIds } from '../seen-ids.ts';
import { fetchWithDeadline, NoAnswer, type Send } from './fetch-with-deadline.ts';

/** Discord's deadline for the first answer is three seconds, less the time that the answer takes to arrive. */
const DEADLINE_MS = 2_900;
/** An answer that is late already is tried for this long, since the clock may be wrong. */
const MIN_MS = 300;
/** Without a response after this, it is sent again while the first request is still pending: three tries fit into the deadline. */
const TRY_MS = 800;
/** The pause after a server error: doubles each time, up to the maximum. */
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 400;
/** How many interactions are remembered as tried: enough for the last minutes. */
const MAX_TRIED = 5_000;

/** The outcome of a try. */
type Try = { response: Response } | { error: unknown };

/**
 * Creates a sender of the first answers to interactions. Discord accepts one, within three seconds. When it is not known
 * whether it has arrived (after a lost connection, a server error or a timeout), it is sent again until Discord accepts it,
 * or says that it was accepted already, which then is a success.
 *
 * @param onElsewhere called when another process has answered: a second bot with the same token is running
 */
export function createAcknowledge(send: Send, clock: Clock, onElsewhere: () => void): Send {
  const tried = new SeenIds(MAX_TRIED);

  return async function acknowledge(url, init) {
    const id = /\/interactions\/(\d+)\//.exec(url)?.[1] ?? '';
    const end = performance.now() + Math.max(MIN_MS, DEADLINE_MS - clock.ageOf(id));
    const done = new AbortController();
    const pending = new Set<Promise<Try>>();
    let isRepeated = false;
    let last: Try = { error: new NoAnswer('Discord gave no answer in time') };

    const startTry = () => {
      if (!tried.add(id)) isRepeated = true;
      const attempt = fetchWithDeadline(send, url, init, end - performance.now(), done.signal).then(
        (response) => ({ response }),
        (error: unknown) => ({ error }),
      );
      const tracked = attempt.finally(() => pending.delete(tracked));
      pending.add(tracked);
    };

    try {
      let pause = FIRST_PAUSE_MS;
      while (performance.now() < end) {
        startTry();
        const outcome = await Promise.race([...pending, wait(Math.min(TRY_MS, end - performance.now()))]);
        if (!outcome) continue;
        if ('response' in outcome && outcome.response.status < 500) return await interpret(outcome.response);
        last = outcome;
        await wait(Math.min(pause, end - performance.now()));
        pause = Math.min(pause * 2, MAX_PAUSE_MS);
      }
      if ('response' in last) return last.response;
      throw last.error;
    } finally {
      done.abort();
    }

    async function interpret(response: Response): Promise<Response> {
      if (response.status !== 400) return response;
      const { code } = (await response.clone().json()) as { code?: unknown };
      if (code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return response;
      if (isRepeated) return new Response(null, { status: 204 });
      onElsewhere();
      return response;
    }
  };
}

function wait(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms), undefined));
}
