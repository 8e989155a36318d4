import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RateLimitData,
} from 'discord.js';
import { Agent } from 'undici';
import type { Config } from '../../config.ts';
import type { Send } from '../sending/fetch-with-deadline.ts';

/** What slash commands need, and what mentions and direct messages need: no privileged one. */
export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** People whom discord.js remembers, in all servers together: nothing here needs them, and they would grow for ever. */
const MOST_PEOPLE = 200;

/** Longer than any request is tried for: how often, and how long each time, is for `sending.ts` to say. */
const REST_TIMEOUT_MS = 60_000;
/** Answers to interactions are not bound to Discord's fifty a second, which discord.js counts by default. */
const REQUESTS_PER_SECOND = 1_000;
/** A queue is kept for every interaction: swept each minute, not each hour. */
const SWEEP_MS = 60_000;
/** An answer that has to wait longer comes too late. */
const LONGEST_WAIT_MS = 1_500;
/** So it is with everything else; and whoever asks for something then can say so, which discord.js does not. */
const LONGEST_PATIENCE_MS = 25_000;
/** Discord bans for 10,000 of them in ten minutes: to be heard of long before. */
const WARN_EVERY_INVALID = 100;
/** A connection that was idle for longer may be dead, and tells of it only when the time is up. */
const KEEP_ALIVE_MS = 2_000;
const MOST_CONNECTIONS = 64;

/**
 * @param apiBase another server that speaks Discord's API; null for Discord
 * @param send how requests are made
 * @param shards which of the bot's shards it is; null for the only one
 */
export function createClient(apiBase: string | null, send: Send, shards: Config['shards'] = null): Client {
  return new Client({ ...clientOptions(apiBase, send), ...shardOptions(shards) });
}

function shardOptions(shards: Config['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === null) return {};
  return shards === 'auto' ? { shards } : { shards: shards.ids, shardCount: shards.count };
}

function clientOptions(apiBase: string | null, send: Send): ClientOptions {
  return {
    intents: INTENTS,
    // Without it no direct message arrives: its channel is not known beforehand.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      UserManager: { maxSize: MOST_PEOPLE, keepOverLimit: isBotItself },
      GuildMemberManager: 0,
    }),
    rest: {
      timeout: REST_TIMEOUT_MS,
      retries: 0,
      makeRequest: send,
      globalRequestsPerSecond: REQUESTS_PER_SECOND,
      handlerSweepInterval: SWEEP_MS,
      invalidRequestWarningInterval: WARN_EVERY_INVALID,
      rejectOnRateLimit: (limit) => Math.max(limit.timeToReset, limit.retryAfter) > longestWait(limit),
      agent: new Agent({
        keepAliveTimeout: KEEP_ALIVE_MS,
        keepAliveMaxTimeout: KEEP_ALIVE_MS,
        connections: MOST_CONNECTIONS,
      }),
      ...(apiBase && { api: apiBase }),
    },
  };
}

/** How long discord.js itself may wait, and keep others waiting, until Discord takes something. */
function longestWait({ method, route }: RateLimitData): number {
  // What is said in a channel waits in the channel's queue, where another may come first.
  if (method === 'POST' && route === '/channels/:id/messages') return 0;
  return route.startsWith('/interactions') ? LONGEST_WAIT_MS : LONGEST_PATIENCE_MS;
}

function isBotItself({ id, client }: { id: string; client: Client }): boolean {
  return id === client.user?.id;
}
