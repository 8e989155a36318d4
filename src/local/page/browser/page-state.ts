/** The state that the parts of the page draw from. */

import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { GuildStateView } from '../protocol.ts';
import { type Names, namesOf } from './common/names.ts';
import type { Mentionable } from './composer/message-box.ts';
import type { ActorRef } from './connection.ts';
import { channelsById, type ListedChannel, serverOf } from './sidebar/channel-lookup.ts';

/** The person, the open channel, and what they see. */
export interface PageState {
  guildState: GuildStateView;
  actor: ActorRef;
  channel: ListedChannel;
  names: Names;
  commands: APIApplicationCommand[];
}

/** The state for an address such as `#person/channel`; the first person and channel by default. */
export function pageStateAt(guildState: GuildStateView, as: string, channelId: string): PageState {
  const channels = channelsById(guildState);
  const channel = channels.get(channelId) ?? [...channels.values()][0]!;
  return {
    guildState,
    channel,
    actor: {
      as: guildState.people.some(({ id }) => id === as) ? as : guildState.people[0]!.id,
      channel: channel.id,
    },
    names: namesOf(guildState, serverOf(guildState, channel.id)?.id),
    commands: [],
  };
}

export function mentionablesOf({ guildState, channel }: PageState): Mentionable[] {
  const server = serverOf(guildState, channel.id);
  const users = [guildState.bot, ...guildState.people];
  const roles = (server?.roles ?? []).filter(({ name }) => name !== guildState.bot.username);
  return [
    ...users.map(({ username, global_name }) => ({
      label: global_name ?? username,
      detail: username,
      text: `@${username}`,
    })),
    ...roles.map(({ name }) => ({ label: `@${name}`, detail: 'role', text: `@${name}` })),
    ...(server?.channels ?? []).map(({ name }) => ({
      label: name,
      detail: server?.name ?? '',
      text: `#${name}`,
    })),
  ];
}
