/** The list of servers. */

import type { GuildStateView } from '../../protocol.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { ActorRef } from '../connection.ts';

/** Draws the links to the direct messages and to the servers. */
export function drawRail(
  guildState: GuildStateView,
  actor: ActorRef,
  pings: ReadonlyMap<string, number>,
): void {
  const { servers, direct } = guildState;
  byId('servers').replaceChildren(
    element(
      'ul',
      {},
      drawServerLink('Direct Messages', icon('at'), direct, actor, pings),
      ...servers.map(({ name, channels, threads }) => {
        const joined = threads.filter(({ id, hasJoined }) => hasJoined || id === actor.channel);
        return drawServerLink(name, initials(name), [...channels, ...joined], actor, pings);
      }),
    ),
  );
}

function drawServerLink(
  name: string,
  picture: Node | string,
  channels: readonly { id: string }[],
  actor: ActorRef,
  pings: ReadonlyMap<string, number>,
): HTMLElement {
  const isCurrent = channels.some(({ id }) => id === actor.channel);
  const unread = channels.some(({ id }) => pings.has(id));
  const count = channels.reduce((sum, { id }) => sum + (pings.get(id) ?? 0), 0);
  const link = element(
    'a',
    { href: `#${actor.as}/${channels[0]?.id}`, className: 'server', title: name },
    element('span', { className: 'visually-hidden' }, `${name}${unread && !isCurrent ? ' (unread)' : ''}`),
    element('span', { ariaHidden: 'true' }, picture),
    count > 0 && element('span', { className: 'badge', ariaHidden: 'true' }, String(count)),
  );
  if (isCurrent) link.ariaCurrent = 'true';
  return element('li', { className: unread && !isCurrent ? 'unread' : '' }, link);
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('');
}
