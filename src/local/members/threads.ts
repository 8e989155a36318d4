/** Opens, changes and deletes threads as a person. */

import {
  type APIMessage,
  type APIUser,
  PermissionFlagsBits as May,
  MessageType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { composeMessage, referenceTo } from '../state/build-message.ts';
import type { Channel, Thread } from '../state/guild-state.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { ThreadChanges } from '../state/threads.ts';
import { Refusal } from './refusal.ts';

const MAX_NAME_LENGTH = 100;

/**
 * Opens a thread from a message.
 *
 * @throws Refusal for what Discord's client does not offer
 */
export function openThread(
  services: Services,
  person: APIUser,
  channel: Channel,
  message: APIMessage,
  name: string,
): Thread {
  if (channel.kind !== 'text') throw new Refusal('No thread can be opened here');
  if (!has(channel, person, May.CreatePublicThreads))
    throw new Refusal('You do not have permission to create threads in this channel.');
  if (message.thread) throw new Refusal('A thread has already been created for this message');
  const { type } = message;
  if (!STARTERS.includes(type)) throw new Refusal('No thread can be opened from this message');
  const thread = services.threads.open(message.id, channel, person, checkName(name));
  const starter = composeMessage(
    {},
    [],
    {
      author: person,
      channel: thread,
      fields: { type: MessageType.ThreadStarterMessage, ...referenceTo(message, channel) },
    },
    services,
  );
  services.messages.add(starter);
  return thread;
}

/** The types of messages from which a thread can be opened. */
const STARTERS: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
];

/**
 * Renames, archives or locks a thread, or reopens it.
 *
 * @throws Refusal for what the person may not do
 */
export function changeThread(
  { threads }: Services,
  person: APIUser,
  channel: Channel,
  changes: ThreadChanges,
): void {
  const thread = threadOf(channel);
  const manages = has(thread, person, May.ManageThreads);
  if (!manages && (person.id !== thread.ownerId || thread.isLocked || changes.isLocked !== undefined))
    throw new Refusal('You do not have permission to change this thread.');
  threads.change(thread, {
    ...changes,
    ...(changes.name !== undefined && { name: checkName(changes.name) }),
  });
}

/** @throws Refusal unless the person manages threads */
export function deleteThread({ threads }: Services, person: APIUser, channel: Channel): void {
  const thread = threadOf(channel);
  if (!has(thread, person, May.ManageThreads))
    throw new Refusal('You do not have permission to delete this thread.');
  threads.remove(thread);
}

function threadOf(channel: Channel): Thread {
  if (channel.kind !== 'thread') throw new Refusal('This is no thread');
  return channel;
}

function has(channel: Channel, { id }: APIUser, permission: bigint): boolean {
  return (permissionsIn(channel, id) & permission) !== 0n;
}

function checkName(raw: string): string {
  const name = raw.trim();
  if (name.length < 1 || name.length > MAX_NAME_LENGTH)
    throw new Refusal(`A name must be between 1 and ${MAX_NAME_LENGTH} in length`);
  return name;
}
