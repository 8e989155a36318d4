/** Reads the bodies of REST requests. */

import type { IncomingMessage } from 'node:http';
import { fileTooLarge, invalidJson, tooLarge } from '../errors.ts';
import { fileName, MAX_FILE_BYTES, type Upload } from '../state/files.ts';
import type { Json } from '../validator.ts';

export interface Body {
  /** Undefined if none was sent. */
  json: Json | undefined;
  uploads: Upload[];
}

/** Discord's limit for a whole request. */
const MAX_BODY_BYTES = 25 * 1024 * 1024;
const FILE_KEY = /^files\[(\d{1,3})\]$/;

/**
 * Reads JSON, or a multipart form with JSON as `payload_json` and files as `files[n]`.
 *
 * @throws ApiError when the body is too large or invalid
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { json: undefined, uploads: [] };
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: parse(bytes.toString()), uploads: [] };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read and discarded: the response would be lost if the connection were cut.
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (length > MAX_BODY_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}

async function readForm(bytes: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw invalidJson();
    });
  const payload = form.get('payload_json');
  const uploads: Upload[] = [];
  for (const [name, file] of form) {
    const key = FILE_KEY.exec(name)?.[1];
    if (key === undefined || typeof file === 'string') continue;
    if (file.size > MAX_FILE_BYTES) throw fileTooLarge();
    uploads.push({
      key,
      name: fileName(file.name),
      type: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
  }
  return { json: typeof payload === 'string' ? parse(payload) : {}, uploads };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}
