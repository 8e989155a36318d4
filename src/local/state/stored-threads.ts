/** The form in which threads are saved. */

import type { GuildState, Thread } from './guild-state.ts';

/** A thread as JSON, with ids in the place of its server and channel, and times as ISO strings. */
export interface StoredThread
  extends Omit<Thread, 'kind' | 'server' | 'parent' | 'members' | 'archiveChangedAt'> {
  parentId: string;
  members: [userId: string, joinedAt: string][];
  archiveChangedAt: string;
}

export function storeThread({ kind: _, server: __, parent, ...thread }: Thread): StoredThread {
  return {
    ...thread,
    parentId: parent.id,
    members: [...thread.members].map(([id, joinedAt]) => [id, joinedAt.toISOString()]),
    archiveChangedAt: thread.archiveChangedAt.toISOString(),
  };
}

/** @returns null for a thread whose channel is gone */
export function restoreThread({ parentId, ...stored }: StoredThread, guildState: GuildState): Thread | null {
  const parent = guildState.channel(parentId);
  if (parent?.kind !== 'text' && parent?.kind !== 'forum') return null;
  return {
    ...stored,
    kind: 'thread',
    server: parent.server,
    parent,
    members: new Map(stored.members.map(([id, joinedAt]) => [id, new Date(joinedAt)])),
    archiveChangedAt: new Date(stored.archiveChangedAt),
  };
}

/** Checks all fields of what may be anything. */
export function isStoredThread(value: unknown): value is StoredThread {
  const thread = (value ?? {}) as Partial<StoredThread>;
  return (
    [thread.id, thread.parentId, thread.name, thread.ownerId].every((text) => typeof text === 'string') &&
    [thread.isArchived, thread.isLocked].every((flag) => typeof flag === 'boolean') &&
    [thread.messageCount, thread.totalMessageSent].every(Number.isInteger) &&
    (thread.lastMessageId === null || typeof thread.lastMessageId === 'string') &&
    isTime(thread.archiveChangedAt) &&
    Array.isArray(thread.appliedTags) &&
    thread.appliedTags.every((tag: unknown) => typeof tag === 'string') &&
    Array.isArray(thread.members) &&
    thread.members.every(
      (member: unknown) => Array.isArray(member) && typeof member[0] === 'string' && isTime(member[1]),
    )
  );
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && Number.isFinite(Date.parse(value));
}
