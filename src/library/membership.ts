/** What is noted of the bot's membership in a server. */

import type { Day } from '../day.ts';

/** The membership of the bot in a server that it has joined or left while it ran. */
export interface Membership {
  /** The day in UTC on which the bot left the server, or on which it was noticed; null while it is a member. */
  left: Day | null;
}

/** A server of which anything is stored. */
export interface KnownServer extends Membership {
  server: string;
}
