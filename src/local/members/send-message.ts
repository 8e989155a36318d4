/** Sends a message as a person. */

import {
  AllowedMentionsTypes,
  type APIMessage,
  type APIUser,
  type MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { composeMessage, referenceTo, type Sender } from '../state/build-message.ts';
import type { Upload } from '../state/files.ts';
import type { Channel } from '../state/guild-state.ts';
import { maySendIn } from '../state/permissions.ts';
import { Refusal } from './refusal.ts';
import { type PickedFile, uploadOf } from './resolved-data.ts';

const MAX_LENGTH = 2_000;

/** The message that a person replies to, and whether the reply pings its author. */
export interface Answered {
  message: APIMessage;
  ping: boolean;
}

/**
 * Sends a message as a person.
 *
 * @throws Refusal for what Discord's client would not send
 */
export function sendMessage(
  services: Services,
  person: APIUser,
  channel: Channel,
  text: string,
  files: readonly PickedFile[],
  answered: Answered | null,
): APIMessage {
  if (channel.kind === 'forum') throw new Refusal('In a forum, messages are written in posts.');
  if (!maySendIn(channel, person.id))
    throw new Refusal('You do not have permission to send messages in this channel.');
  if (answered?.message.type === MessageType.ThreadStarterMessage)
    throw new Refusal('You cannot reply to this message.');
  const typed = checkTyped(services, channel, text, files);
  const fields = answered ? { type: MessageType.Reply, ...referenceTo(answered.message, channel) } : {};
  return addMessage(services, typed, { author: person, channel, fields }, answered?.ping);
}

/**
 * Forwards a message: the copy has the other message's words, but not its author.
 *
 * @throws Refusal where the person may not write
 */
export function forwardMessage(
  services: Services,
  author: APIUser,
  channel: Channel,
  { id, channel_id, ...original }: APIMessage,
): APIMessage {
  if (channel.kind === 'forum' || !maySendIn(channel, author.id))
    throw new Refusal('You do not have permission to send messages in this channel.');
  const { content, embeds, attachments, timestamp, edited_timestamp, mentions, mention_roles } = original;
  const { type, flags = 0 as MessageFlags, components = [] } = original;
  const text = { content, embeds, attachments, components, mentions, mention_roles };
  const guildId = services.guildState.channel(channel_id)?.server?.id;
  const fields: Partial<APIMessage> = {
    message_reference: {
      type: MessageReferenceType.Forward,
      message_id: id,
      channel_id,
      ...(guildId && { guild_id: guildId }),
    },
    message_snapshots: [{ message: { ...text, timestamp, edited_timestamp, type, flags } }],
  };
  return addMessage(services, { content: '', uploads: [] }, { author, channel, fields });
}

/** What a person has typed, as it is sent. */
export interface Typed {
  content: string;
  uploads: Upload[];
}

/** @throws Refusal for an empty or too long message, and for too large a file */
export function checkTyped(
  services: Services,
  channel: Channel,
  text: string,
  files: readonly PickedFile[],
): Typed {
  const content = withMentions(services, channel, text).trim();
  if (content === '' && files.length === 0) throw new Refusal('A message needs words or a file.');
  if (content.length > MAX_LENGTH)
    throw new Refusal(`Your message is too long: ${MAX_LENGTH} characters at most.`);
  return { content, uploads: files.map((file, index) => uploadOf(file, String(index))) };
}

export function addMessage(
  services: Services,
  { content, uploads }: Typed,
  sender: Sender,
  ping = false,
): APIMessage {
  const allowed_mentions = { parse: Object.values(AllowedMentionsTypes), replied_user: ping };
  const message = composeMessage({ content, allowed_mentions }, uploads, sender, services);
  services.messages.add(message);
  return message;
}

/** Replaces @name and #channel with mentions, as Discord's client does. */
function withMentions({ guildState }: Services, channel: Channel, text: string): string {
  const { server } = channel;
  const users = [...guildState.users.values()].filter(({ id }) => guildState.includes(channel, id));
  const names = new Map<string, string>();
  for (const { id, name } of server?.channels ?? []) names.set(`#${name}`, `<#${id}>`);
  for (const { id, name } of server?.roles.slice(1) ?? []) names.set(`@${name.toLowerCase()}`, `<@&${id}>`);
  for (const { id, username } of users) names.set(`@${username.toLowerCase()}`, `<@${id}>`);
  return text.replace(/(?<![\w<])[@#][\w-]+/g, (typed) => names.get(typed.toLowerCase()) ?? typed);
}
