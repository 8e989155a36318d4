import type { APIMessage } from 'discord-api-types/v10';
import type { Change } from '../protocol.ts';
import type { Deeds } from './actions.ts';
import type { MessageList } from './chat/list.ts';
import { scrollToEnd, tellBelow } from './chat/scroll.ts';
import { summarise } from './chat/summary.ts';
import { announce } from './common/announce.ts';
import { isThinking, mentions } from './common/flags.ts';
import type { Scene } from './scene.ts';

type MessageChange = Extract<Change, { message: APIMessage }>;

/** Shows what happens to messages, and tells those who listen. */
export class MessageChanges {
  readonly #scene: () => Scene;
  readonly #list: MessageList;
  readonly #deeds: Deeds;

  constructor(scene: () => Scene, list: MessageList, deeds: Deeds) {
    this.#scene = scene;
    this.#list = list;
    this.#deeds = deeds;
  }

  show({ change, message }: MessageChange): void {
    const { seat, names } = this.#scene();
    if (change === 'deleted') {
      this.#list.remove(message.id);
      return;
    }
    const before = this.#list.get(message.id);
    this.#list.put(message);
    if (change === 'created') this.#deeds.onAnswer(message);
    if (message.author.id === seat.as) scrollToEnd();
    else if (change === 'created') tellBelow();
    // What a button changes, one is looking at.
    if (change === 'updated' && !(before && isThinking(before))) return;
    announce(`${names.users.get(message.author.id) ?? ''}: ${summarise(message, names)}`);
  }
}

/** How often one was mentioned in the channels that have something new. */
export class Pings extends Map<string, number> {
  add(message: APIMessage, reader: string): void {
    const { channel_id: channel } = message;
    this.set(channel, (this.get(channel) ?? 0) + Number(mentions(message, reader)));
  }
}
