/** Draws the start of a channel. */

import type { Runnable } from '../../command-line.ts';
import { byId, element } from '../common/dom.ts';
import { type IconName, icon } from '../common/icon.ts';
import { drawTags } from '../forum/tags.ts';
import type { ListedChannel } from '../sidebar/channel-lookup.ts';

export interface Welcome {
  channel: ListedChannel;
  bot: string;
  commands: readonly Runnable[];
  begin(command: Runnable): void;
  /** The names of the tags of a post. */
  tags: readonly string[];
}

/** Draws what stands above the first message: the name of the channel, and commands to try. */
export function drawWelcome({ channel, bot, commands, begin, tags }: Welcome): void {
  const chips = commands.map((command) => {
    const chip = element(
      'button',
      { type: 'button', className: 'chip' },
      element('strong', {}, `/${command.label}`),
      element('span', {}, command.description),
    );
    chip.onclick = () => begin(command);
    return chip;
  });
  const { picture, heading, beginning } = wordsFor(channel);
  const welcome = byId('welcome');
  const parts = [
    element('span', { className: 'emblem', ariaHidden: 'true' }, icon(picture)),
    element('h2', {}, heading),
    element('p', { className: 'quiet' }, beginning),
    tags.length > 0 && drawTags(tags),
  ];
  welcome.replaceChildren(...parts.filter((part) => part !== false));
  if (chips.length === 0) return;
  welcome.append(
    element('p', { className: 'quiet' }, `Type / for what ${bot} does here, or choose:`),
    element('div', { className: 'chips', role: 'group', ariaLabel: 'Commands to try' }, ...chips),
  );
}

function wordsFor({ name, title, isDirect, thread, forum, topic }: ListedChannel): {
  picture: IconName;
  heading: string;
  beginning: string;
} {
  if (isDirect)
    return {
      picture: 'at',
      heading: name,
      beginning: `This is the beginning of your direct message history with ${name}.`,
    };
  if (thread) return { picture: 'thread', heading: name, beginning: `${topic}.` };
  const kind = forum ? 'forum' : 'channel';
  return {
    picture: forum ? 'forum' : 'hash',
    heading: `Welcome to ${title}!`,
    beginning: `This is the start of the ${title} ${kind}.`,
  };
}
