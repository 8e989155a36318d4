/** Validates URLs. */

import type { Validator } from '../validator.ts';

const ATTACHMENT = 'attachment://';
const MAX_LENGTH = 2_048;

/**
 * Validates a URL with one of these schemes.
 *
 * @param files the names that `attachment://` may refer to
 */
export function checkUrl(
  field: Validator,
  schemes: readonly string[],
  files?: ReadonlySet<string>,
  maxLength = MAX_LENGTH,
): void {
  const url = field.string(1, maxLength);
  if (url === null) return;
  const scheme = URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : null;
  if (scheme === null) field.refuse('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(scheme))
    field.refuse(
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((name) => `'${name}'`).join(', ')}).`,
    );
  else if (files && url.startsWith(ATTACHMENT) && !files.has(url.slice(ATTACHMENT.length)))
    field.refuse('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', 'The attachment was not found');
}
