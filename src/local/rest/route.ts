/** Defines routes of the REST API, and their replies. */

import type { Services } from '../services.ts';
import type { Upload } from '../state/files.ts';
import type { Validator } from '../validator.ts';

/** The parameters that the `:parts` of a path define. */
type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Parameters<Rest>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

export interface Call<Path extends string = string> {
  services: Services;
  path: Parameters<Path>;
  query: URLSearchParams;
  body: Validator;
  uploads: readonly Upload[];
}

export interface Reply {
  status: number;
  headers?: { [name: string]: string };
  /** Undefined for a reply without a body. */
  body?: unknown;
}

export interface Route {
  method: string;
  /** Matches a path, with a named group for each `:part`. */
  pattern: RegExp;
  /** Whether the bot's token is required; routes of interactions have a token in their path instead, and `/gateway` none. */
  authorized: boolean;
  handle(call: Call): Reply;
}

/** A route that requires the bot's token. */
export function route<Path extends string>(
  method: string,
  path: Path,
  handle: (call: Call<Path>) => Reply,
): Route {
  return { method, pattern: patternOf(path), authorized: true, handle: handle as Route['handle'] };
}

/** A route without the bot's token: its path contains the token of an interaction, or it tells nothing secret. */
export function openRoute<Path extends string>(
  method: string,
  path: Path,
  handle: (call: Call<Path>) => Reply,
): Route {
  return { ...route(method, path, handle), authorized: false };
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** The reply to a request that came too soon: 429, with the seconds to wait. */
export function rateLimited(seconds: number, isGlobal: boolean): Reply {
  return {
    status: 429,
    headers: {
      'retry-after': String(seconds),
      'x-ratelimit-scope': isGlobal ? 'global' : 'user',
      ...(isGlobal && { 'x-ratelimit-global': 'true' }),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal, code: 0 },
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}
