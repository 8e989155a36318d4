/** The heading of a card, from which its buttons read the question. */

import { type APIComponentInContainer, ComponentType, type Message } from 'discord.js';
import { escapeText, unescapeText } from '../escape.ts';
import { text } from './parts.ts';

/** The id of the heading component. */
const HEADING_ID = 1;
const MARK = '### ';

/** The question as the heading of its card. */
export function asHeading(asked: string, prefix = ''): APIComponentInContainer {
  return text(MARK + prefix + escapeText(asked), HEADING_ID);
}

/** The question from the heading of a card; null for any other message. */
export function readHeading({ components }: Pick<Message, 'components'>, prefix = ''): string | null {
  for (const container of components)
    for (const part of container.type === ComponentType.Container ? container.components : [])
      if (
        part.type === ComponentType.TextDisplay &&
        part.id === HEADING_ID &&
        typeof part.content === 'string'
      )
        return part.content.startsWith(MARK + prefix)
          ? unescapeText(part.content.slice(MARK.length + prefix.length))
          : null;
  return null;
}
