/** How long the connection may be dead before it is given up. */
export interface Timeouts {
  /** Without a sign of life: heartbeats are 41 seconds apart, so two of them were not acknowledged. */
  silentMs: number;
  /** Without a session: longer than discord.js takes for a new one in the worst case, twice 31 seconds. */
  awayMs: number;
}

export const TIMEOUTS: Timeouts = { silentMs: 105_000, awayMs: 120_000 };
