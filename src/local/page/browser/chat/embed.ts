/** Draws embeds. */

import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { drawImage } from './attachment.ts';
import { drawMarkdown } from './markdown.ts';
import { LONG_DAY } from './time.ts';

export function drawEmbed(embed: APIEmbed, names: Names): HTMLElement {
  const { author, title, url, description, fields = [], image, thumbnail, footer, timestamp, color } = embed;
  const foot = [footer?.text, timestamp && LONG_DAY.format(new Date(timestamp))].filter(Boolean).join(' • ');
  const card = element(
    'div',
    { className: 'embed' },
    element(
      'div',
      { className: 'embed-words' },
      author && element('p', { className: 'embed-author' }, linked(author.name, author.url)),
      title && element('p', { className: 'embed-title' }, linked(title, url)),
      description && drawMarkdown(description, names),
      fields.length > 0 &&
        element('div', { className: 'fields' }, ...fields.map((one) => drawField(one, names))),
    ),
    thumbnail && element('div', { className: 'thumbnail' }, drawImage(thumbnail.url, '')),
    image && drawImage(image.url, ''),
    foot && element('p', { className: 'embed-foot' }, foot),
  );
  if (color !== undefined) card.style.borderLeftColor = hexColour(color);
  return card;
}

export function hexColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function drawField({ name, value, inline = false }: APIEmbedField, names: Names): HTMLElement {
  return element(
    'div',
    { className: inline ? 'field inline' : 'field' },
    element('strong', {}, name),
    drawMarkdown(value, names),
  );
}

function linked(text: string, url: string | undefined): Node | string {
  return url ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text) : text;
}
