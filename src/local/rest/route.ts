import type { Services } from '../services.ts';
import type { Upload } from '../state/files.ts';
import type { Validator } from '../validator.ts';

/** The names that a path's `:parts` give. */
type Parameters<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & Parameters<Rest>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : unknown;

export interface Call<Path extends string = string> {
  house: Services;
  path: Parameters<Path>;
  query: URLSearchParams;
  body: Validator;
  uploads: readonly Upload[];
}

export interface Reply {
  status: number;
  headers?: { [name: string]: string };
  /** Undefined: none. */
  body?: unknown;
}

export interface Route {
  method: string;
  /** Matches a path, each `:part` in a group of its name. */
  pattern: RegExp;
  /** Whether the bot must show its token; the answers to interactions bring one of their own. */
  authorized: boolean;
  handle(call: Call): Reply;
}

/** A route for bots that show their token. */
export function route<Path extends string>(
  method: string,
  path: Path,
  handle: (call: Call<Path>) => Reply,
): Route {
  return { method, pattern: patternOf(path), authorized: true, handle: handle as Route['handle'] };
}

/** A route whose path holds the token of an interaction. */
export function openRoute<Path extends string>(
  method: string,
  path: Path,
  handle: (call: Call<Path>) => Reply,
): Route {
  return { ...route(method, path, handle), authorized: false };
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** Turns a request away that came too soon. */
export function tooSoon(seconds: number, isGlobal: boolean): Reply {
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
