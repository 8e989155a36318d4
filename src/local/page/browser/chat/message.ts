/** Draws messages. */

import type { APIMessage } from 'discord-api-types/v10';
import type { ThreadEntry } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { element } from '../common/dom.ts';
import { isPrivate, isThinking, mentions } from '../common/flags.ts';
import { icon } from '../common/icon.ts';
import { type ComponentContext, drawComponent } from '../components/component.ts';
import { drawAttachment } from './attachment.ts';
import { drawEmbed } from './embed.ts';
import { drawMarkdown } from './markdown.ts';
import { drawReplyContext } from './reply-context.ts';
import { drawThreadLink, isStarter, shownOf } from './starter.ts';
import { summarise } from './text-summary.ts';
import { drawSentAt, LONG_DAY } from './time.ts';

export interface MessageContext extends Omit<ComponentContext, 'sizes'> {
  /** The id of the person who sees it. */
  reader: string;
  /** The error of a press of one of its buttons, if it failed. */
  failure: string | undefined;
  /** The thread that was opened from it. */
  thread: ThreadEntry | undefined;
  dismiss(): void;
  reply(): void;
  openMenu(at: HTMLElement): void;
  openUserMenu(at: HTMLElement): void;
}

/** Messages of one person within this time are grouped, as in Discord. */
const GROUP_MS = 7 * 60_000;

/** Draws a message as an item of the list. */
export function drawMessage(
  stored: APIMessage,
  previous: APIMessage | undefined,
  context: MessageContext,
): HTMLLIElement {
  const message = shownOf(stored);
  const name = context.names.users.get(message.author.id) ?? message.author.username;
  const begins = beginsGroup(message, previous);
  const item = element(
    'li',
    { className: 'message', tabIndex: -1, 'data-message': message.id },
    beginsDay(message, previous) && drawDay(message),
    element(
      'div',
      { className: 'message-box' },
      drawReplyContext(message, context.names),
      begins && drawHead(message, name, context),
      !begins && element('span', { className: 'hover-time' }, drawSentAt(message.timestamp)),
      drawBody(message, name, context),
      drawTools(message, context),
    ),
  );
  item.ariaLabel = `${name}: ${summarise(message, context.names)}`;
  item.classList.toggle('begins', begins);
  item.classList.toggle('private', isPrivate(message));
  item.classList.toggle('mentions-me', mentions(message, context.reader));
  return item;
}

function beginsGroup(message: APIMessage, previous: APIMessage | undefined): boolean {
  if (!previous || beginsDay(message, previous)) return true;
  if (message.interaction || message.referenced_message !== undefined) return true;
  const apart = Date.parse(message.timestamp) - Date.parse(previous.timestamp);
  return (
    previous.author.id !== message.author.id || apart > GROUP_MS || isPrivate(message) !== isPrivate(previous)
  );
}

function beginsDay({ timestamp }: APIMessage, previous: APIMessage | undefined): boolean {
  return !previous || new Date(timestamp).toDateString() !== new Date(previous.timestamp).toDateString();
}

function drawDay({ timestamp }: APIMessage): HTMLElement {
  return element('div', { className: 'day' }, element('span', {}, LONG_DAY.format(new Date(timestamp))));
}

function drawHead(message: APIMessage, name: string, context: MessageContext): HTMLElement {
  const { author, timestamp } = message;
  const who = element('button', { type: 'button', className: 'author', tabIndex: -1 }, name);
  who.onclick = () => context.openUserMenu(who);
  return element(
    'div',
    { className: 'head' },
    avatar(author.id, name),
    who,
    author.bot && element('span', { className: 'tag' }, 'APP'),
    drawSentAt(timestamp),
  );
}

function drawBody(message: APIMessage, name: string, context: MessageContext): HTMLElement {
  const { content, embeds, attachments, components = [] } = message;
  const { names, failure, thread, reader } = context;
  // Files that a component shows are left out of the attachments.
  const named = JSON.stringify(components);
  const sizes = new Map(attachments.map(({ url, size }) => [url, size]));
  return element(
    'div',
    { className: 'body' },
    isThinking(message) && drawThinking(name),
    content !== '' && drawMarkdown(content, names),
    ...embeds.map((embed) => drawEmbed(embed, names)),
    ...attachments.filter(({ url }) => !named.includes(url)).map(drawAttachment),
    ...components.map((component) => drawComponent(component, { ...context, sizes })),
    message.edited_timestamp !== null && element('span', { className: 'faint edited' }, '(edited)'),
    failure !== undefined && element('p', { className: 'failure', role: 'alert' }, icon('warning'), failure),
    thread && drawThreadLink(thread, reader),
    isPrivate(message) && drawPrivacy(context.dismiss),
  );
}

function drawThinking(name: string): HTMLElement {
  return element(
    'p',
    { className: 'thinking' },
    element('span', { className: 'dots', ariaHidden: 'true' }, element('i'), element('i'), element('i')),
    `${name} is thinking…`,
  );
}

/** Draws the note below a message that only one person sees. */
export function drawPrivacy(dismiss: () => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'link' }, 'Dismiss message');
  button.onclick = dismiss;
  return element('p', { className: 'privacy' }, icon('eye'), 'Only you can see this', ' • ', button);
}

function drawTools(message: APIMessage, { reply, openMenu }: MessageContext): HTMLElement {
  const answer = element(
    'button',
    { type: 'button', tabIndex: -1, ariaLabel: 'Reply', title: 'Reply' },
    icon('reply'),
  );
  const more = element(
    'button',
    { type: 'button', tabIndex: -1, ariaLabel: 'More', title: 'More' },
    icon('more'),
  );
  more.ariaHasPopup = 'menu';
  answer.onclick = reply;
  more.onclick = () => openMenu(more);
  return element(
    'div',
    { className: 'tools', role: 'group', ariaLabel: 'Message actions' },
    !isStarter(message) && answer,
    more,
  );
}
