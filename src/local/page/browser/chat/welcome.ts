/** Draws the start of a channel. */

import type { Runnable } from '../../command-line.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';

export interface Welcome {
  /** The name of the channel, such as `#general`, or of the other person. */
  name: string;
  isDirect: boolean;
  bot: string;
  commands: readonly Runnable[];
  begin(command: Runnable): void;
}

/** Draws what stands above the first message: the name of the channel, and commands to try. */
export function drawWelcome({ name, isDirect, bot, commands, begin }: Welcome): void {
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
  const beginning = isDirect
    ? `This is the beginning of your direct message history with ${name}.`
    : `This is the start of the ${name} channel.`;
  const welcome = byId('welcome');
  welcome.replaceChildren(
    element('span', { className: 'emblem', ariaHidden: 'true' }, icon(isDirect ? 'at' : 'hash')),
    element('h2', {}, isDirect ? name : `Welcome to ${name}!`),
    element('p', { className: 'quiet' }, beginning),
  );
  if (chips.length === 0) return;
  welcome.append(
    element('p', { className: 'quiet' }, `Type / for what ${bot} does here, or choose:`),
    element('div', { className: 'chips', role: 'group', ariaLabel: 'Commands to try' }, ...chips),
  );
}
