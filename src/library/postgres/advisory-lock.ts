/** A lock for changes of a server's data, across processes. */

import { type Mutex, serverMutex } from '../server-articles/mutex.ts';
import type { Database } from './database.ts';

/** A mutex for each server: its changes run one after another, whichever process makes them. */
export function advisoryLock(database: Database): Mutex {
  // Changes of this process wait here, so that only one of them occupies a connection.
  const inProcess = serverMutex();
  return (server, change) => inProcess(server, () => database.withLock(`turn ${server}`, change));
}
