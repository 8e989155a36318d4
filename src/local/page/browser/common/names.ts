/** Display names of users, roles, channels and threads. */

import { ChannelType } from 'discord-api-types/v10';
import type { GuildStateView } from '../../protocol.ts';

/** Display names by id. */
export interface Names {
  users: Map<string, string>;
  roles: Map<string, string>;
  channels: Map<string, string>;
  /** The types of channels, by id. */
  channelTypes: Map<string, ChannelType>;
}

/** @param serverId the server whose roles and channels are included; none if undefined */
export function namesOf({ bot, people, servers }: GuildStateView, serverId?: string): Names {
  const here = servers.filter(({ id }) => id === serverId);
  const channels = here.flatMap((server) => [
    ...server.channels.map(({ id, name, forum }) => ({
      id,
      name,
      type: forum ? ChannelType.GuildForum : ChannelType.GuildText,
    })),
    ...server.threads.map(({ id, name }) => ({ id, name, type: ChannelType.PublicThread })),
  ]);
  return {
    users: new Map([bot, ...people].map(({ id, username, global_name }) => [id, global_name ?? username])),
    roles: new Map(here.flatMap(({ roles }) => roles).map(({ id, name }) => [id, name])),
    channels: new Map(channels.map(({ id, name }) => [id, name])),
    channelTypes: new Map(channels.map(({ id, type }) => [id, type])),
  };
}

/** The channels of some types, or of all if none is given. */
export function channelsOfType(
  { channels, channelTypes }: Names,
  types: readonly ChannelType[] = [],
): Map<string, string> {
  return new Map([...channels].filter(([id]) => types.length === 0 || types.includes(channelTypes.get(id)!)));
}
