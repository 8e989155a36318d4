import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  EmbedType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Services } from '../services.ts';
import { newId, timeOf } from '../snowflake.ts';
import { asSent, textOf } from './components.ts';
import type { Files, Upload } from './files.ts';
import type { Channel } from './guild-state.ts';
import { type Mentions, mentionsIn } from './mentions.ts';

/** A message as it is sent, once the rules have passed it; null says nothing. */
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
  /** Whom it may ping when it does not say; undefined: everyone. */
  mayPing?: APIAllowedMentions | undefined;
  /** What sets this message apart: its type, what it answers. */
  fields?: Partial<APIMessage>;
}

type Stores = Pick<Services, 'world' | 'files'>;

/** Makes the message that a body asks for. */
export function composeMessage(
  body: MessageBody,
  uploads: readonly Upload[],
  { author, channel, mayPing, fields }: Sender,
  house: Stores,
): APIMessage {
  const id = newId();
  const bare: APIMessage = {
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
    ...fields,
  };
  return fill(bare, body, uploads, { channel, mayPing }, house);
}

/** The message as an edit leaves it: what the body does not name stays. */
export function reviseMessage(
  message: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  sender: Omit<Sender, 'author'>,
  house: Stores,
): APIMessage {
  const waiting = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const revised = fill(message, body, uploads, sender, house);
  // Who sees a message is settled when it is made, and what is drawn the new way stays so.
  const settled = (message.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  const flags = (revised.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading);
  return {
    ...revised,
    flags: flags | settled,
    // The answer to a "thinking…" is no edit of anything that was said.
    edited_timestamp: waiting ? null : new Date().toISOString(),
  };
}

function fill(
  message: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  { channel, mayPing }: Omit<Sender, 'author'>,
  { world, files }: Stores,
): APIMessage {
  const attachments = attachmentsOf(message, body, uploads, files);
  const content = body.content === undefined ? message.content : (body.content ?? '').trim();
  const components =
    body.components === undefined ? (message.components ?? []) : asSent(body.components ?? [], attachments);
  const allowed = body.allowed_mentions ?? mayPing;
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
    ...withReplied(
      mentionsIn(`${content}\n${textOf(components)}`, channel, message.author.id, world, allowed),
      message,
      allowed,
    ),
  };
}

/** A reply pings the one who is answered, unless that was an answer to an interaction. */
function withReplied(
  found: Mentions,
  { referenced_message: answered }: APIMessage,
  allowed: APIAllowedMentions | undefined,
): Mentions {
  const pings = answered && !answered.webhook_id && (!allowed || allowed.replied_user);
  if (!pings || found.mentions.some(({ id }) => id === answered.author.id)) return found;
  return { ...found, mentions: [...found.mentions, answered.author] };
}

/** Those that stay and those that come. */
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

/** One message shows another, and no further. */
export function withoutReferenced({ referenced_message: _, ...message }: APIMessage): APIMessage {
  return message;
}
