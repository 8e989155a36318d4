import type { Attachment } from 'discord.js';
import { UserError } from '../user-error.ts';

/** Fetches a file that a person uploaded. */
export type Download = (file: Pick<Attachment, 'name' | 'url' | 'size'>) => Promise<Uint8Array>;

/** As large as an article's file may be in a folder: twice a long novel. */
export const LARGEST_UPLOAD = 2 * 1024 * 1024;
/** Discord keeps the person waiting for fifteen minutes; they do not. */
const PATIENCE_MS = 10_000;
/** Where Discord keeps what people upload. */
const HOSTS = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/**
 * Makes what fetches uploaded files, from Discord and nowhere else.
 *
 * @param apiBase the address of another server that speaks Discord's API, which then keeps the files as well
 */
export function createDownload(apiBase: string | null): Download {
  const own = apiBase === null ? null : new URL(apiBase).origin;
  const isKnown = ({ protocol, hostname, origin }: URL) =>
    own === null ? protocol === 'https:' && HOSTS.has(hostname) : origin === own;

  return async ({ name, url, size }) => {
    if (size > LARGEST_UPLOAD) throw tooLarge(name);
    if (!URL.canParse(url) || !isKnown(new URL(url))) throw new Error('an upload at an unknown address');
    let response: Response;
    try {
      response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch {
      throw notFetched(name);
    }
    if (!response.ok || !response.body) throw notFetched(name);
    return readAtMost(response.body, name);
  };
}

/** What was said of the size may be wrong: what comes is counted. */
async function readAtMost(body: ReadableStream<Uint8Array>, name: string): Promise<Uint8Array> {
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
  return new UserError(
    `${name} is larger than 2 MB, which is more than an article has. Upload its text alone.`,
  );
}

function notFetched(name: string): UserError {
  return new UserError(`${name} could not be fetched from Discord. Please upload it again.`);
}
