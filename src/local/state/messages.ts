import { EventEmitter } from 'node:events';
import type { APIMessage } from 'discord-api-types/v10';

export interface StoredMessage {
  message: APIMessage;
  /** The one person who sees a private reply; null for everyone in the channel. */
  visibleTo: string | null;
  /** Whether that person has put it away. */
  dismissed: boolean;
}

interface Events {
  created: [StoredMessage];
  updated: [StoredMessage];
  deleted: [StoredMessage];
}

/** Of each channel: enough to scroll back, and an end to what a long test keeps. */
const MOST_KEPT = 1_000;

/** What was said, in each channel in order. A message that changes is a new object under its id. */
export class Messages extends EventEmitter<Events> {
  readonly #channels = new Map<string, Map<string, StoredMessage>>();

  constructor() {
    super();
    // Each open page listens.
    this.setMaxListeners(0);
  }

  get(channelId: string, id: string): StoredMessage | undefined {
    return this.#channels.get(channelId)?.get(id);
  }

  /** @param viewer a person, who sees their own private replies as well; null for the bot */
  list(channelId: string, viewer: string | null): APIMessage[] {
    return [...(this.#channels.get(channelId)?.values() ?? [])]
      .filter(({ visibleTo, dismissed }) => visibleTo === null || (visibleTo === viewer && !dismissed))
      .map(({ message }) => message);
  }

  /** The latest of each channel, each channel in order; what was put away is left out. */
  kept(most: number): StoredMessage[] {
    return [...this.#channels.values()].flatMap((channel) =>
      [...channel.values()].filter(({ dismissed }) => !dismissed).slice(-most),
    );
  }

  /** Puts back what was said before anybody listened. */
  restore(stored: readonly StoredMessage[]): void {
    for (const one of stored) this.#keep(one);
  }

  add(message: APIMessage, visibleTo: string | null = null): void {
    const stored = { message, visibleTo, dismissed: false };
    this.#keep(stored);
    this.emit('created', stored);
  }

  #keep(stored: StoredMessage): void {
    const { channel_id, id } = stored.message;
    const kept = this.#channels.get(channel_id) ?? new Map<string, StoredMessage>();
    this.#channels.set(channel_id, kept);
    kept.set(id, stored);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  }

  replace(message: APIMessage): void {
    const stored = this.get(message.channel_id, message.id);
    if (!stored) return;
    stored.message = message;
    if (!stored.dismissed) this.emit('updated', stored);
  }

  remove({ channel_id, id }: APIMessage): void {
    const stored = this.get(channel_id, id);
    if (!stored) return;
    this.#channels.get(channel_id)?.delete(id);
    this.emit('deleted', stored);
  }

  /** Takes a private reply out of the sight of the one who saw it. */
  dismiss(channelId: string, id: string): void {
    const stored = this.get(channelId, id);
    if (!stored || stored.dismissed) return;
    stored.dismissed = true;
    this.emit('deleted', stored);
  }
}
