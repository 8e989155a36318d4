/** Stores messages by channel. */

import { EventEmitter } from 'node:events';
import type { APIMessage } from 'discord-api-types/v10';

export interface StoredMessage {
  message: APIMessage;
  /** The one person who sees a private reply; null for everyone in the channel. */
  visibleTo: string | null;
  /** Whether that person has dismissed it. */
  dismissed: boolean;
}

interface Events {
  created: [StoredMessage];
  updated: [StoredMessage];
  deleted: [StoredMessage];
}

/** Enough to scroll back, and a limit on the memory of long tests. */
const MAX_PER_CHANNEL = 1_000;

/** The messages of each channel, in order. An edited message is a new object with the same id. */
export class Messages extends EventEmitter<Events> {
  readonly #channels = new Map<string, Map<string, StoredMessage>>();

  constructor() {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
  }

  get(channelId: string, id: string): StoredMessage | undefined {
    return this.#channels.get(channelId)?.get(id);
  }

  /** @param viewer id of a person, who also sees their own private replies; null for the bot */
  list(channelId: string, viewer: string | null): APIMessage[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])]
      .filter(({ visibleTo, dismissed }) => visibleTo === null || (visibleTo === viewer && !dismissed))
      .map(({ message }) => message);
  }

  /** The latest messages of each channel, in order, without dismissed ones. */
  latest(max: number): StoredMessage[] {
    return [...this.#channels.values()].flatMap((channel) =>
      [...channel.values()].filter(({ dismissed }) => !dismissed).slice(-max),
    );
  }

  /** Adds stored messages without emitting events. */
  restore(stored: readonly StoredMessage[]): void {
    for (const message of stored) this.#store(message);
  }

  add(message: APIMessage, visibleTo: string | null = null): void {
    const stored = { message, visibleTo, dismissed: false };
    this.#store(stored);
    this.emit('created', stored);
  }

  #store(stored: StoredMessage): void {
    const { channel_id, id } = stored.message;
    const messages = this.#channels.get(channel_id) ?? new Map<string, StoredMessage>();
    this.#channels.set(channel_id, messages);
    messages.set(id, stored);
    const [oldest] = messages.keys();
    if (messages.size > MAX_PER_CHANNEL && oldest) messages.delete(oldest);
  }

  replace(message: APIMessage): void {
    const stored = this.get(message.channel_id, message.id);
    if (!stored) return;
    stored.message = message;
    if (!stored.dismissed) this.emit('updated', stored);
  }

  /** Replaces a message without an event, for what changes without Discord's saying so. */
  amend(message: APIMessage): void {
    const stored = this.get(message.channel_id, message.id);
    if (stored) stored.message = message;
  }

  /** Removes all messages of a channel, without events. */
  removeAll(channelId: string): void {
    this.#channels.delete(channelId);
  }

  remove({ channel_id, id }: APIMessage): void {
    const stored = this.get(channel_id, id);
    if (!stored) return;
    this.#channels.get(channel_id)?.delete(id);
    this.emit('deleted', stored);
  }

  /** Hides a private reply from the person who sees it. */
  dismiss(channelId: string, id: string): void {
    const stored = this.get(channelId, id);
    if (!stored || stored.dismissed) return;
    stored.dismissed = true;
    this.emit('deleted', stored);
  }
}
