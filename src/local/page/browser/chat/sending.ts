import type { APIUser } from 'discord-api-types/v10';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import { drawPrivacy } from './message.ts';
import { drawUse } from './occasion.ts';
import { scrollToEnd } from './scroll.ts';

/** A command on its way to the bot: shown at the end of the messages until its answer is. */
export interface Sending {
  done(): void;
  fail(text: string): void;
}

const place = byId('sending');

/** @param label as one used it, such as `/ask` */
export function showSending(bot: APIUser, person: { id: string; name: string }, label: string): Sending {
  const state = element('p', { className: 'thinking' }, 'Sending command…');
  const body = element('div', { className: 'body' }, state);
  const shown = element(
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
  place.append(shown);
  scrollToEnd();
  return {
    done: () => shown.remove(),
    fail(text) {
      shown.classList.add('private');
      state.replaceWith(element('p', { className: 'failure', role: 'alert' }, icon('warning'), text));
      body.append(
        drawPrivacy(() => {
          shown.remove();
          byId('text').focus();
        }),
      );
    },
  };
}

export function clearSending(): void {
  place.replaceChildren();
}
