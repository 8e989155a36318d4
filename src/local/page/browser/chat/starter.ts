/** Draws the message from which a thread was opened: in the thread, and with a link to it. */

import { type APIMessage, MessageType, ComponentType as Type } from 'discord-api-types/v10';
import type { ThreadEntry } from '../../protocol.ts';
import { element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

/** Whether a message stands for the one from which its thread was opened. */
export function isStarter({ type }: APIMessage): boolean {
  return type === MessageType.ThreadStarterMessage;
}

/** The message as it is shown: in the place of the one that begins a thread, the one from which that was opened. */
export function shownOf(message: APIMessage): APIMessage {
  const { referenced_message: answered } = message;
  if (!isStarter(message) || !answered) return message;
  const { interaction: _, ...shown } = answered;
  return {
    ...shown,
    id: message.id,
    type: message.type,
    components: withoutControls(shown.components ?? []),
  };
}

interface Node {
  type: Type;
  components?: Node[];
}

/** Controls work only at the message itself. */
function withoutControls<T extends { type: Type }>(components: readonly T[]): T[] {
  return (components as readonly Node[]).flatMap((component) => {
    const { type, components: inner = [] } = component;
    if (type === Type.ActionRow) return [];
    if (type === Type.Section) return inner;
    return inner.length > 0 ? [{ ...component, components: withoutControls(inner) }] : [component];
  }) as T[];
}

export function drawThreadLink(
  { id, name, messageCount, isArchived }: ThreadEntry,
  reader: string,
): HTMLElement {
  const count = messageCount === 1 ? '1 message' : `${messageCount} messages`;
  return element(
    'a',
    { href: `#${reader}/${id}`, className: 'thread-link' },
    icon('thread'),
    element('strong', {}, name),
    element('span', { className: 'faint' }, isArchived ? `${count}, closed` : count),
    icon('right'),
  );
}
