import { oneAfterAnother, type Turns } from '../own/turns.ts';
import type { Database } from './database.ts';

/** One change of a server follows another, in whatever process each is made. */
export function turnsIn(database: Database): Turns {
  // A change takes connections of its own: were there many at once, they might wait for one another's.
  const here = oneAfterAnother();
  return (server, change) =>
    here(server, () =>
      database.write(async (query) => {
        await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`turn ${server}`]);
        return change();
      }),
    );
}
