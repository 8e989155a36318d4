/** Builds what a person sees of the servers, channels and messages. */

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { mayAddBot, mayKickBot } from '../members/bot-membership.ts';
import type { Person } from '../members/person.ts';
import { maySetLocale } from '../members/server-locale.ts';
import type { Services } from '../services.ts';
import type { ForumChannel, Thread } from '../state/guild-state.ts';
import type { StoredMessage } from '../state/messages.ts';
import { maySendIn, permissionsIn } from '../state/permissions.ts';
import type { ForumView, GuildStateView, ThreadEntry } from './protocol.ts';

export function viewGuildState(
  { guildState, gateway }: Services,
  people: readonly Person[],
  { user }: Person,
): GuildStateView {
  return {
    bot: guildState.bot,
    online: gateway.online,
    absence: gateway.absence,
    locale: guildState.localeOf(user.id),
    people: people.map((person) => person.user),
    servers: guildState.servers
      .filter(({ members }) => members.has(user.id))
      .map((server) => ({
        id: server.id,
        name: server.name,
        hasBot: server.members.has(guildState.bot.id),
        mayKickBot: mayKickBot(server, user.id),
        mayAddBot: mayAddBot(server, user.id),
        locale: server.locale,
        maySetLocale: maySetLocale(server, user.id),
        channels: server.channels.map((channel) => ({
          id: channel.id,
          name: channel.name,
          topic: channel.topic,
          mayWrite: maySendIn(channel, user.id),
          mayOpenThreads:
            channel.kind === 'text' &&
            (permissionsIn(channel, user.id) & PermissionFlagsBits.CreatePublicThreads) !== 0n,
          forum: channel.kind === 'forum' ? viewForum(channel, user.id) : null,
        })),
        threads: server.threads.map((thread) => viewThread(thread, user.id)),
        roles: server.roles.slice(1).map((role) => ({ id: role.id, name: role.name })),
        members: [...server.members.values()].map((member) => ({ id: member.user.id, roles: member.roles })),
      })),
    direct: guildState.directChannels
      .filter((channel) => guildState.includes(channel, user.id))
      .map(({ id, between }) => {
        const other = between.find((one) => one.id !== user.id)!;
        const name = other.global_name ?? other.username;
        return { id, name, topic: null, mayWrite: true, user: other.id };
      }),
  };
}

function viewForum(forum: ForumChannel, userId: string): ForumView {
  const mayManage = (permissionsIn(forum, userId) & PermissionFlagsBits.ManageThreads) !== 0n;
  return {
    tags: forum.tags.map(({ id, name, moderated }) => ({ id, name, maySet: mayManage || !moderated })),
    requiresTag: forum.requiresTag,
  };
}

function viewThread(thread: Thread, userId: string): ThreadEntry {
  const { id, name, parent, ownerId, members, isArchived, isLocked, messageCount } = thread;
  const mayManage = (permissionsIn(thread, userId) & PermissionFlagsBits.ManageThreads) !== 0n;
  return {
    id,
    name,
    topic: `${parent.kind === 'forum' ? 'Post' : 'Thread'} in #${parent.name}`,
    parent: parent.id,
    hasJoined: members.has(userId),
    isArchived,
    isLocked,
    messageCount,
    tags: thread.appliedTags,
    owner: ownerId,
    lastMessage: thread.lastMessageId,
    mayWrite: maySendIn(thread, userId),
    mayChange: mayManage || (userId === ownerId && !isLocked),
    mayManage,
  };
}

export function isVisibleTo(
  { guildState }: Services,
  { user }: Person,
  { message, visibleTo }: StoredMessage,
): boolean {
  const channel = guildState.channel(message.channel_id);
  return !!channel && guildState.includes(channel, user.id) && (visibleTo === null || visibleTo === user.id);
}
