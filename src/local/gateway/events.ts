/** Builds gateway events. */

import {
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageDeleteDispatchData,
  GatewayIntentBits as Intent,
} from 'discord-api-types/v10';
import type { Interaction } from '../interactions/interaction.ts';
import { describeInteraction } from '../interactions/payload.ts';
import {
  describeMember,
  describeMembership,
  describeServer,
  describeServerInFull,
  describeThread,
  describeThreadMember,
  typeOf,
} from '../state/api-objects.ts';
import type { GuildState, Server, Thread } from '../state/guild-state.ts';
import type { StoredMessage } from '../state/messages.ts';
import { filterContent } from './message-content-intent.ts';

/** An event, before it is decided which sessions receive it and with what data. */
export interface GatewayEvent {
  name: GatewayDispatchEvents;
  /** Determines the shard; null belongs to the first. */
  serverId: string | null;
  /** Sent to sessions with any of these intents; 0: to all. */
  intents: number;
  data(intents: number): object;
}

export function interactionEvent(interaction: Interaction, guildState: GuildState): GatewayEvent {
  const { channel } = interaction.action;
  return {
    name: GatewayDispatchEvents.InteractionCreate,
    serverId: channel.server?.id ?? null,
    intents: 0,
    data: (intents) => describeInteraction(interaction, intents, guildState),
  };
}

export function serverEvent(server: Server, guildState: GuildState): GatewayEvent {
  return {
    name: GatewayDispatchEvents.GuildCreate,
    serverId: server.id,
    intents: Intent.Guilds,
    data: () => describeServerInFull(server, guildState.bot),
  };
}

/** @returns null if the bot is not in the server */
export function serverUpdateEvent(server: Server, { bot }: GuildState): GatewayEvent | null {
  if (!server.members.has(bot.id)) return null;
  return {
    name: GatewayDispatchEvents.GuildUpdate,
    serverId: server.id,
    intents: Intent.Guilds,
    data: () => describeServer(server),
  };
}

/** The bot was removed from a server. While one is only unavailable, the event says so. */
export function serverDeletionEvent({ id }: Server): GatewayEvent {
  const deletion: GatewayGuildDeleteDispatchData = { id };
  return {
    name: GatewayDispatchEvents.GuildDelete,
    serverId: id,
    intents: Intent.Guilds,
    data: () => deletion,
  };
}

/** @returns null if the bot is not in its server */
export function threadEvent(
  name:
    | GatewayDispatchEvents.ThreadCreate
    | GatewayDispatchEvents.ThreadUpdate
    | GatewayDispatchEvents.ThreadDelete,
  thread: Thread,
  { bot }: GuildState,
): GatewayEvent | null {
  const { id, server, parent } = thread;
  if (!server.members.has(bot.id)) return null;
  const deletion = { id, guild_id: server.id, parent_id: parent.id, type: typeOf(thread) };
  return {
    name,
    serverId: server.id,
    intents: Intent.Guilds,
    data: () => {
      if (name === GatewayDispatchEvents.ThreadDelete) return deletion;
      const isNew = name === GatewayDispatchEvents.ThreadCreate;
      return { ...describeThread(thread, bot), ...(isNew && { newly_created: true }) };
    },
  };
}

/**
 * Somebody joined a thread. Without the intent for members, a bot hears only of itself.
 *
 * @returns null if the bot is not in its server
 */
export function threadMemberEvent(thread: Thread, userId: string, { bot }: GuildState): GatewayEvent | null {
  const { id, server, members } = thread;
  if (!server.members.has(bot.id)) return null;
  const member = server.members.get(userId)!;
  return {
    name: GatewayDispatchEvents.ThreadMembersUpdate,
    serverId: server.id,
    intents: userId === bot.id ? Intent.Guilds : Intent.GuildMembers,
    data: () => ({
      id,
      guild_id: server.id,
      member_count: members.size,
      added_members: [
        { ...describeThreadMember(thread, userId), member: describeMember(member), presence: null },
      ],
    }),
  };
}

/** @returns null for messages that the bot does not receive: private replies, and channels that it is not in */
export function messageEvent(
  name:
    | GatewayDispatchEvents.MessageCreate
    | GatewayDispatchEvents.MessageUpdate
    | GatewayDispatchEvents.MessageDelete,
  { message, visibleTo }: StoredMessage,
  guildState: GuildState,
): GatewayEvent | null {
  const channel = guildState.channel(message.channel_id);
  if (!channel || visibleTo !== null || !guildState.includesBot(channel)) return null;
  const { server } = channel;
  const guildId = server && { guild_id: server.id };
  const deletion: GatewayMessageDeleteDispatchData = {
    id: message.id,
    channel_id: channel.id,
    ...guildId,
  };
  const author = server?.members.get(message.author.id);
  return {
    name,
    serverId: server?.id ?? null,
    intents: server ? Intent.GuildMessages : Intent.DirectMessages,
    data: (intents) =>
      name === GatewayDispatchEvents.MessageDelete
        ? deletion
        : {
            ...filterContent(message, channel, intents, guildState),
            ...guildId,
            ...(author && { member: describeMembership(author) }),
            channel_type: typeOf(channel),
          },
  };
}
