import { RESTJSONErrorCodes } from 'discord.js';
import { Response } from 'undici';
import type { Clock } from '../clock-skew.ts';
import { SeenIds } from '../seen-ids.ts';
import { NoAnswer, type Send, fetchWithDeadline } from './fetch-with-deadline.ts';

/** Discord waits three seconds for the first answer to what a person does; an answer takes a moment to get there. */
const ANSWER_MS = 2_900;
/** An answer that is late already is tried for so long: it may be the clock that is wrong. */
const LEAST_MS = 300;
/** When nothing has come for so long, it is sent again, while the first may still arrive: three fit into the time. */
const TRY_MS = 800;
/** After an error of Discord's: twice as long each time, up to the longest. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 400;
/** Interactions of the last minutes, even when there are many. */
const MOST_TRIED = 5_000;

/** How one try has ended. */
type Try = { response: Response } | { error: unknown };

/**
 * Makes what sends the first answer to an interaction. Such an answer can be given once, within three seconds: when it
 * is not known whether one has arrived, because the connection ended, Discord failed or nothing came, it is sent again
 * until Discord takes it, or says that it has been taken, which then is a success.
 *
 * @param onElsewhere hears that another has answered: a second bot with the same token is running
 */
export function createAcknowledge(send: Send, clock: Clock, onElsewhere: () => void): Send {
  const tried = new SeenIds(MOST_TRIED);

  return async function acknowledge(url, init) {
    const id = /\/interactions\/(\d+)\//.exec(url)?.[1] ?? '';
    const end = performance.now() + Math.max(LEAST_MS, ANSWER_MS - clock.ageOf(id));
    const done = new AbortController();
    const underWay = new Set<Promise<Try>>();
    let isAgain = false;
    let last: Try = { error: new NoAnswer('Discord gave no answer in time') };

    const begin = () => {
      if (!tried.add(id)) isAgain = true;
      const one = fetchWithDeadline(send, url, init, end - performance.now(), done.signal).then(
        (response) => ({ response }),
        (error: unknown) => ({ error }),
      );
      const noted = one.finally(() => underWay.delete(noted));
      underWay.add(noted);
    };

    try {
      let pause = FIRST_PAUSE_MS;
      while (performance.now() < end) {
        begin();
        const ended = await Promise.race([...underWay, wait(Math.min(TRY_MS, end - performance.now()))]);
        if (!ended) continue;
        if ('response' in ended && ended.response.status < 500) return await judge(ended.response);
        last = ended;
        await wait(Math.min(pause, end - performance.now()));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
      if ('response' in last) return last.response;
      throw last.error;
    } finally {
      done.abort();
    }

    async function judge(response: Response): Promise<Response> {
      if (response.status !== 400) return response;
      const { code } = (await response.clone().json()) as { code?: unknown };
      if (code !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return response;
      if (isAgain) return new Response(null, { status: 204 });
      onElsewhere();
      return response;
    }
  };
}

function wait(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms), undefined));
}
