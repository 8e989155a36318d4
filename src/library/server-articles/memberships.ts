/** Notes in which servers the bot is, and deletes what is stored of those that it has left. */

import type { Library } from '../library.ts';
import type { MembershipStore } from './membership-store.ts';
import type { Mutex } from './mutex.ts';

/** Implements the methods for memberships: see `Library`. Changes of a server run one after another. */
export function manageMemberships(
  store: MembershipStore,
  withLock: Mutex,
): Pick<Library, 'servers' | 'noteJoined' | 'noteLeft' | 'deleteServer'> {
  return {
    servers: () => store.servers(),

    noteJoined: (server) =>
      withLock(server, async () => {
        const before = await store.read(server);
        if (!before || before.left !== null) await store.write(server, { left: null });
        return before === null;
      }),

    noteLeft: (server, day) =>
      withLock(server, async () => {
        const before = await store.read(server);
        if (!before || before.left === null) await store.write(server, { left: day });
      }),

    deleteServer: (server, leftBy) =>
      withLock(server, async () => {
        const left = (await store.read(server))?.left ?? null;
        if (left === null || left > leftBy) return false;
        await store.deleteAll(server);
        return true;
      }),
  };
}
