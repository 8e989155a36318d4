/** Opens, changes and deletes threads and posts as a person. */

import {
  type APIMessage,
  type APIUser,
  PermissionFlagsBits as May,
  MessageType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { newId } from '../snowflake.ts';
import { composeMessage, referenceTo } from '../state/build-message.ts';
import type { Channel, ServerChannel, Thread } from '../state/guild-state.ts';
import { maySendIn, permissionsIn } from '../state/permissions.ts';
import type { ThreadChanges } from '../state/threads.ts';
import { Refusal } from './refusal.ts';
import type { PickedFile } from './resolved-data.ts';
import { addMessage, checkTyped } from './send-message.ts';

const MAX_NAME_LENGTH = 100;
const MAX_TAGS = 5;

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
  const thread = services.threads.open(message.id, channel, person, { name: checkName(name) });
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

/** A post, as a person writes it. */
export interface Post {
  title: string;
  text: string;
  files?: readonly PickedFile[];
  /** Ids or names of tags. */
  tags?: readonly string[];
}

/**
 * Opens a post in a forum: a thread, whose first message has the id of the thread.
 *
 * @throws Refusal for what Discord's client would not send
 */
export function openPost(
  services: Services,
  person: APIUser,
  channel: Channel,
  { title, text, files = [], tags = [] }: Post,
): Thread {
  if (channel.kind !== 'forum') throw new Refusal('Posts are opened in forums only');
  if (!maySendIn(channel, person.id))
    throw new Refusal('You do not have permission to create posts in this channel.');
  const name = checkName(title);
  const appliedTags = checkTags(channel, person, tags, []);
  const typed = checkTyped(services, channel, text, files);
  const id = newId();
  const thread = services.threads.open(id, channel, person, { name, appliedTags });
  addMessage(services, typed, { author: person, channel: thread, fields: { id } });
  return thread;
}

/**
 * Renames, archives, locks or tags a thread, or reopens it.
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
  const { name, appliedTags } = changes;
  threads.change(thread, {
    ...changes,
    ...(name !== undefined && { name: checkName(name) }),
    ...(appliedTags && {
      appliedTags: checkTags(thread.parent, person, appliedTags, thread.appliedTags),
    }),
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

/**
 * The ids of tags, given by id or name.
 *
 * @param before the tags that the post has already
 */
function checkTags(
  channel: ServerChannel,
  person: APIUser,
  given: readonly string[],
  before: readonly string[],
): string[] {
  const { tags = [], requiresTag = false } = channel.kind === 'forum' ? channel : {};
  const found = given.map((one) => {
    const tag = tags.find(({ id, name }) => id === one || name === one);
    if (!tag) throw new Refusal(`There is no tag ${one} here`);
    return tag;
  });
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length > MAX_TAGS) throw new Refusal(`A post has at most ${MAX_TAGS} tags`);
  if (requiresTag && ids.length === 0) throw new Refusal('Posts here need a tag');
  const isChanged = (id: string) => ids.includes(id) !== before.includes(id);
  if (
    tags.some(({ id, moderated }) => moderated && isChanged(id)) &&
    !has(channel, person, May.ManageThreads)
  )
    throw new Refusal('Only moderators set this tag.');
  return ids;
}
