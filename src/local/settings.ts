export interface Settings {
  /** Where it listens, on 127.0.0.1 only; when the port is taken, on a free one. */
  port: number;
  /** How long a bot may take for its first answer to an interaction. */
  deadlineMs: number;
  /** How long it may go on answering. */
  tokenLifeMs: number;
  /** How often a bot shows that it is alive. */
  heartbeatMs: number;
  /** The privileged intents that are switched on for the bot, as a bit set of the gateway's intents. */
  privilegedIntents: number;
  /** How many shards `GET /gateway/bot` recommends. */
  shards: number;
  /** How long after a message a bot may write another one in the same channel. Discord itself takes five in five seconds. */
  messageEveryMs: number;
  /** Whether a message is refused that does not say whom it may ping. Discord itself does not ask for it. */
  requireAllowedMentions: boolean;
}

/** Where it is found, unless another has that port. */
export const USUAL_PORT = 8787;

/** What the real Discord does, but for the last two. */
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
