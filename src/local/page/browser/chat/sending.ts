/** Shows commands that have not been answered yet. */

import type { APIUser } from 'discord-api-types/v10';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { drawPrivacy } from './message.ts';
import { drawUse } from './reply-context.ts';
import { scrollToEnd } from './scroll.ts';

/** A command on its way to the bot, shown after the messages until its answer arrives. */
export interface Sending {
  done(): void;
  fail(text: string): void;
}

const container = byId('sending');

/** @param label the command as it was used, such as `/ask` */
export function showSending(bot: APIUser, person: { id: string; name: string }, label: string): Sending {
  const state = element('p', { className: 'thinking' }, 'Sending command…');
  const body = element('div', { className: 'body' }, state);
  const root = element(
    'div',
    { className: 'message begins' },
    element(
      'div',
      { className: 'message-box' },
      drawUse(person.id, person.name, label),
      element(
        'div',
        { className: 'head' },
        avatar(bot.id, bot.username),
        element('span', { className: 'author' }, bot.username),
        element('span', { className: 'tag' }, 'APP'),
      ),
      body,
    ),
  );
  container.append(root);
  scrollToEnd();
  return {
    done: () => root.remove(),
    fail(text) {
      root.classList.add('private');
      state.replaceWith(element('p', { className: 'failure', role: 'alert' }, icon('warning'), text));
      body.append(
        drawPrivacy(() => {
          root.remove();
          byId('text').focus();
        }),
      );
    },
  };
}

export function clearSending(): void {
  container.replaceChildren();
}
