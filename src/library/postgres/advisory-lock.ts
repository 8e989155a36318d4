import { type Mutex, serverMutex } from '../server-articles/mutex.ts';
import type { Database } from './database.ts';

/** One change of a server follows another, in whatever process each is made. */
export function advisoryLock(database: Database): Mutex {
  const here = serverMutex();
  return (server, change) => here(server, () => database.inTurn(`turn ${server}`, change));
}
