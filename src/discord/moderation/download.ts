/** Downloads uploaded files. */

import type { Attachment } from 'discord.js';
import { UserError } from '../user-error.ts';

/** Downloads an uploaded file, within a time in milliseconds: `TIMEOUT_MS` by default. */
export type Download = (
  file: Pick<Attachment, 'name' | 'url' | 'size'>,
  timeoutMs?: number,
) => Promise<Uint8Array>;

/** The maximum size of an uploaded file, in bytes: the same as in a folder, twice a long novel. */
export const LARGEST_UPLOAD = 2 * 1024 * 1024;
/** The timeout of a download: Discord would allow fifteen minutes, but people do not wait that long. */
const TIMEOUT_MS = 10_000;
/** Discord's hosts of uploaded files. */
const HOSTS = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/**
 * Creates a function that downloads uploaded files, from Discord only.
 *
 * @param apiBase the URL of another server with Discord's API, which then also serves the files; null for Discord
 */
export function createDownload(apiBase: string | null): Download {
  const own = apiBase === null ? null : new URL(apiBase).origin;
  const isAllowed = ({ protocol, hostname, origin }: URL) =>
    own === null ? protocol === 'https:' && HOSTS.has(hostname) : origin === own;

  return async ({ name, url, size }, timeoutMs = TIMEOUT_MS) => {
    if (size > LARGEST_UPLOAD) throw tooLarge(name);
    if (!URL.canParse(url) || !isAllowed(new URL(url))) throw new Error('an upload at an unknown address');
    let response: Response;
    try {
      response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      throw notFetched(name);
    }
    if (!response.ok || !response.body) throw notFetched(name);
    return readLimited(response.body, name);
  };
}

/** Reads a response up to the size limit: its declared size may be wrong. */
async function readLimited(body: ReadableStream<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > LARGEST_UPLOAD) throw tooLarge(name);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UserError ? error : notFetched(name);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): UserError {
  return new UserError('error.uploadTooLarge', { name, megabytes: LARGEST_UPLOAD / 1024 / 1024 });
}

function notFetched(name: string): UserError {
  return new UserError('error.uploadNotFetched', { name });
}
