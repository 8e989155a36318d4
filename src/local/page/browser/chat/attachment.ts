/** Draws attachments: images and files. */

import type { APIAttachment } from 'discord-api-types/v10';
import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

export function drawAttachment({
  url,
  filename,
  content_type,
  description,
  size,
}: APIAttachment): HTMLElement {
  return content_type?.startsWith('image/')
    ? drawImage(url, description ?? filename)
    : drawFile(url, filename, size);
}

/** Draws an image from this server; others are linked, as the page fetches nothing from the network. */
export function drawImage(url: string, description: string): HTMLElement {
  if (new URL(url, location.href).origin === location.origin)
    return element('img', { src: url, alt: description, className: 'media', loading: 'lazy' });
  return element(
    'p',
    { className: 'media absent' },
    `Image: ${description || 'without a description'}. `,
    element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, 'Open it on its site'),
  );
}

export function drawFile(url: string, name: string, size?: number): HTMLElement {
  return element(
    'div',
    { className: 'file' },
    icon('file'),
    element(
      'div',
      {},
      element('a', { href: url, download: name }, name),
      size !== undefined && element('p', { className: 'faint' }, inBytes(size)),
    ),
  );
}

export function inBytes(size: number): string {
  if (size < 1_024) return `${size} bytes`;
  if (size < 1_048_576) return `${(size / 1_024).toFixed(1)} KB`;
  return `${(size / 1_048_576).toFixed(1)} MB`;
}
