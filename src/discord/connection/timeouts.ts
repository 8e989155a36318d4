/** How long the bot may be deaf before it is given up. */
export interface Timeouts {
  /** Without a sign of life: heartbeats are 41 seconds apart, so that two of them were not answered. */
  silentMs: number;
  /** Without a session: longer than discord.js takes for a new one in its worst hour, 31 seconds twice. */
  awayMs: number;
}

export const TIMEOUTS: Timeouts = { silentMs: 105_000, awayMs: 120_000 };
