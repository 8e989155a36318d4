/** Starts the bot: connects to Discord, registers the commands, and listens. */

import {
  type AnyThreadChannel,
  type Client,
  Events,
  type Interaction,
  type Message,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Config } from '../config.ts';
import { inviteLink } from '../invite.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { CommandIds } from './card/command-mention.ts';
import { Clock } from './clock-skew.ts';
import type { Command, Pages, SharedContext } from './command.ts';
import { createClient } from './connection/client.ts';
import { adviceFor, TOKEN_ADVICE } from './connection/close-codes.ts';
import { type Connection, followConnection, watchConnection } from './connection/connection.ts';
import { limitEvents } from './connection/gateway-events.ts';
import { JoinedServers } from './connection/joined-servers.ts';
import { noteLogin } from './connection/login-limit.ts';
import { awaitDiscord, inWords } from './connection/outage.ts';
import { TIMEOUTS, type Timeouts } from './connection/timeouts.ts';
import { DigestWatch } from './digests/digest-watch.ts';
import { createDispatch } from './dispatch.ts';
import { describeError } from './errors.ts';
import { AdmissionControl, type Counts } from './fair-use/admission-control.ts';
import { ChannelQueues } from './fair-use/channel-queues.ts';
import { Bulkheads } from './fair-use/fair-queue.ts';
import { FigureBuffer } from './figure-buffer.ts';
import { directMessagesOf } from './follows/direct-messages.ts';
import { type FollowTimes, FollowWatch } from './follows/follow-watch.ts';
import { noticingChanges } from './follows/noticing-changes.ts';
import { greet } from './greeting.ts';
import { createPostListener } from './help-posts.ts';
import { LeftServers } from './left-servers.ts';
import { catchUnread, createFailureLog, createUnreadListener } from './malformed-events.ts';
import { createMessageListener } from './mentions.ts';
import { createDownload } from './moderation/download.ts';
import { openDrafts } from './moderation/drafts.ts';
import { RecentVotes } from './recent-votes.ts';
import { readIds, register } from './registration.ts';
import { createSending } from './sending/request-policy.ts';
import { sleep } from './sleep.ts';

/** A bot that is logged in. */
export interface Bot {
  /** The state of the connection. */
  connection(): Connection;
  /** How many events it did not handle since it was started, by reason. */
  counts(): Counts;
  /** What it does now. */
  load(): BotLoad;
  /** Tells it that the articles that every server sees have changed, so that it soon looks at what people follow. */
  noteChange(): void;
  /** Accepts nothing more, waits for the answers in progress, and disconnects. */
  stop(): Promise<void>;
}

/** What a bot does now. */
export interface BotLoad {
  /** How many calls to the library run and wait, by the name of their queue. */
  queues: ReturnType<Bulkheads['load']>;
  /** The time that Discord's gateway took to answer last, in milliseconds; null when it has not yet. */
  pingMs: number | null;
  servers: number;
  /** How many times a shard has lost its connection. */
  reconnects: number;
}

/** The login failed, or the connection was closed for good; the message is one line for the operator. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  /** Whether a later attempt may succeed; otherwise a setting is wrong. */
  readonly passing: boolean;
  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

/** How long answers in progress may take when the bot is stopped: with the next two, less than the ten seconds that Docker waits. */
const DRAIN_MS = 6_000;
/** How long storing what was counted may take. */
const STORE_MS = 1_000;
/** How long disconnecting from Discord may take. */
const LEAVE_MS = 1_500;

export interface BotOptions extends Pick<Config, 'apiBase' | 'guildId'> {
  /** The shards that this process runs; by default the only one. */
  shards?: Config['shards'];
  token: string;
  library: Library;
  commands: readonly Command[];
  /** The folder that it writes to; with null, nothing is persisted. */
  data?: string | null;
  log: Log;
  /** Reads pages of the sites that the operator allows; nothing by default. */
  pages?: Pages | null;
  /** How long the connection may be silent before it is given up. */
  timeouts?: Timeouts;
  /** When it looks at what people follow. */
  followTimes?: Partial<FollowTimes>;
  /** How often it looks for digests that are due, in milliseconds. */
  digestInterval?: number;
  /** Aborts the wait for Discord before the login. */
  signal?: AbortSignal;
  /** Called once when the connection is lost for good: because the token was reset, or Discord is silent for too long. */
  onLost(error: LoginError): void;
}

