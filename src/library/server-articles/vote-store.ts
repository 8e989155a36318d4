/** The interface of stores for votes, a store in memory, and one in files. */

import { readCitation } from '../citation.ts';
import { objectIn } from '../json.ts';
import type { VoteCounts } from '../votes.ts';
import { diskValues, fileInFolders, memoryValues, type ServerValues } from './server-values.ts';

/** Stores servers' votes. When a call resolves, its result is durable. */
export interface VoteStore {
  /** Returns a server's votes, a citation each, those that were voted on longest ago first. */
  read(server: string): Promise<readonly VoteCounts[]>;
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
  return storeOver(memoryValues(votesOf, []));
}

/**
 * Stores votes as `votes.json` in the folder of each server: an object with the counts of each citation. What is no count
 * of a citation is skipped.
 *
 * @param root the folder of servers
 */
export function diskVoteStore(root: string): VoteStore {
  return storeOver(diskValues(fileInFolders(root, 'votes.json'), parseVotes, serialize));
}

function storeOver({ read, replace, update }: ServerValues<readonly VoteCounts[], string>): VoteStore {
  return {
    read,
    replace,
    add: (server, change, max) => update(server, (votes) => withChange(votes, change, max)),
  };
}

function serialize(votes: readonly VoteCounts[]): string {
  const counts = Object.fromEntries(votes.map(({ citation, ...rest }) => [citation, rest]));
  return `${JSON.stringify(counts, null, 2)}\n`;
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
  return Object.entries(objectIn(json)).flatMap(([citation, counts]) => {
    const { helpful, unhelpful } = Object(counts) as Record<string, unknown>;
    if (!readCitation(citation) || !isCount(helpful) || !isCount(unhelpful)) return [];
    return { citation, helpful, unhelpful };
  });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
