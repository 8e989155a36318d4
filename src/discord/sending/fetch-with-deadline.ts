import type { RESTOptions } from 'discord.js';
import { Response } from 'undici';

/** How discord.js makes a request: the seam that it has for that. */
export type Send = RESTOptions['makeRequest'];
type Init = Parameters<Send>[1];

/** Discord gave no answer, or not a whole one: whether it did what was asked is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Makes a request once, and waits for the whole of its answer: discord.js itself waits for the head alone, and for the
 * rest of it without end.
 *
 * @param ms how long it may take
 * @throws NoAnswer when it takes longer, the connection ends, or what comes is cut off
 */
export async function fetchWithDeadline(
  send: Send,
  url: string,
  init: Init,
  ms: number,
  abandoned?: AbortSignal,
): Promise<Response> {
  const signals = [init.signal, abandoned, AbortSignal.timeout(Math.max(1, Math.ceil(ms)))].filter(
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

/** The kind of it alone: messages may hold an address, and addresses hold tokens. */
function reasonOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : (name ?? 'unknown');
}
