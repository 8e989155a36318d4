import {
  type APIApplicationCommand,
  type APIEmbed,
  type APIMessage,
  ApplicationCommandType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { type Around, drawAttachment, drawComponent } from './components.ts';
import { element } from './dom.ts';
import { drawMarkdown } from './markdown.ts';
import type { Names } from './names.ts';

export interface MessageAround extends Around {
  commands: readonly APIApplicationCommand[];
  answer(): void;
  use(command: APIApplicationCommand): void;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** A message with all that belongs to it, as an item of the list. */
export function drawMessage(message: APIMessage, around: MessageAround): HTMLLIElement {
  const { author, content, embeds, attachments, components = [], flags = 0 } = message;
  const { names } = around;
  const name = names.users.get(author.id) ?? author.username;
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0;
  const thinking = (flags & MessageFlags.Loading) !== 0;
  return element(
    'li',
    { className: isPrivate ? 'message private' : 'message', 'data-message': message.id },
    drawOccasion(message, names),
    element(
      'div',
      { className: 'byline' },
      element('span', { className: 'avatar', ariaHidden: 'true' }, name.slice(0, 1)),
      element('strong', {}, name),
      author.bot && element('span', { className: 'tag' }, 'APP'),
      element('time', { dateTime: message.timestamp }, CLOCK.format(new Date(message.timestamp))),
      message.edited_timestamp !== null && element('span', { className: 'hint' }, '(edited)'),
      drawMenu(around),
    ),
    element(
      'div',
      { className: 'body' },
      thinking && element('p', { className: 'hint' }, `${name} is thinking…`),
      content !== '' && element('div', { className: 'text' }, drawMarkdown(content, names)),
      ...embeds.map((embed) => drawEmbed(embed, names)),
      ...attachments.map(drawAttachment),
      ...components.map((component) => drawComponent(component, around)),
      isPrivate && element('p', { className: 'hint' }, 'Only you can see this'),
    ),
  );
}

/** What the message answers: a command that someone used, or another message. */
function drawOccasion(
  { type, interaction, referenced_message: answered }: APIMessage,
  names: Names,
): Node | null {
  if (interaction) {
    const user = names.users.get(interaction.user.id) ?? interaction.user.username;
    const slash = type === MessageType.ContextMenuCommand ? '' : '/';
    return element('p', { className: 'hint' }, `${user} used ${slash}${interaction.name}`);
  }
  if (!answered) return null;
  const author = names.users.get(answered.author.id) ?? answered.author.username;
  const words = answered.content.slice(0, 80) || 'a message';
  return element('p', { className: 'hint' }, `↱ ${author}: ${words}`);
}

function drawEmbed({ title, description, fields = [] }: APIEmbed, names: Names): Node {
  return element(
    'div',
    { className: 'container' },
    title && element('p', {}, element('strong', {}, title)),
    description && element('div', { className: 'text' }, drawMarkdown(description, names)),
    ...fields.map(({ name, value }) =>
      element('div', { className: 'text' }, element('strong', {}, name), drawMarkdown(value, names)),
    ),
  );
}

/** What can be done with a message, or with who wrote it. */
function drawMenu({ commands, answer, use }: MessageAround): Node {
  const menu = element('details', { className: 'menu' }, element('summary', { ariaLabel: 'More' }, '⋯'));
  const item = (label: string, act: () => void) => {
    const button = element('button', { type: 'button' }, label);
    button.onclick = () => {
      menu.open = false;
      act();
    };
    return button;
  };
  menu.append(
    element(
      'div',
      {},
      item('Reply', answer),
      ...commands
        .filter(({ type }) => type !== ApplicationCommandType.ChatInput)
        .map((command) => item(command.name, () => use(command))),
    ),
  );
  return menu;
}