/**
 * Waits until Discord can be reached, logs in once, and registers the commands.
 *
 * @throws LoginError, after which the process has to end: discord.js may go on trying to log in
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiBase, shards = null, library, commands, data = null, log, timeouts = TIMEOUTS } = options;
  const signal = options.signal ?? new AbortController().signal;
  const clock = new Clock(
    () => client.rest.get(Routes.gateway(), { auth: false }),
    (ahead) =>
      log.warn(
        `This machine's clock is ${Math.round(Math.abs(ahead) / 1_000)} s ${ahead > 0 ? 'ahead of' : 'behind'} Discord's: set it right.`,
      ),
  );
  const admission = new AdmissionControl(clock);
  const bulkheads = new Bulkheads(() => {
    admission.counts.busy += 1;
  });
  const queues = new ChannelQueues();
  const loss = createLoss();
  const client = createClient(
    apiBase,
    createSending({
      clock,
      queues,
      onElsewhere() {
        admission.counts.elsewhere += 1;
        if (admission.counts.elsewhere === 1) log.warn(SECOND_BOT);
      },
      onUnauthorized: () => loss.lose(unknownToken()),
    }),
    shards,
  );
  limitEvents(client);
  const connection = followConnection(client);
  let reconnects = 0;
  client.on(Events.ShardReconnecting, () => {
    reconnects += 1;
  });
  const ownAsker = { server: null, person: 'follows' };
  const followWatch = new FollowWatch(
    bulkheads.libraryFor(library, ownAsker, 'follows'),
    directMessagesOf(client),
    log,
    options.followTimes,
  );
  const commandIds = new Map<string, string>();
  const drafts = openDrafts(data);
  const figures = new FigureBuffer(library, log);
  const context: SharedContext = {
    library: noticingChanges(library, () => followWatch.lookSoon()),
    commands,
    commandIds,
    drafts,
    recentVotes: new RecentVotes(),
    figures,
    download: createDownload(apiBase),
    pages: options.pages ?? null,
    log,
  };
  const inProgress = new Set<Promise<void>>();
  const logFailure = createFailureLog(log);
  const track = (work: Promise<void>) => {
    const done = work
      .catch((error) => logFailure('An event failed', error))
      .finally(() => inProgress.delete(done));
    inProgress.add(done);
  };
  const dispatch = createDispatch(commands, context, log, { admission, bulkheads });
  const answerMessage = createMessageListener(context, log, { admission, bulkheads, queues });
  const answerPost = createPostListener(context, log, { admission, bulkheads });
  const answerUnread = createUnreadListener(client.rest, log, admission);

  const joined = new JoinedServers({
    onReady: () => left.start(),
    onJoin(server) {
      // Elsewhere than where the commands are registered, the greeting would promise what is not there.
      if (options.guildId === null || options.guildId === server.id)
        track(greet(server, { rest: client.rest, library, commandIds }));
    },
    onLeave: (server) => track(left.note(server)),
  });
  const left = new LeftServers({ library, drafts, joined, log, now: () => clock.verifiedNow() });
  const digestWatch = new DigestWatch({
    client,
    library: bulkheads.libraryFor(library, { server: null, person: 'digests' }, 'follows'),
    joined,
    log,
    interval: options.digestInterval,
  });
  joined.follow(client);
  catchUnread(client, logFailure, (unread) => track(answerUnread(unread)));
  client.on(Events.Error, (error) => log.error(describeError(error)));
  client.on(Events.ShardError, (error) =>
    log.warn(`The connection to Discord failed: ${describeError(error)}`),
  );
  client.on(Events.InteractionCreate, (interaction: Interaction) => track(dispatch(interaction)));
  client.on(Events.MessageCreate, (message: Message) => track(answerMessage(message)));
  client.on(Events.ThreadCreate, (thread: AnyThreadChannel, isNew: boolean) =>
    track(answerPost(thread, isNew)),
  );
  client.on(Events.ShardDisconnect, ({ code }) =>
    loss.lose(
      new LoginError(`Discord closed the connection for good (code ${code}). ${adviceFor(code)}`, false),
    ),
  );

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  let unwatch = () => {};
  const logIn = async () => {
    await awaitDiscord(client.rest.setToken(token), log, signal);
    // Only Discord itself limits logins.
    if (apiBase === null && data !== null) await limitLogins(data, log, signal);
    unwatch = watchConnection(connection, timeouts, (how) =>
      loss.lose(new LoginError(`Discord is not heard any more: ${how}. Start again.`, true)),
    );
    await client.login(token);
    return ready;
  };
  let loggedIn: Client<true>;
  try {
    loggedIn = await Promise.race([logIn(), loss.first]);
  } catch (error) {
    unwatch();
    await Promise.race([client.destroy(), wait(LEAVE_MS)]);
    throw error instanceof LoginError ? error : loginError(error);
  }
  void loss.first.catch(options.onLost);
  const { application, user } = loggedIn;
  log.info(`Logged in as ${user.username}.`);
  // Of several processes only that of the first shard registers the commands, and looks at what people follow. The others
  // read the ids of the commands.
  const isFirst = shards === null || shards === 'auto' || shards.ids.includes(0);
  const ids = await (isFirst ? registerCommands : readCommands)(application.id, options);
  for (const [name, id] of ids) commandIds.set(name, id);
  if (isFirst) followWatch.start();
  digestWatch.start();
  if (!apiBase) log.info(`To take it into a server, open ${inviteLink(application.id)}`);

  return {
    connection,
    counts: () => ({ ...admission.counts }),
    load: () => ({
      queues: bulkheads.load(),
      pingMs: client.ws.ping < 0 ? null : client.ws.ping,
      servers: joined.size,
      reconnects,
    }),
    noteChange: () => followWatch.lookSoon(),
    async stop() {
      unwatch();
      admission.close();
      const others = [left.stop(), followWatch.stop(), digestWatch.stop()];
      await Promise.race([Promise.allSettled([...inProgress, ...others]), wait(DRAIN_MS)]);
      await Promise.race([figures.store(), wait(STORE_MS)]);
      await Promise.race([client.destroy(), wait(LEAVE_MS)]);
    },
  };
}

/** A promise that rejects when the connection is lost for the first time. */
function createLoss(): { lose(error: LoginError): void; first: Promise<never> } {
  let lose: (error: LoginError) => void = () => {};
  const first = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // There may be no listener at that time, which must not be an unhandled rejection.
  first.catch(() => {});
  return { lose, first };
}

