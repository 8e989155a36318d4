/** Finds channels, and the servers that they belong to. */

import type { ChannelEntry, GuildStateView, ServerView } from '../../protocol.ts';

export interface ListedChannel extends ChannelEntry {
  /** The name with its prefix: `#general`, `@Theo`. */
  title: string;
  isDirect: boolean;
}

/** All channels by id. */
export function channelsById({ servers, direct }: GuildStateView): Map<string, ListedChannel> {
  const all: ListedChannel[] = [
    ...servers
      .flatMap(({ channels }) => channels)
      .map((channel) => ({ ...channel, title: `#${channel.name}`, isDirect: false })),
    ...direct.map((channel) => ({ ...channel, title: `@${channel.name}`, isDirect: true })),
  ];
  return new Map(all.map((channel) => [channel.id, channel]));
}

export function serverOf({ servers }: GuildStateView, channelId: string): ServerView | undefined {
  return servers.find(({ channels }) => channels.some(({ id }) => id === channelId));
}
