import type { PlaceView, WorldView } from '../../protocol.ts';
import { avatar } from '../common/avatar.ts';
import { byId, element } from '../common/dom.ts';
import { icon } from '../common/icon.ts';
import type { Seat } from '../connection.ts';
import { serverOf } from './places.ts';

/** The channels of the server that one is in, or one's direct messages. */
export function drawChannels(world: WorldView, seat: Seat, pings: ReadonlyMap<string, number>): void {
  const server = serverOf(world, seat.channel);
  byId('server-name').textContent = server?.name ?? 'Direct Messages';
  const items = server
    ? server.channels.map((place) => drawLink(place, icon('hash')))
    : world.direct.map((place) => {
        const presence = place.user === world.bot.id && !world.online ? 'offline' : 'online';
        return drawLink(place, avatar(place.user, place.name, presence));
      });
  byId('channels').replaceChildren(
    element('h2', {}, server ? 'Text Channels' : 'Direct Messages'),
    element('ul', {}, ...items),
  );

  function drawLink({ id, name }: PlaceView, picture: Node): HTMLElement {
    const count = pings.get(id);
    const link = element(
      'a',
      { href: `#${seat.as}/${id}`, className: count === undefined ? 'place' : 'place unread' },
      picture,
      element('span', {}, name),
      count !== undefined && element('span', { className: 'unseen' }, ' (unread)'),
      !!count && element('span', { className: 'badge', ariaHidden: 'true' }, String(count)),
    );
    if (id === seat.channel) link.ariaCurrent = 'page';
    return element('li', {}, link);
  }
}
