/** The interface of stores for votes, a store in memory, and one in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { readCitation } from '../citation.ts';
import type { VoteCounts } from '../votes.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** Stores servers' votes. When a call resolves, its result is durable. */
export interface VoteStore {
  /** Returns a server's votes, a citation each, those that were voted on longest ago first. */
  read(server: string): Promise<VoteCounts[]>;
  /**
   * Adds to the counts of a citation, which do not go below zero, and keeps the `max` citations that were voted on last.
   *
   * @param change what is added to each count; may be negative
   */
  add(server: string, change: VoteCounts, max: number): Promise<void>;
  /** Replaces all votes of a server. */
  replace(server: string, votes: readonly VoteCounts[]): Promise<void>;
}

/** Stores votes for as long as the library is open. */
export function memoryVoteStore(votesOf = new Map<string, readonly VoteCounts[]>()): VoteStore {
  const read = (server: string) => [...(votesOf.get(server) ?? [])];
  return {
    read: async (server) => read(server),
    async add(server, change, max) {
      votesOf.set(server, withChange(read(server), change, max));
    },
    async replace(server, votes) {
      votesOf.set(server, [...votes]);
    },
  };
}

/**
 * Stores votes as `votes.json` in the folder of each server: an object with the counts of each citation. What is no count
 * of a citation is skipped.
 *
 * @param root the folder of servers
 */
export function diskVoteStore(root: string): VoteStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'votes.json');
  const read = async (server: string) => parseVotes((await readIfPresent(fileOf(server))) ?? '{}');
  const write = (server: string, votes: readonly VoteCounts[]) => {
    const counts = Object.fromEntries(votes.map(({ citation, ...rest }) => [citation, rest]));
    return writeAtomically(fileOf(server), `${JSON.stringify(counts, null, 2)}\n`, OWNER_ONLY);
  };
  return {
    read: (server) => withDiskErrorsAsFailures(() => read(server)),
    add: (server, change, max) =>
      withDiskErrorsAsFailures(async () => write(server, withChange(await read(server), change, max))),
    replace: (server, votes) => withDiskErrorsAsFailures(() => write(server, votes)),
  };
}

function withChange(votes: readonly VoteCounts[], change: VoteCounts, max: number): VoteCounts[] {
  const before = votes.find(({ citation }) => citation === change.citation);
  const changed = {
    citation: change.citation,
    helpful: Math.max(0, (before?.helpful ?? 0) + change.helpful),
    unhelpful: Math.max(0, (before?.unhelpful ?? 0) + change.unhelpful),
  };
  return [...votes.filter((one) => one !== before), changed].slice(-max);
}

function parseVotes(json: string): VoteCounts[] {
  // The keys of an object keep their order, as citations are no numbers.
  return Object.entries(parseObject(json)).flatMap(([citation, counts]) => {
    const { helpful, unhelpful } = Object(counts) as Record<string, unknown>;
    if (!readCitation(citation) || !isCount(helpful) || !isCount(unhelpful)) return [];
    return { citation, helpful, unhelpful };
  });
}

function parseObject(json: string): object {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
