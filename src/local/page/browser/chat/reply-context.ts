/** Draws what a message answers. */

import { type APIMessage, MessageType } from 'discord-api-types/v10';
import { avatar } from '../common/avatar.ts';
import { element } from '../common/dom.ts';
import type { Names } from '../common/names.ts';
import { summarise } from './text-summary.ts';

/** Draws the command or the message that a message answers; null if there is none. */
export function drawReplyContext(message: APIMessage, names: Names): HTMLElement | null {
  const { type, interaction, referenced_message: answered } = message;
  if (interaction) {
    const { id, username } = interaction.user;
    const slash = type === MessageType.ContextMenuCommand ? '' : '/';
    return drawUse(id, names.users.get(id) ?? username, `${slash}${interaction.name}`);
  }
  if (answered === null) return drawLine(element('em', {}, 'Original message was deleted'));
  if (!answered) return null;
  const { id, username } = answered.author;
  const name = names.users.get(id) ?? username;
  const isPinged = message.mentions.some((mentioned) => mentioned.id === id);
  return drawLine(
    avatar(id, name),
    element('strong', {}, isPinged ? `@${name}` : name),
    element('span', { className: 'excerpt' }, summarise(answered, names)),
  );
}

export function drawUse(userId: string, name: string, command: string): HTMLElement {
  return drawLine(
    avatar(userId, name),
    element('strong', {}, name),
    ' used ',
    element('span', { className: 'mention' }, command),
  );
}

function drawLine(...parts: (Node | string)[]): HTMLElement {
  return element('div', { className: 'reply-context' }, ...parts);
}
