import type { PlaceView, ServerView, WorldView } from '../../protocol.ts';

export interface Place extends PlaceView {
  /** As it is called where it is open: `#general`, `@Theo`. */
  title: string;
  isDirect: boolean;
}

/** All the channels of a world, by their ids. */
export function placesOf({ servers, direct }: WorldView): Map<string, Place> {
  const all: Place[] = [
    ...servers
      .flatMap(({ channels }) => channels)
      .map((place) => ({ ...place, title: `#${place.name}`, isDirect: false })),
    ...direct.map((place) => ({ ...place, title: `@${place.name}`, isDirect: true })),
  ];
  return new Map(all.map((place) => [place.id, place]));
}

export function serverOf({ servers }: WorldView, channelId: string): ServerView | undefined {
  return servers.find(({ channels }) => channels.some(({ id }) => id === channelId));
}
