import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, unauthorized, unknownRoute } from '../errors.ts';
import { Field } from '../field.ts';
import type { House } from '../house.ts';
import { type Body, readBody } from './body.ts';
import type { Reply, Route } from './route.ts';
import { applicationRoutes } from './routes/applications.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { serverRoutes } from './routes/servers.ts';
import { userRoutes } from './routes/users.ts';

export const API_PATH = '/api';
const VERSION_PATH = `${API_PATH}/v10`;

const ROUTES: readonly Route[] = [
  ...applicationRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...channelRoutes,
  ...serverRoutes,
  ...userRoutes,
];

/** Answers a request of the bot's, and keeps both on record. */
export async function answerRequest(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', house.origin);
  const method = request.method ?? 'GET';
  let body: Body = { json: undefined, uploads: [] };
  let reply: Reply;
  try {
    const found = findRoute(method, pathname);
    body = await readBody(request);
    if (!found) throw unknownRoute();
    if (found.route.authorized && request.headers.authorization !== `Bot ${house.token}`)
      throw unauthorized();
    reply = found.route.handle({
      house,
      path: found.parameters,
      query: searchParams,
      body: new Field(body.json),
      uploads: body.uploads,
    });
  } catch (error) {
    // Nobody waits for an answer any more.
    if (request.errored) return;
    reply = refusal(error);
  }
  house.record.request({
    method,
    path: pathname,
    query: searchParams.toString(),
    body: body.json,
    files: body.uploads.map(({ name }) => name),
    status: reply.status,
    answer: reply.body,
  });
  send(response, reply);
}

function findRoute(method: string, path: string) {
  if (!path.startsWith(`${VERSION_PATH}/`)) return undefined;
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(path.slice(VERSION_PATH.length)) : null;
    if (match) return { route, parameters: decoded(match.groups ?? {}) };
  }
  return undefined;
}

function decoded(parts: { [name: string]: string }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, decodeURIComponent(part)]));
}

function refusal(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.status, body: error.toJSON() };
  if (error instanceof URIError) return refusal(unknownRoute());
  // A fault of this Discord's own.
  process.emitWarning(error instanceof Error ? error : String(error));
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
}

function send(response: ServerResponse, { status, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
