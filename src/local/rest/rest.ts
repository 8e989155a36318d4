/** Answers REST requests: routing, authorization, faults, errors and recording. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, unauthorized, unknownRoute } from '../errors.ts';
import { injectFault, LOST } from '../faults/fault-injection.ts';
import type { Services } from '../services.ts';
import { Validator } from '../validator.ts';
import { type Body, readBody } from './body.ts';
import type { Reply, Route } from './route.ts';
import { applicationRoutes } from './routes/applications.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { serverRoutes } from './routes/servers.ts';
import { userRoutes } from './routes/users.ts';

export const API_PATH = '/api';
export const API_VERSION_PATH = `${API_PATH}/v10`;

const ROUTES: readonly Route[] = [
  ...applicationRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...channelRoutes,
  ...serverRoutes,
  ...userRoutes,
];

/** Answers a request of the bot, and records both. */
export async function answerRequest(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', services.origin);
  const method = request.method ?? 'GET';
  const fault = services.faults.forRequest(method, pathname.slice(API_VERSION_PATH.length));
  let body: Body = { json: undefined, uploads: [] };
  const handle = (): Reply => {
    const found = findRoute(method, pathname);
    if (!found) throw unknownRoute();
    if (found.route.authorized && request.headers.authorization !== `Bot ${services.token}`)
      throw unauthorized();
    return found.route.handle({
      services,
      path: found.parameters,
      query: searchParams,
      body: new Validator(body.json),
      uploads: body.uploads,
    });
  };
  let reply: Reply | typeof LOST;
  try {
    body = await readBody(request);
    const injected = fault && fault.when !== 'after' ? await injectFault(fault, response) : undefined;
    reply = injected ?? handle();
  } catch (error) {
    // The client has gone away.
    if (request.errored) return;
    reply = errorReply(error);
  }
  if (fault?.when === 'after') reply = (await injectFault(fault, response)) ?? reply;
  services.record.request({
    method,
    path: pathname,
    query: searchParams.toString(),
    body: body.json,
    files: body.uploads.map(({ name }) => name),
    status: reply === LOST ? 0 : reply.status,
    answer: reply === LOST ? undefined : reply.body,
    fault: fault?.do ?? null,
  });
  if (reply !== LOST) send(response, reply);
}

function findRoute(method: string, path: string) {
  if (!path.startsWith(`${API_VERSION_PATH}/`)) return undefined;
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path.slice(API_VERSION_PATH.length)) : null;
    if (match) return { route, parameters: decodeParts(match.groups ?? {}) };
  }
  return undefined;
}

function decodeParts(parts: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, decodeURIComponent(part)]));
}

function errorReply(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: error.toJSON() };
  if (error instanceof URIError) return errorReply(unknownRoute());
  // A bug in the local Discord itself.
  process.emitWarning(error instanceof Error ? error : String(error));
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { ...headers, 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}
