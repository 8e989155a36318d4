import type { WorldView } from '../../protocol.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { Seat } from '../connection.ts';

/** The servers at the edge, and the direct messages above them. */
export function drawRail(world: WorldView, seat: Seat, pings: ReadonlyMap<string, number>): void {
  const { servers, direct } = world;
  byId('servers').replaceChildren(
    element(
      'ul',
      {},
      drawStop('Direct Messages', icon('at'), direct, seat, pings),
      ...servers.map(({ name, channels }) => drawStop(name, initials(name), channels, seat, pings)),
    ),
  );
}

function drawStop(
  name: string,
  picture: Node | string,
  places: readonly { id: string }[],
  seat: Seat,
  pings: ReadonlyMap<string, number>,
): HTMLElement {
  const here = places.some(({ id }) => id === seat.channel);
  const unread = places.some(({ id }) => pings.has(id));
  const count = places.reduce((sum, { id }) => sum + (pings.get(id) ?? 0), 0);
  const link = element(
    'a',
    { href: `#${seat.as}/${places[0]?.id}`, className: 'server', title: name },
    element('span', { className: 'unseen' }, `${name}${unread && !here ? ' (unread)' : ''}`),
    element('span', { ariaHidden: 'true' }, picture),
    count > 0 && element('span', { className: 'badge', ariaHidden: 'true' }, String(count)),
  );
  if (here) link.ariaCurrent = 'true';
  return element('li', { className: unread && !here ? 'unread' : '' }, link);
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('');
}
