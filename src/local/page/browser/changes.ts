/** Shows changes of messages, and counts mentions. */

import type { APIMessage } from 'discord-api-types/v10';
import type { Change } from '../protocol.ts';
import type { Actions } from './actions.ts';
import type { MessageList } from './chat/list.ts';
import { notifyNewMessage, scrollToEnd } from './chat/scroll.ts';
import { summarise } from './chat/text-summary.ts';
import { announce } from './common/announce.ts';
import { isThinking, mentions } from './common/flags.ts';
import type { PageState } from './page-state.ts';

export type MessageChange = Extract<Change, { message: APIMessage }>;

/** Shows new, edited and deleted messages, and announces them to screen readers. */
export class MessageChanges {
  readonly #state: () => PageState;
  readonly #list: MessageList;
  readonly #actions: Actions;

  constructor(state: () => PageState, list: MessageList, actions: Actions) {
    this.#state = state;
    this.#list = list;
    this.#actions = actions;
  }

  show({ change, message }: MessageChange): void {
    const { actor, names } = this.#state();
    if (change === 'deleted') {
      this.#list.remove(message.id);
      return;
    }
    const before = this.#list.get(message.id);
    this.#list.put(message);
    if (change === 'created') this.#actions.onAnswer(message);
    if (message.author.id === actor.as) scrollToEnd();
    else if (change === 'created') notifyNewMessage();
    // Edits, such as by a button, are not announced, except the answer to a deferred interaction.
    if (change === 'updated' && !(before && isThinking(before))) return;
    announce(`${names.users.get(message.author.id) ?? ''}: ${summarise(message, names)}`);
  }
}

/** The channels with unread messages, and the number of mentions in each. */
export class Pings extends Map<string, number> {
  add(message: APIMessage, reader: string): void {
    const { channel_id: channel } = message;
    this.set(channel, (this.get(channel) ?? 0) + Number(mentions(message, reader)));
  }
}
