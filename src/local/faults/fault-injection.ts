import type { ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import { type Reply, tooSoon } from '../rest/route.ts';
import type { Cut, RequestAction } from './fault.ts';

/** Nothing reaches the bot any more. */
export const LOST = Symbol('lost');

/** What half of an answer looks like. */
const HALF = '{"half": ';

/**
 * Does to a request what a fault does.
 *
 * @returns an answer that takes the place of the other; LOST when none can come; undefined when all goes on
 */
export async function injectFault(
  action: RequestAction,
  response: ServerResponse,
): Promise<Reply | typeof LOST | undefined> {
  switch (action.do) {
    case 'answer':
      return { status: action.status, body: action.body ?? serverError(action.status) };
    case 'limit':
      return tooSoon(action.seconds, action.global ?? false);
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, action.ms).unref());
      return undefined;
    case 'cut':
      cut(action.how, response);
      return LOST;
  }
}

function serverError(status: number): object {
  return new ApiError(status, 0, `${status}: A fault that is played`).toJSON();
}

function cut(how: Cut, response: ServerResponse): void {
  switch (how) {
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'end':
      response.socket?.end();
      break;
    case 'half':
      response.writeHead(200, { 'content-type': 'application/json' }).write(HALF);
      break;
    case 'silence':
      break;
  }
}