/** Waits if the bot has logged in too often recently. */
async function limitLogins(data: string, log: Log, signal: AbortSignal): Promise<void> {
  let ms: number;
  try {
    ms = await noteLogin(data);
  } catch (error) {
    log.warn(`It cannot be noted in ${data} that the bot logs in: ${describeError(error)}`);
    return;
  }
  if (ms === 0) return;
  log.warn(
    `Logged in too often of late, which Discord does not forgive. Logging in again in ${inWords(ms)}.`,
  );
  await sleep(ms, signal);
}

/** A REST client for the registration; the timeouts of the bot's own are too short for it. */
function registrationRest({ token, apiBase }: BotOptions): REST {
  const rest = new REST({ rejectOnRateLimit: ['/applications'], ...(apiBase && { api: apiBase }) });
  return rest.setToken(token);
}

async function registerCommands(applicationId: string, options: BotOptions): Promise<CommandIds> {
  const { guildId, commands, log } = options;
  const where = guildId ? `in server ${guildId}` : 'everywhere';
  try {
    const { isWritten, ids } = await register(registrationRest(options), applicationId, guildId, commands);
    const names = commands.map(({ data }) => data.name).join(', ');
    log.info(`${commands.length} commands ${isWritten ? 'registered' : 'unchanged'} ${where}: ${names}.`);
    return ids;
  } catch (error) {
    const hint =
      (error as { code?: unknown }).code === RESTJSONErrorCodes.MissingAccess
        ? ' Is DISCORD_GUILD_ID right, and was the bot invited with the scopes "bot" and "applications.commands"?'
        : '';
    log.error(`The commands could not be registered ${where}: ${describeError(error)}.${hint}`);
    return new Map();
  }
}

/** Reads the ids of the commands. Without them commands are shown by name and not as mentions, so failures are ignored. */
async function readCommands(applicationId: string, options: BotOptions): Promise<CommandIds> {
  return readIds(registrationRest(options), applicationId, options.guildId).catch(() => new Map());
}

const SECOND_BOT =
  'Another bot with the same token answers as well: stop one of them, or reset the token if you do not know it.';

function unknownToken(): LoginError {
  return new LoginError(`Discord does not know this DISCORD_TOKEN. ${TOKEN_ADVICE}`, false);
}

function loginError(error: unknown): LoginError {
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (code === 'TokenInvalid' || status === 401) return unknownToken();
  return new LoginError(
    `Discord could not be reached: ${describeError(error).split('\n')[0]}. Check the connection, and start again.`,
    true,
  );
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
