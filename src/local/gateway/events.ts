import {
  type APIInteraction,
  ChannelType,
  GatewayDispatchEvents,
  type GatewayMessageDeleteDispatchData,
  GatewayIntentBits as Intent,
} from 'discord-api-types/v10';
import { describeMembership, describeServerInFull } from '../state/api-objects.ts';
import type { GuildState, Server } from '../state/guild-state.ts';
import type { StoredMessage } from '../state/messages.ts';
import { shownTo } from './content.ts';

/** Something that happens, before it is known who is told, and how much. */
export interface GatewayEvent {
  name: GatewayDispatchEvents;
  /** Decides the shard; null goes to the first. */
  serverId: string | null;
  /** Told to those who asked for these intents; 0: to all. */
  intents: number;
  data(intents: number): object;
}

export function interactionEvent(interaction: APIInteraction): GatewayEvent {
  return {
    name: GatewayDispatchEvents.InteractionCreate,
    serverId: interaction.guild_id ?? null,
    intents: 0,
    data: () => interaction,
  };
}

export function serverEvent(server: Server, world: GuildState): GatewayEvent {
  return {
    name: GatewayDispatchEvents.GuildCreate,
    serverId: server.id,
    intents: Intent.Guilds,
    data: () => describeServerInFull(server, world.bot),
  };
}

/** Null for what the bot is told nothing of: private replies, and channels that it is not in. */
export function messageEvent(
  name:
    | GatewayDispatchEvents.MessageCreate
    | GatewayDispatchEvents.MessageUpdate
    | GatewayDispatchEvents.MessageDelete,
  { message, visibleTo }: StoredMessage,
  world: GuildState,
): GatewayEvent | null {
  const channel = world.channel(message.channel_id);
  if (!channel || visibleTo !== null || !world.holdsBot(channel)) return null;
  const server = channel.kind === 'server' ? channel.server : null;
  const where = server && { guild_id: server.id };
  const deletion: GatewayMessageDeleteDispatchData = {
    id: message.id,
    channel_id: channel.id,
    ...where,
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
            ...shownTo(message, channel, intents, world),
            ...where,
            ...(author && { member: describeMembership(author) }),
            channel_type: server ? ChannelType.GuildText : ChannelType.DM,
          },
  };
}
