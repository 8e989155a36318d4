/** Routes of channels and their messages. */

import { type APIMessage, PermissionFlagsBits as May, MessageType } from 'discord-api-types/v10';
import {
  missingAccess,
  missingPermissions,
  notTextChannel,
  notTheAuthor,
  threadLocked,
  unknownChannel,
  unknownMessage,
} from '../../errors.ts';
import { checkMessage } from '../../rules/message.ts';
import type { Services } from '../../services.ts';
import { timeOf } from '../../snowflake.ts';
import { describeChannel } from '../../state/api-objects.ts';
import { composeMessage, type MessageBody, referenceTo, reviseMessage } from '../../state/build-message.ts';
import type { Channel } from '../../state/guild-state.ts';
import { maySendIn, permissionsIn, permissionToSendIn } from '../../state/permissions.ts';
import { Validator } from '../../validator.ts';
import { type Call, noContent, ok, rateLimited, route } from '../route.ts';
import { visibleMessage } from '../visible-message.ts';

const MESSAGES_PATH = '/channels/:channel/messages';
const MESSAGE_PATH = '/channels/:channel/messages/:message';
const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 50;

export const channelRoutes = [
  route('GET', '/channels/:channel', ({ services, path }) =>
    ok(describeChannel(findChannel(services, path.channel), services.guildState.bot)),
  ),

  route('GET', MESSAGES_PATH, ({ services, path, query }) => {
    const channel = findTextChannel(services, path.channel, May.ReadMessageHistory);
    const asked = new Validator({ before: query.get('before'), after: query.get('after') });
    const [before, after] = [asked.get('before').snowflake(), asked.get('after').snowflake()];
    asked.done();
    const found = services.messages
      .list(channel.id, null)
      .filter(({ id }) => !before || BigInt(id) < BigInt(before))
      .filter(({ id }) => !after || BigInt(id) > BigInt(after));
    const limit = Math.min(Number(query.get('limit')) || DEFAULT_LIMIT, MAX_LIMIT);
    const listed = after ? found.slice(0, limit) : found.slice(-limit);
    return ok(listed.reverse().map((message) => visibleMessage(services, channel, message)));
  }),

  route('POST', MESSAGES_PATH, ({ services, path, body, uploads }) => {
    const channel = findChannelToSendIn(services, path.channel);
    const delay = rateLimitDelay(services, channel);
    if (delay > 0) return rateLimited(delay / 1_000, false);
    checkMessage(body, { requireAllowedMentions: services.settings.requireAllowedMentions, uploads });
    const sent = findByNonce(services, channel, body);
    if (sent) return ok(visibleMessage(services, channel, sent));
    const sender = { author: services.guildState.bot, channel, fields: replyFields(services, channel, body) };
    const message = composeMessage(body.value as MessageBody, uploads, sender, services);
    services.messages.add(message);
    return { ...ok(visibleMessage(services, channel, message)), headers: limitHeaders(services) };
  }),

  route('GET', MESSAGE_PATH, (call) => {
    const { channel, message } = findMessage(call);
    return ok(visibleMessage(call.services, channel, message));
  }),

  route('PATCH', MESSAGE_PATH, (call) => {
    const { services, body, uploads } = call;
    const { channel, message } = findMessage(call);
    if (message.author.id !== services.guildState.bot.id) throw notTheAuthor();
    const { requireAllowedMentions } = services.settings;
    checkMessage(body, { requireAllowedMentions, uploads, existing: message });
    const revised = reviseMessage(message, body.value as MessageBody, uploads, { channel }, services);
    services.messages.replace(revised);
    return ok(visibleMessage(services, channel, revised));
  }),

  route('DELETE', MESSAGE_PATH, (call) => {
    const { channel, message } = findMessage(call);
    const own = message.author.id === call.services.guildState.bot.id;
    if (!own && !botMay(call.services, channel, May.ManageMessages)) throw missingPermissions();
    call.services.messages.remove(message);
    return noContent;
  }),

  route('POST', '/channels/:channel/typing', ({ services, path }) => {
    findChannelToSendIn(services, path.channel);
    return noContent;
  }),
];

/** Finds a channel that the bot is in and has a permission in. */
function findChannel(services: Services, id: string, permission = May.ViewChannel): Channel {
  const channel = services.guildState.channel(id);
  if (!channel) throw unknownChannel();
  if (!services.guildState.includesBot(channel) || !botMay(services, channel, May.ViewChannel))
    throw missingAccess();
  if (!botMay(services, channel, permission)) throw missingPermissions();
  return channel;
}

/** Finds a channel that has messages of its own, which a forum has not. */
function findTextChannel(services: Services, id: string, permission?: bigint): Channel {
  const channel = findChannel(services, id, permission);
  if (channel.kind === 'forum') throw notTextChannel();
  return channel;
}

/** Finds a channel that the bot may send messages in. */
function findChannelToSendIn(services: Services, id: string): Channel {
  const channel = findTextChannel(services, id);
  if (!botMay(services, channel, permissionToSendIn(channel))) throw missingPermissions();
  if (!maySendIn(channel, services.guildState.bot.id)) throw threadLocked();
  return channel;
}

function botMay({ guildState }: Services, channel: Channel, permission: bigint): boolean {
  return (permissionsIn(channel, guildState.bot.id) & permission) !== 0n;
}

/** Finds a message that the bot sees. Private replies are found only by their interaction's token. */
function findMessage({ services, path }: Call<typeof MESSAGE_PATH>): {
  channel: Channel;
  message: APIMessage;
} {
  const channel = findTextChannel(services, path.channel);
  const stored = services.messages.get(channel.id, path.message);
  if (!stored || stored.visibleTo !== null) throw unknownMessage();
  return { channel, message: stored.message };
}

/** Milliseconds until the bot may write in a channel again; answers to interactions do not count. */
function rateLimitDelay({ messages, settings, guildState }: Services, { id }: Channel): number {
  const last = messages
    .list(id, null)
    .findLast((one) => one.author.id === guildState.bot.id && !one.interaction_metadata);
  return last ? timeOf(last.id) + settings.messageEveryMs - Date.now() : 0;
}

function limitHeaders({ settings: { messageEveryMs } }: Services): { [name: string]: string } {
  if (messageEveryMs === 0) return {};
  return {
    'x-ratelimit-limit': '1',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(messageEveryMs / 1_000),
    'x-ratelimit-bucket': 'messages',
  };
}

/** Finds a message that was already sent with the body's nonce, if `enforce_nonce` is set. */
function findByNonce(
  { messages, guildState }: Services,
  { id }: Channel,
  body: Validator,
): APIMessage | undefined {
  const nonce = body.get('nonce').value;
  if (body.get('enforce_nonce').value !== true || nonce == null) return undefined;
  return messages.list(id, null).find((one) => one.author.id === guildState.bot.id && one.nonce === nonce);
}

/** The fields of a reply that refer to the message that it answers. */
function replyFields(services: Services, channel: Channel, body: Validator): Partial<APIMessage> {
  const reference = body.get('message_reference');
  if (reference.absent) return {};
  const id = String(reference.get('message_id').require().value);
  const stored = services.messages.get(channel.id, id);
  if (!stored || stored.visibleTo !== null) {
    if (reference.get('fail_if_not_exists').value === false) return {};
    reference.refuse('MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  } else if (stored.message.type === MessageType.ThreadStarterMessage)
    reference.refuse('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
  // Throws if there is no message to reply to.
  body.done();
  return { type: MessageType.Reply, ...referenceTo(stored!.message, channel) };
}
