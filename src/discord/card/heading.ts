/** What a card says of its question and answer, from which buttons and follow-ups read them. */

import { type APIComponentInContainer, ComponentType, type Message } from 'discord.js';
import type { MessageKey, Translator } from '../../i18n/translator.ts';
import { readArgument } from '../../i18n/translators.ts';
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
const SMALL = '-# ';

/** The question as the heading of its card. */
export function asHeading(asked: string): APIComponentInContainer {
  return text(MARK + escapeText(asked), HEADING_ID);
}

/** The topic of a timeline as the heading of its card. */
export function asTimelineHeading(t: Translator, topic: string): APIComponentInContainer {
  return text(MARK + t('timeline.heading', { topic: escapeText(topic) }), HEADING_ID);
}

/** What a follow-up was taken to be about, as a line of its card; null for a question that stands alone. */
export function contextLine(t: Translator, context: string | null): APIComponentInContainer | null {
  if (context === null) return null;
  return text(SMALL + t('answer.context', { context: escapeInline(context) }), CONTEXT_ID);
}

/** The question that was probably meant, as a line of its card; null without one. */
export function meantLine(t: Translator, meant: string | undefined): APIComponentInContainer | null {
  if (meant === undefined) return null;
  return text(t('answer.meant', { question: escapeInline(meant) }), MEANT_ID);
}

/** The quotation of a card, whose bold part is the answer. */
export function asAnswer(quotation: string): APIComponentInContainer {
  return text(quotation, QUOTE_ID);
}

/** The question from the heading of a card; null for any other message. */
export function readHeading(message: Pick<Message, 'components'>): string | null {
  const heading = contentOf(message, HEADING_ID);
  return heading?.startsWith(MARK) ? unescapeText(heading.slice(MARK.length)) : null;
}

/** The topic from the heading of a timeline; null for any other message. */
export function readTimelineHeading(message: Pick<Message, 'components'>): string | null {
  return readFrom(message, HEADING_ID, MARK, 'timeline.heading', 'topic');
}

/** What `contextLine` wrote on a card; null where it wrote nothing. */
export function readContext(message: Pick<Message, 'components'>): string | null {
  return readFrom(message, CONTEXT_ID, SMALL, 'answer.context', 'context');
}

/** The question that `meantLine` wrote on a card; null where it wrote nothing. */
export function readMeant(message: Pick<Message, 'components'>): string | null {
  return readFrom(message, MEANT_ID, '', 'answer.meant', 'question');
}

/** The argument of a message on a card, in whichever language that was written. */
function readFrom(
  message: Pick<Message, 'components'>,
  id: number,
  mark: string,
  key: MessageKey,
  argument: string,
): string | null {
  const content = contentOf(message, id);
  if (!content?.startsWith(mark)) return null;
  const read = readArgument(key, argument, content.slice(mark.length));
  return read === null ? null : unescapeText(read);
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
