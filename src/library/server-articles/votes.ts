/** Counts, lists and deletes a server's votes. */

import { readCitation, writeCitation } from '../citation.ts';
import { type Library, LibraryFailure } from '../library.ts';
import { MAX_VOTED } from './limits.ts';
import type { Mutex } from './mutex.ts';
import type { VoteStore } from './vote-store.ts';

/** Implements the methods for votes: see `Library`. Changes of a server run one after another. */
export function manageVotes(
  store: VoteStore,
  withLock: Mutex,
): Pick<Library, 'vote' | 'votes' | 'clearVotes'> {
  return {
    async vote(citation, vote, server, replaced) {
      if (!isCitation(citation)) throw new LibraryFailure('failure.citation');
      const change = { citation, helpful: 0, unhelpful: 0 };
      change[vote] += 1;
      if (replaced) change[replaced] -= 1;
      await withLock(server, () => store.add(server, change, MAX_VOTED));
    },

    votes: (server) => store.read(server),

    clearVotes: (citations, server) =>
      withLock(server, async () => {
        const before = await store.read(server);
        const after = before.filter(({ citation }) => !citations.includes(citation));
        if (after.length < before.length) await store.replace(server, after);
      }),
  };
}

/** Whether a text is a citation as `writeCitation` writes it, so that each has one form. */
function isCitation(text: string): boolean {
  const citation = readCitation(text);
  return citation !== null && writeCitation(citation) === text;
}
