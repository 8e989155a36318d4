import type { IncomingMessage } from 'node:http';
import { fileTooLarge, invalidJson, tooLarge } from '../errors.ts';
import { fileName, LARGEST_FILE, type Upload } from '../state/files.ts';
import type { Json } from '../validator.ts';

export interface Body {
  /** Undefined: none was sent. */
  json: Json | undefined;
  uploads: Upload[];
}

/** Of a whole request, as Discord allows. */
const LARGEST_BODY = 25 * 1024 * 1024;
const FILE_KEY = /^files\[(\d{1,3})\]$/;

/**
 * Reads JSON, or a form that holds JSON as `payload_json`, and files as `files[n]`.
 *
 * @throws ApiError
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
    // Read to the end all the same: the answer would be lost if the connection were cut.
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  if (length > LARGEST_BODY) throw tooLarge();
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
    if (file.size > LARGEST_FILE) throw fileTooLarge();
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
