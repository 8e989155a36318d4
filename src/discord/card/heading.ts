import { type APIComponentInContainer, ComponentType, type Message } from 'discord.js';
import { escapeText, unescapeText } from '../escape.ts';
import { text } from './parts.ts';

/** The component that holds what was asked, for the buttons of a card to read it back. */
const HEADING_ID = 1;
const MARK = '### ';

/** What was asked, as the heading of the card that answers it. */
export function asHeading(asked: string, before = ''): APIComponentInContainer {
  return text(MARK + before + escapeText(asked), HEADING_ID);
}

/** What was asked, from a card of ours; null for any other message. */
export function readHeading({ components }: Pick<Message, 'components'>, before = ''): string | null {
  for (const container of components)
    for (const part of container.type === ComponentType.Container ? container.components : [])
      if (
        part.type === ComponentType.TextDisplay &&
        part.id === HEADING_ID &&
        typeof part.content === 'string'
      )
        return part.content.startsWith(MARK + before)
          ? unescapeText(part.content.slice(MARK.length + before.length))
          : null;
  return null;
}
