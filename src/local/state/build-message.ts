/** Builds and edits message objects. */

import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  EmbedType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { newId, timeOf } from '../snowflake.ts';
import { normalizeComponents, textOf } from './components.ts';
import type { Files, Upload } from './files.ts';
import type { Channel } from './guild-state.ts';
import { type Mentions, mentionsIn } from './mentions.ts';

/** A message as it is sent, after validation. `null` is treated like an empty value. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: APIMessageTopLevelComponent[] | null;
  attachments?: { id: string | number; description?: string }[] | null;
  allowed_mentions?: APIAllowedMentions | null;
  flags?: number | null;
  tts?: boolean | null;
  nonce?: string | number | null;
}

export interface Sender {
  author: APIUser;
  channel: Channel;
  /** The allowed mentions if the body has none; undefined: everyone. */
  defaultMentions?: APIAllowedMentions | undefined;
  /** Further fields, such as the type and the message that it answers. */
  fields?: Partial<APIMessage>;
}

type Stores = Pick<Services, 'guildState' | 'files'>;

/** Builds a new message from a body. */
export function composeMessage(
  body: MessageBody,
  uploads: readonly Upload[],
  { author, channel, defaultMentions, fields }: Sender,
  services: Stores,
): APIMessage {
  const id = newId();
  const empty: APIMessage = {
    id,
    channel_id: channel.id,
    author,
    content: '',
    timestamp: new Date(timeOf(id)).toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: MessageType.Default,
    flags: 0 as MessageFlags,
    ...(body.nonce != null && { nonce: body.nonce }),
    ...(channel.kind === 'thread' && { position: channel.totalMessageSent }),
    ...fields,
  };
  return applyBody(empty, body, uploads, { channel, defaultMentions }, services);
}

/** The message after an edit. Fields that the body leaves out stay as they are. */
export function reviseMessage(
  message: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  sender: Omit<Sender, 'author'>,
  services: Stores,
): APIMessage {
  const waiting = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const revised = applyBody(message, body, uploads, sender, services);
  // An edit cannot change whether a message is ephemeral or uses Components V2.
  const fixed = (message.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  const flags = (revised.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading);
  return {
    ...revised,
    flags: flags | fixed,
    // The answer to a deferred interaction does not count as an edit.
    edited_timestamp: waiting ? null : new Date().toISOString(),
  };
}

function applyBody(
  message: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  { channel, defaultMentions }: Omit<Sender, 'author'>,
  { guildState, files }: Stores,
): APIMessage {
  const attachments = attachmentsOf(message, body, uploads, files);
  const content = body.content === undefined ? message.content : (body.content ?? '').trim();
  const components =
    body.components === undefined
      ? (message.components ?? [])
      : normalizeComponents(body.components ?? [], attachments);
  const allowed = body.allowed_mentions ?? defaultMentions;
  return {
    ...message,
    content,
    components,
    attachments,
    embeds:
      body.embeds === undefined
        ? message.embeds
        : (body.embeds ?? []).map((embed) => ({ ...embed, type: EmbedType.Rich })),
    flags: body.flags ?? message.flags ?? (0 as MessageFlags),
    ...withRepliedUser(
      mentionsIn(`${content}\n${textOf(components)}`, channel, message.author.id, guildState, allowed),
      message,
      allowed,
    ),
  };
}

/** Adds the author of the answered message, whom a reply pings unless that message answered an interaction. */
function withRepliedUser(
  found: Mentions,
  { referenced_message: answered }: APIMessage,
  allowed: APIAllowedMentions | undefined,
): Mentions {
  const pings = answered && !answered.webhook_id && (!allowed || allowed.replied_user);
  if (!pings || found.mentions.some(({ id }) => id === answered.author.id)) return found;
  return { ...found, mentions: [...found.mentions, answered.author] };
}

/** The existing attachments that stay, and the new ones. */
function attachmentsOf(
  message: APIMessage,
  { attachments }: MessageBody,
  uploads: readonly Upload[],
  files: Files,
): APIAttachment[] {
  const named = new Map((attachments ?? []).map((one) => [String(one.id), one]));
  const kept = message.attachments.filter(({ id }) => !attachments || named.has(id));
  const added = uploads.map((upload) =>
    files.keep(upload, message.channel_id, named.get(upload.key)?.description),
  );
  return [...kept, ...added];
}

/** The fields of a message that refer to the one that it answers, which is shown without the one that it answers itself. */
export function referenceTo(
  { referenced_message: _, ...answered }: APIMessage,
  channel: Channel,
): Pick<APIMessage, 'message_reference' | 'referenced_message'> {
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: answered.id,
      channel_id: channel.id,
      ...(channel.server && { guild_id: channel.server.id }),
    },
    referenced_message: answered,
  };
}
