import {
  type APIMessage,
  PermissionFlagsBits as May,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import {
  missingAccess,
  missingPermissions,
  notTheAuthor,
  unknownChannel,
  unknownMessage,
} from '../../errors.ts';
import { shownTo } from '../../gateway/content.ts';
import { checkMessage } from '../../rules/message.ts';
import type { Services } from '../../services.ts';
import { timeOf } from '../../snowflake.ts';
import { describeChannel } from '../../state/api-objects.ts';
import { composeMessage, type MessageBody, reviseMessage, withoutReferenced } from '../../state/compose.ts';
import type { Channel } from '../../state/guild-state.ts';
import { permissionsIn } from '../../state/permissions.ts';
import { Validator } from '../../validator.ts';
import { type Call, noContent, ok, route, tooSoon } from '../route.ts';

const MESSAGES_PATH = '/channels/:channel/messages';
const MESSAGE_PATH = '/channels/:channel/messages/:message';
const MOST_LISTED = 100;
const USUALLY_LISTED = 50;

export const channelRoutes = [
  route('GET', '/channels/:channel', ({ house, path }) =>
    ok(describeChannel(enter(house, path.channel), house.world.bot)),
  ),

  route('GET', MESSAGES_PATH, ({ house, path, query }) => {
    const channel = enter(house, path.channel, May.ReadMessageHistory);
    const asked = new Validator({ before: query.get('before'), after: query.get('after') });
    const [before, after] = [asked.get('before').snowflake(), asked.get('after').snowflake()];
    asked.done();
    const found = house.messages
      .list(channel.id, null)
      .filter(({ id }) => !before || BigInt(id) < BigInt(before))
      .filter(({ id }) => !after || BigInt(id) > BigInt(after));
    const most = Math.min(Number(query.get('limit')) || USUALLY_LISTED, MOST_LISTED);
    const listed = after ? found.slice(0, most) : found.slice(-most);
    return ok(listed.reverse().map((message) => shown(house, channel, message)));
  }),

  route('POST', MESSAGES_PATH, ({ house, path, body, uploads }) => {
    const channel = enter(house, path.channel, May.SendMessages);
    const early = earlyBy(house, channel);
    if (early > 0) return tooSoon(early / 1_000, false);
    checkMessage(body, { requireAllowedMentions: house.settings.requireAllowedMentions, uploads });
    const sent = sentBefore(house, channel, body);
    if (sent) return ok(sent);
    const sender = { author: house.world.bot, channel, fields: answered(house, channel, body) };
    const message = composeMessage(body.value as MessageBody, uploads, sender, house);
    house.messages.add(message);
    return { ...ok(message), headers: limitHeaders(house) };
  }),

  route('GET', MESSAGE_PATH, (call) => {
    const { channel, message } = find(call);
    return ok(shown(call.house, channel, message));
  }),

  route('PATCH', MESSAGE_PATH, (call) => {
    const { house, body, uploads } = call;
    const { channel, message } = find(call);
    if (message.author.id !== house.world.bot.id) throw notTheAuthor();
    const { requireAllowedMentions } = house.settings;
    checkMessage(body, { requireAllowedMentions, uploads, existing: message });
    const revised = reviseMessage(message, body.value as MessageBody, uploads, { channel }, house);
    house.messages.replace(revised);
    return ok(revised);
  }),

  route('DELETE', MESSAGE_PATH, (call) => {
    const { channel, message } = find(call);
    const own = message.author.id === call.house.world.bot.id;
    if (!own && !mayIn(call.house, channel, May.ManageMessages)) throw missingPermissions();
    call.house.messages.remove(message);
    return noContent;
  }),

  route('POST', '/channels/:channel/typing', ({ house, path }) => {
    enter(house, path.channel, May.SendMessages);
    return noContent;
  }),
];

/** A channel that the bot is in, and may do this in. */
function enter(house: Services, id: string, permission = May.ViewChannel): Channel {
  const channel = house.world.channel(id);
  if (!channel) throw unknownChannel();
  if (!house.world.holdsBot(channel) || !mayIn(house, channel, May.ViewChannel)) throw missingAccess();
  if (!mayIn(house, channel, permission)) throw missingPermissions();
  return channel;
}

function mayIn({ world }: Services, channel: Channel, permission: bigint): boolean {
  return (permissionsIn(channel, world.bot.id) & permission) !== 0n;
}

/** A message that the bot sees; private replies are found by their interaction's token alone. */
function find({ house, path }: Call<typeof MESSAGE_PATH>): { channel: Channel; message: APIMessage } {
  const channel = enter(house, path.channel);
  const stored = house.messages.get(channel.id, path.message);
  if (!stored || stored.visibleTo !== null) throw unknownMessage();
  return { channel, message: stored.message };
}

function shown({ world, settings }: Services, channel: Channel, message: APIMessage): APIMessage {
  return shownTo(message, channel, settings.privilegedIntents, world);
}

/** How many milliseconds the bot has to wait until it may write in a channel again, where answers to interactions do not count. */
function earlyBy({ messages, settings, world }: Services, { id }: Channel): number {
  const last = messages
    .list(id, null)
    .findLast((one) => one.author.id === world.bot.id && !one.interaction_metadata);
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

/** The message that has the number which a bot asks to be taken once. */
function sentBefore({ messages, world }: Services, { id }: Channel, body: Validator): APIMessage | undefined {
  const nonce = body.get('nonce').value;
  if (body.get('enforce_nonce').value !== true || nonce == null) return undefined;
  return messages.list(id, null).find((one) => one.author.id === world.bot.id && one.nonce === nonce);
}

/** What a reply says of the message that it answers. */
function answered(house: Services, channel: Channel, body: Validator): Partial<APIMessage> {
  const reference = body.get('message_reference');
  if (reference.absent) return {};
  const id = String(reference.get('message_id').require().value);
  const stored = house.messages.get(channel.id, id);
  if (!stored || stored.visibleTo !== null) {
    if (reference.get('fail_if_not_exists').value === false) return {};
    reference.refuse('MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  }
  body.done();
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: id,
      channel_id: channel.id,
      ...(channel.kind === 'server' && { guild_id: channel.server.id }),
    },
    referenced_message: stored ? withoutReferenced(stored.message) : null,
  };
}
