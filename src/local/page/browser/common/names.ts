import type { WorldView } from '../../protocol.ts';

/** What ids are shown as. */
export interface Names {
  users: Map<string, string>;
  roles: Map<string, string>;
  channels: Map<string, string>;
}

/** @param serverId of a server, only its own roles and channels can be chosen and seen */
export function namesOf({ bot, people, servers }: WorldView, serverId?: string): Names {
  const here = servers.filter(({ id }) => id === serverId);
  return {
    users: new Map([bot, ...people].map(({ id, username, global_name }) => [id, global_name ?? username])),
    roles: new Map(here.flatMap(({ roles }) => roles).map(({ id, name }) => [id, name])),
    channels: new Map(here.flatMap(({ channels }) => channels).map(({ id, name }) => [id, name])),
  };
}
