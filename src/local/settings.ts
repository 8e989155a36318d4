/** Settings of the local Discord, and their defaults. */

export interface Settings {
  /** The port on 127.0.0.1; a free one if it is taken. */
  port: number;
  /** Time for the first answer to an interaction. */
  deadlineMs: number;
  /** How long the token of an interaction is valid. */
  tokenLifeMs: number;
  /** The interval between heartbeats. */
  heartbeatMs: number;
  /** The privileged intents that are enabled for the bot, as a bit set. */
  privilegedIntents: number;
  /** How many shards `GET /gateway/bot` recommends. */
  shards: number;
  /** The minimum time between two messages of the bot in a channel. Discord itself allows five in five seconds. */
  messageEveryMs: number;
  /** Whether messages without `allowed_mentions` are refused. Discord itself does not require it. */
  requireAllowedMentions: boolean;
}

/** The port of `npm start` and `npm run dev`. */
export const DEFAULT_PORT = 8787;

/** As the real Discord, apart from the last two. */
export const DEFAULTS: Settings = {
  port: 0,
  deadlineMs: 3_000,
  tokenLifeMs: 15 * 60_000,
  heartbeatMs: 41_250,
  privilegedIntents: 0,
  shards: 1,
  messageEveryMs: 0,
  requireAllowedMentions: true,
};
