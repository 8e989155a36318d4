/** Applies faults to REST requests. */

import type { ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import { type Reply, rateLimited } from '../rest/route.ts';
import type { Cut, RequestAction } from './fault.ts';

/** No response reaches the bot. */
export const LOST = Symbol('lost');

/** The start of a response body that never ends. */
const HALF_A_BODY = '{"half": ';

/**
 * Applies a fault to a request.
 *
 * @returns a reply to send instead of the usual one; LOST when none can be sent; undefined when the request goes on
 */
export async function injectFault(
  action: RequestAction,
  response: ServerResponse,
): Promise<Reply | typeof LOST | undefined> {
  switch (action.do) {
    case 'answer':
      return { status: action.status, body: action.body ?? serverError(action.status) };
    case 'limit':
      return rateLimited(action.seconds, action.global ?? false);
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
      response.writeHead(200, { 'content-type': 'application/json' }).write(HALF_A_BODY);
      break;
    case 'silence':
      break;
  }
}
