/** Stores follows in the database. */

import { localeFor } from '../../i18n/locales.ts';
import type { Follow } from '../follows.ts';
import type { FollowStore } from '../server-articles/follow-store.ts';
import type { Database } from './database.ts';

/** Stores follows in a table. They are read and written in the background, so that they do not delay questions. */
export function databaseFollowStore(database: Database): FollowStore {
  return {
    list: ({ person, server } = {}) =>
      database.background(async (query) => {
        const rows = await query<{ follow: string }>(
          `select follow from follows
           where ($1::text is null or person = $1) and ($2::text is null or server = $2) order by server, number`,
          [person ?? null, server === undefined ? null : (server ?? '')],
        );
        return rows.map(({ follow }) => {
          const stored = JSON.parse(follow) as Follow;
          // Absent from follows that were stored before there were languages.
          return { ...stored, locale: localeFor(stored.locale) };
        });
      }),

    async put(follow) {
      await database.background((query) =>
        query(
          `insert into follows (server, key, person, citation, follow) values ($1, $2, $3, $4, $5)
           on conflict (server, key) do update set citation = excluded.citation, follow = excluded.follow`,
          [...nameOf(follow), follow.person, ...valuesOf(follow)],
        ),
      );
    },

    async replace(before, after) {
      const changed = await database.background((query) =>
        query(
          `update follows set citation = $4, follow = $5
           where server = $1 and key = $2 and citation is not distinct from $3 returning 1`,
          [...nameOf(before), before.answer?.citation ?? null, ...valuesOf(after)],
        ),
      );
      return changed.length > 0;
    },

    async delete(follow) {
      const deleted = await database.background((query) =>
        query('delete from follows where server = $1 and key = $2 returning 1', nameOf(follow)),
      );
      return deleted.length > 0;
    },
  };
}

function nameOf({ server, key }: Follow): string[] {
  return [server ?? '', key];
}

function valuesOf(follow: Follow): (string | null)[] {
  return [follow.answer?.citation ?? null, JSON.stringify(follow)];
}
