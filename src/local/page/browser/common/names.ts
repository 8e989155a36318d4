/** Display names of users, roles, channels and threads. */

import type { GuildStateView } from '../../protocol.ts';

/** Display names by id. */
export interface Names {
  users: Map<string, string>;
  roles: Map<string, string>;
  channels: Map<string, string>;
}

/** @param serverId the server whose roles and channels are included; none if undefined */
export function namesOf({ bot, people, servers }: GuildStateView, serverId?: string): Names {
  const here = servers.filter(({ id }) => id === serverId);
  return {
    users: new Map([bot, ...people].map(({ id, username, global_name }) => [id, global_name ?? username])),
    roles: new Map(here.flatMap(({ roles }) => roles).map(({ id, name }) => [id, name])),
    channels: new Map(
      here.flatMap(({ channels, threads }) => [...channels, ...threads]).map(({ id, name }) => [id, name]),
    ),
  };
}
