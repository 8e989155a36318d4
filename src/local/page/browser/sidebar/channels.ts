/** The list of channels and threads. */

import type { ChannelEntry, GuildStateView, ServerChannelEntry, ServerView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { ActorRef } from '../connection.ts';
import { serverOf } from './channel-lookup.ts';

/** Draws the channels and threads of the open server, or the direct messages. */
export function drawChannels(
  guildState: GuildStateView,
  actor: ActorRef,
  pings: ReadonlyMap<string, number>,
): void {
  const server = serverOf(guildState, actor.channel);
  byId('server-name').textContent = server?.name ?? 'Direct Messages';
  byId('server-menu').hidden = !(server?.hasBot ? server.mayKickBot : server?.mayAddBot);
  const items = server
    ? server.channels.map((channel) =>
        element(
          'li',
          {},
          drawLink(channel, icon(channel.forum ? 'forum' : 'hash')),
          drawThreads(channel, server),
        ),
      )
    : guildState.direct.map((channel) => {
        const presence = channel.user === guildState.bot.id && !guildState.online ? 'offline' : 'online';
        return element('li', {}, drawLink(channel, avatar(channel.user, channel.name, presence)));
      });
  byId('channels').replaceChildren(
    element('h2', {}, server ? 'Text Channels' : 'Direct Messages'),
    element('ul', {}, ...items),
  );

  /** The threads of a channel that the person has joined, and the open one. */
  function drawThreads(channel: ServerChannelEntry, { threads }: ServerView): HTMLElement | false {
    const listed = threads.filter(
      ({ id, parent, hasJoined, isArchived }) =>
        parent === channel.id && ((hasJoined && !isArchived) || id === actor.channel),
    );
    const links = listed.map((thread) => element('li', {}, drawLink(thread, icon('thread'))));
    return (
      links.length > 0 &&
      element('ul', { className: 'threads', ariaLabel: channel.forum ? 'Posts' : 'Threads' }, ...links)
    );
  }

  function drawLink({ id, name }: ChannelEntry, picture: Node): HTMLElement {
    const count = pings.get(id);
    const link = element(
      'a',
      { href: `#${actor.as}/${id}`, className: count === undefined ? 'channel' : 'channel unread' },
      picture,
      element('span', {}, name),
      count !== undefined && element('span', { className: 'visually-hidden' }, ' (unread)'),
      !!count && element('span', { className: 'badge', ariaHidden: 'true' }, String(count)),
    );
    if (id === actor.channel) link.ariaCurrent = 'page';
    return link;
  }
}
