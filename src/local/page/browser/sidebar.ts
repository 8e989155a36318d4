import type { PlaceView, WorldView } from '../protocol.ts';
import type { Seat } from './connection.ts';
import { byId, element } from './dom.ts';

/** Who to act as, and the channels that they are in. */
export function drawSidebar(world: WorldView, seat: Seat, unread: ReadonlySet<string>): void {
  const person = byId<HTMLSelectElement>('person');
  person.replaceChildren(
    ...world.people.map(({ id, username, global_name }) =>
      element('option', { value: id, textContent: global_name ?? username, selected: id === seat.as }),
    ),
  );
  person.onchange = () => {
    location.hash = `${person.value}/${seat.channel}`;
  };
  byId('channels').replaceChildren(
    ...world.servers.flatMap(({ name, channels }) => drawPlaces(name, channels, '# ')),
    ...drawPlaces('Direct messages', world.direct, '@ '),
  );

  function drawPlaces(heading: string, places: readonly PlaceView[], mark: string): Node[] {
    const links = places.map(({ id, name }) => {
      const link = element(
        'a',
        { href: `#${seat.as}/${id}`, className: unread.has(id) ? 'unread' : '' },
        `${mark}${name}`,
        unread.has(id) && element('span', { className: 'hidden' }, ' (unread)'),
      );
      if (id === seat.channel) link.ariaCurrent = 'page';
      return element('li', {}, link);
    });
    return [element('h2', {}, heading), element('ul', {}, ...links)];
  }
}

/** All the channels of a world, with what each is called where it is open. */
export function placesOf({ servers, direct }: WorldView): Map<string, PlaceView & { title: string }> {
  const all = [
    ...servers.flatMap(({ name: server, channels }) =>
      channels.map((place) => ({ ...place, title: `# ${place.name}`, topic: place.topic ?? server })),
    ),
    ...direct.map((place) => ({ ...place, title: `@ ${place.name}` })),
  ];
  return new Map(all.map((place) => [place.id, place]));
}
