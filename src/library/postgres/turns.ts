import { oneAfterAnother, type Turns } from '../own/turns.ts';
import type { Database } from './database.ts';

/** One change of a server follows another, in whatever process each is made. */
export function turnsIn(database: Database): Turns {
  const here = oneAfterAnother();
  return (server, change) => here(server, () => database.inTurn(`turn ${server}`, change));
}
