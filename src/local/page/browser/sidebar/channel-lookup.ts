/** Finds channels, and the servers that they belong to. */

import type { ChannelEntry, ForumView, GuildStateView, ServerView, ThreadEntry } from '../../protocol.ts';

export interface ListedChannel extends ChannelEntry {
  /** The name with its prefix: `#general`, `@Theo`; of a thread without one. */
  title: string;
  isDirect: boolean;
  /** If it is a thread. */
  thread: ThreadEntry | null;
  mayOpenThreads: boolean;
  /** If it is a forum. */
  forum: ForumView | null;
}

const PLAIN = { isDirect: false, thread: null, mayOpenThreads: false, forum: null };

/** All channels by id. */
export function channelsById({ servers, direct }: GuildStateView): Map<string, ListedChannel> {
  const all: ListedChannel[] = [
    ...servers
      .flatMap(({ channels }) => channels)
      .map((channel) => ({ ...PLAIN, ...channel, title: `#${channel.name}` })),
    ...direct.map((channel) => ({ ...PLAIN, ...channel, title: `@${channel.name}`, isDirect: true })),
    ...servers
      .flatMap(({ threads }) => threads)
      .map((thread) => ({ ...PLAIN, ...thread, title: thread.name, thread })),
  ];
  return new Map(all.map((channel) => [channel.id, channel]));
}

export function serverOf({ servers }: GuildStateView, channelId: string): ServerView | undefined {
  return servers.find(({ channels, threads }) =>
    [...channels, ...threads].some(({ id }) => id === channelId),
  );
}

/** The forum to which a post belongs; null for other threads. */
export function forumOf(guildState: GuildStateView, { id, parent }: ThreadEntry): ForumView | null {
  return serverOf(guildState, id)?.channels.find((channel) => channel.id === parent)?.forum ?? null;
}
