import type { APIAttachment } from 'discord-api-types/v10';
import { newId } from '../snowflake.ts';

/** A file as it comes with a request, under the key that the body names it by. */
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

/** Of one file: what Discord allows without a boost, and says in each interaction. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** All files together; the oldest make room. */
const MOST_BYTES = 128 * 1024 * 1024;

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.-]+)*$/;

/** What was attached, to be fetched at the address that the attachment gives. */
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
      if (this.#bytes <= MOST_BYTES) break;
      this.#files.delete(oldest);
      this.#bytes -= bytes.length;
    }
    return attachment;
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }
}

/** A file's name as Discord keeps it: it stands in addresses, and names no folder. */
export function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_').slice(-255) || 'unknown';
}
