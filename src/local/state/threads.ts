/** Opens, changes and deletes threads, and keeps them up to date with their messages. */

import { EventEmitter } from 'node:events';
import { type APIMessage, type APIUser, MessageFlags, MessageType } from 'discord-api-types/v10';
import { describeThread } from './api-objects.ts';
import type { GuildState, ServerChannel, Thread } from './guild-state.ts';
import type { Messages, StoredMessage } from './messages.ts';
import { restoreThread, type StoredThread, storeThread } from './stored-threads.ts';

/** What can be changed of a thread. */
export type ThreadChanges = Partial<Pick<Thread, 'name' | 'isArchived' | 'isLocked' | 'appliedTags'>>;

interface Events {
  created: [Thread];
  updated: [Thread];
  deleted: [Thread];
  joined: [thread: Thread, userId: string];
  /** Anything about a thread is different, also what `updated` is not emitted for, such as its count of messages. */
  changed: [];
}

/** The threads of all servers. Events are emitted before those of the messages that cause them. */
export class Threads extends EventEmitter<Events> {
  readonly #guildState: GuildState;
  readonly #messages: Messages;

  constructor(guildState: GuildState, messages: Messages) {
    super();
    // Each open page adds a listener.
    this.setMaxListeners(0);
    this.#guildState = guildState;
    this.#messages = messages;
    messages.on('created', (stored) =>
      this.#onMessage(stored, (thread) => this.#count(thread, stored.message)),
    );
    messages.on('deleted', (stored) =>
      this.#onMessage(stored, (thread) => {
        if (!isStarter(thread, stored.message)) thread.messageCount -= 1;
      }),
    );
  }

  /** @param id of the message from which the thread is opened, or which is the first of a post */
  open(
    id: string,
    parent: ServerChannel,
    owner: APIUser,
    { name, appliedTags = [] }: { name: string; appliedTags?: string[] },
  ): Thread {
    const now = new Date();
    const thread: Thread = {
      kind: 'thread',
      id,
      name,
      server: parent.server,
      parent,
      ownerId: owner.id,
      members: new Map([[owner.id, now]]),
      isArchived: false,
      archiveChangedAt: now,
      isLocked: false,
      messageCount: 0,
      totalMessageSent: 0,
      lastMessageId: null,
      appliedTags,
    };
    this.#guildState.addThread(thread);
    this.emit('created', thread);
    const starter = this.#starterOf(thread);
    if (starter) this.#messages.replace(this.#withThread(starter, thread));
    this.emit('changed');
    return thread;
  }

  /** All threads, in a form to save. */
  store(): StoredThread[] {
    return this.#guildState.servers.flatMap(({ threads }) => threads).map(storeThread);
  }

  /** Adds stored threads without emitting events. */
  restore(stored: readonly StoredThread[]): void {
    for (const one of stored) {
      const thread = restoreThread(one, this.#guildState);
      if (thread) this.#guildState.addThread(thread);
    }
  }

  change(thread: Thread, changes: ThreadChanges): void {
    if (changes.isArchived !== undefined && changes.isArchived !== thread.isArchived)
      thread.archiveChangedAt = new Date();
    Object.assign(thread, changes);
    this.emit('updated', thread);
    this.#refresh(thread);
  }

  /** Deletes a thread with its messages; the message from which it was opened stays. */
  remove(thread: Thread): void {
    this.#guildState.removeThread(thread);
    this.#messages.removeAll(thread.id);
    this.emit('deleted', thread);
    const starter = this.#starterOf(thread);
    if (starter) {
      const { thread: _, ...rest } = starter;
      this.#messages.replace({ ...rest, flags: (rest.flags ?? 0) & ~MessageFlags.HasThread });
    }
    this.emit('changed');
  }

  #onMessage({ message, visibleTo }: StoredMessage, act: (thread: Thread) => void): void {
    const thread = this.#guildState.channel(message.channel_id);
    if (thread?.kind !== 'thread' || visibleTo !== null) return;
    act(thread);
    this.#refresh(thread);
  }

  /** A message reopens an archived thread, and its author and whom it mentions join. */
  #count(thread: Thread, message: APIMessage): void {
    if (thread.isArchived) this.change(thread, { isArchived: false });
    if (!isStarter(thread, message)) {
      thread.messageCount += 1;
      thread.totalMessageSent += 1;
    }
    thread.lastMessageId = message.id;
    for (const { id } of [message.author, ...message.mentions]) this.#join(thread, id);
  }

  #join(thread: Thread, userId: string): void {
    if (thread.members.has(userId) || !thread.server.members.has(userId)) return;
    thread.members.set(userId, new Date());
    this.emit('joined', thread, userId);
  }

  #refresh(thread: Thread): void {
    const starter = this.#starterOf(thread);
    if (starter) this.#messages.amend(this.#withThread(starter, thread));
    this.emit('changed');
  }

  #starterOf({ parent, id }: Thread): APIMessage | undefined {
    return this.#messages.get(parent.id, id)?.message;
  }

  #withThread(message: APIMessage, thread: Thread): APIMessage {
    return {
      ...message,
      flags: (message.flags ?? 0) | MessageFlags.HasThread,
      thread: describeThread(thread, this.#guildState.bot),
    };
  }
}

/** Whether a message is the first of a post, or stands for the one from which a thread was opened. */
function isStarter({ id }: Thread, message: APIMessage): boolean {
  return message.type === MessageType.ThreadStarterMessage || message.id === id;
}
