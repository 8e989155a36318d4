import type { WorldView } from '../protocol.ts';

/** What ids are shown as. */
export interface Names {
  users: Map<string, string>;
  roles: Map<string, string>;
  channels: Map<string, string>;
}

export function namesOf({ bot, people, servers }: WorldView): Names {
  return {
    users: new Map([bot, ...people].map(({ id, username, global_name }) => [id, global_name ?? username])),
    roles: new Map(servers.flatMap(({ roles }) => roles).map(({ id, name }) => [id, name])),
    channels: new Map(servers.flatMap(({ channels }) => channels).map(({ id, name }) => [id, name])),
  };
}
