/** Makes a request with a deadline for the whole response. */

import type { RESTOptions } from 'discord.js';
import { Response } from 'undici';

/** The type of discord.js's `makeRequest` function. */
export type Send = RESTOptions['makeRequest'];
type Init = Parameters<Send>[1];

/** There was no response, or an incomplete one: whether Discord executed the request is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Makes a request once, and waits for the whole response. discord.js applies its timeout only to the headers, and waits for
 * the body without limit.
 *
 * @param ms the deadline
 * @throws NoAnswer when it takes longer, the connection ends, or the response is cut off
 */
export async function fetchWithDeadline(
  send: Send,
  url: string,
  init: Init,
  ms: number,
  abandonSignal?: AbortSignal,
): Promise<Response> {
  const signals = [init.signal, abandonSignal, AbortSignal.timeout(Math.max(1, Math.ceil(ms)))].filter(
    (one) => one != null,
  );
  try {
    const signal = AbortSignal.any(signals as AbortSignal[]);
    const response = await send(url, { ...init, signal });
    const { status, statusText, headers } = response;
    const bytes = await response.arrayBuffer();
    const isEmpty = bytes.byteLength === 0;
    const isJson = headers.get('content-type')?.startsWith('application/json') === true;
    if (isJson && !isEmpty && status < 500) JSON.parse(new TextDecoder().decode(bytes));
    return new Response(isEmpty ? null : bytes, { status, statusText, headers: [...headers] });
  } catch (error) {
    throw new NoAnswer(`Discord gave no answer (${reasonOf(error)})`);
  }
}

/** The kind of an error, without its message, which may contain a URL with a token. */
function reasonOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : (name ?? 'unknown');
}
