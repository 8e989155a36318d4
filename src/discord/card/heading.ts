/** What a card says of its question and answer, from which buttons and follow-ups read them. */

import { type APIComponentInContainer, ComponentType, type Message } from 'discord.js';
import { escapeInline, escapeText, unescapeText } from '../escape.ts';
import { text } from './parts.ts';

/**
 * The ids of the components that are read. Discord numbers those without an id from 1 on, in their order: the heading is the
 * first, and no card has a hundred.
 */
const HEADING_ID = 1;
const CONTEXT_ID = 101;
const QUOTE_ID = 102;
const MEANT_ID = 103;

const MARK = '### ';
const CONTEXT_START = '-# About: ';
const CONTEXT_END = ' · If you meant something else, ask in a whole sentence.';
const MEANT_START = 'Did you mean “';
const MEANT_END = '”?';

/** The question as the heading of its card. */
export function asHeading(asked: string, prefix = ''): APIComponentInContainer {
  return text(MARK + prefix + escapeText(asked), HEADING_ID);
}

/** What a follow-up was taken to be about, as a line of its card; null for a question that stands alone. */
export function contextLine(context: string | null): APIComponentInContainer | null {
  return context === null ? null : text(CONTEXT_START + escapeInline(context) + CONTEXT_END, CONTEXT_ID);
}

/** The question that was probably meant, as a line of its card; null without one. */
export function meantLine(meant: string | undefined): APIComponentInContainer | null {
  return meant === undefined ? null : text(MEANT_START + escapeInline(meant) + MEANT_END, MEANT_ID);
}

/** The quotation of a card, whose bold part is the answer. */
export function asAnswer(quotation: string): APIComponentInContainer {
  return text(quotation, QUOTE_ID);
}

/** The question from the heading of a card; null for any other message. */
export function readHeading(message: Pick<Message, 'components'>, prefix = ''): string | null {
  const content = contentOf(message, HEADING_ID);
  const start = MARK + prefix;
  return content?.startsWith(start) ? unescapeText(content.slice(start.length)) : null;
}

/** What `contextLine` wrote on a card; null where it wrote nothing. */
export function readContext(message: Pick<Message, 'components'>): string | null {
  const content = contentOf(message, CONTEXT_ID);
  if (!content?.startsWith(CONTEXT_START) || !content.endsWith(CONTEXT_END)) return null;
  return unescapeText(content.slice(CONTEXT_START.length, -CONTEXT_END.length));
}

/** The question that `meantLine` wrote on a card; null where it wrote nothing. */
export function readMeant(message: Pick<Message, 'components'>): string | null {
  const content = contentOf(message, MEANT_ID);
  if (!content?.startsWith(MEANT_START) || !content.endsWith(MEANT_END)) return null;
  return unescapeText(content.slice(MEANT_START.length, -MEANT_END.length));
}

/** The first bold part of a card's quotation; null where nothing is bold. */
export function readAnswer(message: Pick<Message, 'components'>): string | null {
  const bold = /\*\*((?:\\.|[^\\*])+)\*\*/u.exec(contentOf(message, QUOTE_ID) ?? '');
  return bold ? unescapeText(bold[1]!) : null;
}

function contentOf({ components }: Pick<Message, 'components'>, id: number): string | null {
  for (const container of components)
    for (const part of container.type === ComponentType.Container ? container.components : [])
      if (part.type === ComponentType.TextDisplay && part.id === id && typeof part.content === 'string')
        return part.content;
  return null;
}
