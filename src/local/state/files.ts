/** Stores attached files in memory. */

import type { APIAttachment } from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** A file of a request, with the key by which the body refers to it. */
export interface Upload {
  key: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface StoredFile {
  attachment: APIAttachment;
  bytes: Uint8Array;
}

/** Discord's limit for one file without a server boost, which each interaction states. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Limit for all files together; the oldest are removed. */
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/;

/** Attached files, served at the URLs of their attachments. */
export class Files {
  readonly #origin: string;
  readonly #files = new Map<string, StoredFile>();
  #bytes = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  keep(upload: Upload, channelId: string, description?: string): APIAttachment {
    const id = newId();
    const url = `${this.#origin}/attachments/${channelId}/${id}/${upload.name}`;
    const attachment: APIAttachment = {
      id,
      filename: upload.name,
      size: upload.bytes.length,
      url,
      proxy_url: url,
      content_type: MEDIA_TYPE.test(upload.type) ? upload.type : 'application/octet-stream',
      ...(description && { description }),
    };
    this.#files.set(id, { attachment, bytes: upload.bytes });
    this.#bytes += upload.bytes.length;
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#bytes <= MAX_TOTAL_BYTES) break;
      this.#files.delete(oldest);
      this.#bytes -= bytes.length;
    }
    return attachment;
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }
}

/** A file's name as Discord stores it: safe in URLs, and without folders. */
export function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').slice(-255) || 'unknown';
}
