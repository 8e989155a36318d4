/** Stores votes in the database. */

import type { VoteStore } from '../server-articles/vote-store.ts';
import type { VoteCounts } from '../votes.ts';
import type { Database } from './database.ts';

/** Stores votes in a table. They are read and written in the background, so that they do not delay questions. */
export function databaseVoteStore(database: Database): VoteStore {
  return {
    read: (server) =>
      database.background((query) =>
        query<VoteCounts>(
          'select citation, helpful, unhelpful from votes where server = $1 order by number',
          [server],
        ),
      ),

    async add(server, { citation, helpful, unhelpful }, max) {
      await database.background((query) =>
        // The deletion sees the table as it was before the insertion.
        query(
          `with counted as (
             insert into votes (server, citation, helpful, unhelpful)
             values ($1, $2, greatest(0, $3::integer), greatest(0, $4::integer))
             on conflict (server, citation) do update set
               helpful = greatest(0, votes.helpful + $3::integer),
               unhelpful = greatest(0, votes.unhelpful + $4::integer),
               number = default
           )
           delete from votes where server = $1 and citation in (
             select citation from votes where server = $1 and citation <> $2 order by number desc offset $5
           )`,
          [server, citation, helpful, unhelpful, max - 1],
        ),
      );
    },

    replace: (server, votes) =>
      database.background(async (query) => {
        await query('delete from votes where server = $1', [server]);
        await query(
          `insert into votes (server, citation, helpful, unhelpful)
           select $1, citation, helpful, unhelpful
           from unnest($2::text[], $3::integer[], $4::integer[]) with ordinality
             as t (citation, helpful, unhelpful, place)
           order by place`,
          [
            server,
            votes.map(({ citation }) => citation),
            votes.map(({ helpful }) => helpful),
            votes.map(({ unhelpful }) => unhelpful),
          ],
        );
      }),
  };
}
