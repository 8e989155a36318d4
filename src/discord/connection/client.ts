/** Creates the discord.js client. */

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

/** The intents for commands, mentions and direct messages; none is privileged. */
export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** The size of discord.js's cache of users, which the bot does not need and which would otherwise grow without bound. */
export const MAX_USERS = 200;

/** discord.js's own timeout: longer than any request takes, since `createSending` has its own deadlines. */
const REST_TIMEOUT_MS = 60_000;
/** Interaction callbacks are exempt from Discord's global limit of 50 per second, which discord.js applies by default. */
const REQUESTS_PER_SECOND = 1_000;
/** discord.js keeps a queue for every interaction: swept every minute instead of every hour. */
const SWEEP_MS = 60_000;
/** The maximum wait for a rate limit, for interaction callbacks: later they are too late. */
const MAX_CALLBACK_WAIT_MS = 1_500;
/** The same for other requests: they fail, so that the caller can report it, instead of waiting silently. */
const MAX_WAIT_MS = 25_000;
/** A warning after this many invalid requests: Discord bans after 10,000 in ten minutes. */
const WARN_EVERY_INVALID = 100;
/** Idle connections are closed after this: an older one may be dead, which shows only after a timeout. */
const KEEP_ALIVE_MS = 2_000;
const MAX_CONNECTIONS = 64;

/**
 * Creates a client.
 *
 * @param apiBase another server that speaks Discord's API; null for Discord
 * @param send makes the requests: see `createSending`
 * @param shards the shards that this process runs; null for the only one
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
    // Direct messages come from channels that are not cached, and are dropped without this partial.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      UserManager: { maxSize: MAX_USERS, keepOverLimit: isBotItself },
      GuildMemberManager: 0,
    }),
    rest: {
      timeout: REST_TIMEOUT_MS,
      retries: 0,
      makeRequest: send,
      globalRequestsPerSecond: REQUESTS_PER_SECOND,
      handlerSweepInterval: SWEEP_MS,
      invalidRequestWarningInterval: WARN_EVERY_INVALID,
      rejectOnRateLimit: (limit) => Math.max(limit.timeToReset, limit.retryAfter) > maxWait(limit),
      agent: new Agent({
        keepAliveTimeout: KEEP_ALIVE_MS,
        keepAliveMaxTimeout: KEEP_ALIVE_MS,
        connections: MAX_CONNECTIONS,
      }),
      ...(apiBase && { api: apiBase }),
    },
  };
}

/** How long discord.js may wait for a rate limit, during which it also delays other requests of the route. */
function maxWait({ method, route }: RateLimitData): number {
  // Messages wait in `ChannelQueues` instead, which may reorder them.
  if (method === 'POST' && route === '/channels/:id/messages') return 0;
  return route.startsWith('/interactions') ? MAX_CALLBACK_WAIT_MS : MAX_WAIT_MS;
}

function isBotItself({ id, client }: { id: string; client: Client }): boolean {
  return id === client.user?.id;
}
