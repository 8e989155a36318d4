import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { WorldView } from '../protocol.ts';
import { type Names, namesOf } from './common/names.ts';
import type { Mentionable } from './composer/message-box.ts';
import type { Seat } from './connection.ts';
import { type Place, placesOf, serverOf } from './side/places.ts';

/** Who looks at what: the parts of the page draw from it. */
export interface Scene {
  world: WorldView;
  seat: Seat;
  place: Place;
  names: Names;
  commands: APIApplicationCommand[];
}

/** The scene that an address such as `#person/channel` names, or the first there is. */
export function sceneAt(world: WorldView, as: string, channel: string): Scene {
  const places = placesOf(world);
  const place = places.get(channel) ?? [...places.values()][0]!;
  return {
    world,
    place,
    seat: { as: world.people.some(({ id }) => id === as) ? as : world.people[0]!.id, channel: place.id },
    names: namesOf(world, serverOf(world, place.id)?.id),
    commands: [],
  };
}

export function mentionablesOf({ world, place }: Scene): Mentionable[] {
  const server = serverOf(world, place.id);
  const here = [world.bot, ...world.people];
  const roles = (server?.roles ?? []).filter(({ name }) => name !== world.bot.username);
  return [
    ...here.map(({ username, global_name }) => ({
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
