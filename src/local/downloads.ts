/** Serves attached files over HTTP. */

import type { ServerResponse } from 'node:http';
import type { Services } from './services.ts';

export const DOWNLOAD_PATH = '/attachments/';

/**
 * Serves an attached file. Its content is untrusted, so the headers keep a browser from running it as part of the page.
 */
export function serveDownload({ files }: Services, path: string, response: ServerResponse): void {
  const [, , , id = ''] = path.split('/');
  const file = files.get(id);
  if (!file) {
    response.writeHead(404).end('This content is no longer available.');
    return;
  }
  const { content_type = 'application/octet-stream', filename } = file.attachment;
  response.writeHead(200, {
    'content-type': content_type,
    'content-length': file.bytes.length,
    'content-disposition': `attachment; filename="${filename}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}
