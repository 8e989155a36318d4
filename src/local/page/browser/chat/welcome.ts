/** Draws the start of a channel. */

import type { Runnable } from '../../command-line.ts';
import { byId, element } from '../common/dom.ts';
import { type IconName, icon } from '../common/icon.ts';
import type { ListedChannel } from '../sidebar/channel-lookup.ts';

export interface Welcome {
  channel: ListedChannel;
  bot: string;
  commands: readonly Runnable[];
  begin(command: Runnable): void;
}

/** Draws what stands above the first message: the name of the channel, and commands to try. */
export function drawWelcome({ channel, bot, commands, begin }: Welcome): void {
  const chips = commands.map((command) => {
    const chip = element(
      'button',
      { type: 'button', className: 'chip' },
      element('strong', {}, `/${command.name}`),
      element('span', {}, command.description),
    );
    chip.onclick = () => begin(command);
    return chip;
  });
  const { picture, heading, beginning } = wordsFor(channel);
  const welcome = byId('welcome');
  welcome.replaceChildren(
    element('span', { className: 'emblem', ariaHidden: 'true' }, icon(picture)),
    element('h2', {}, heading),
    element('p', { className: 'quiet' }, beginning),
  );
  if (chips.length === 0) return;
  welcome.append(
    element('p', { className: 'quiet' }, `Type / for what ${bot} does here, or choose:`),
    element('div', { className: 'chips', role: 'group', ariaLabel: 'Commands to try' }, ...chips),
  );
}

function wordsFor({ name, title, isDirect, thread, topic }: ListedChannel): {
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
  return {
    picture: 'hash',
    heading: `Welcome to ${title}!`,
    beginning: `This is the start of the ${title} channel.`,
  };
}
