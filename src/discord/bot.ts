import {
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
import type { Command, Context } from './command.ts';
import { createClient } from './connection/client.ts';
import { adviceFor, TOKEN_ADVICE } from './connection/close-codes.ts';
import { type Connection, followConnection, watchConnection } from './connection/connection.ts';
import { limitEvents } from './connection/gateway-events.ts';
import { noteLogin } from './connection/login-limit.ts';
import { awaitDiscord, inWords } from './connection/outage.ts';
import { TIMEOUTS, type Timeouts } from './connection/timeouts.ts';
import { createDispatch } from './dispatch.ts';
import { describeError } from './errors.ts';
import { ChannelQueues } from './fair-use/channel-queues.ts';
import { type Counts, AdmissionControl } from './fair-use/admission-control.ts';
import { Bulkheads } from './fair-use/fair-queue.ts';
import { createMessageListener } from './mentions.ts';
import { createDownload } from './moderation/download.ts';
import { openDrafts } from './moderation/drafts.ts';
import { readIds, register } from './registration.ts';
import { createSending } from './sending/request-policy.ts';
import { sleep } from './sleep.ts';
import { catchUnread, createFailureLog, createUnreadListener } from './malformed-events.ts';

/** A bot that is logged in. */
export interface Bot {
  /** How it hears Discord now. */
  connection(): Connection;
  /** What it did not do since it was started, and why. */
  counts(): Counts;
  /** Begins nothing more, waits for the answers under way, and leaves. */
  stop(): Promise<void>;
}

/** It could not log in, or was sent away for good; the message is one clear line for the operator. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  /** Whether trying again later may help: if not, a setting is wrong. */
  readonly passing: boolean;
  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

/** How long answers under way may take to finish when the bot is stopped: with what follows, less than the ten seconds that Docker waits. */
const DRAIN_MS = 6_000;
/** How long saying goodbye to Discord may take. */
const LEAVE_MS = 1_500;

export interface BotOptions extends Pick<Config, 'apiBase' | 'guildId'> {
  /** Which of the bot's shards it is: the only one by default. */
  shards?: Config['shards'];
  token: string;
  library: Library;
  commands: readonly Command[];
  /** The folder that it writes to; null, and nothing outlives it. */
  data?: string | null;
  log: Log;
  /** How long the connection may be dead before it is given up. */
  patience?: Timeouts;
  /** Ends the wait for Discord, while the bot has not logged in yet. */
  signal?: AbortSignal;
  /** Called once when the connection is lost for good: by a token that was reset, or because Discord is not heard any more. */
  onLost(error: LoginError): void;
}

/**
 * Waits until Discord can be reached, logs in, once, and registers the commands.
 *
 * @throws LoginError, after which the process has to end: what is left of the login may go on trying
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiBase, shards = null, library, commands, data = null, log, patience = TIMEOUTS } = options;
  const signal = options.signal ?? new AbortController().signal;
  const clock = new Clock(
    () => client.rest.get(Routes.gateway(), { auth: false }),
    (ahead) =>
      log.warn(
        `This machine's clock is ${Math.round(Math.abs(ahead) / 1_000)} s ${ahead > 0 ? 'ahead of' : 'behind'} Discord's: set it right.`,
      ),
  );
  const gate = new AdmissionControl(clock);
  const rooms = new Bulkheads(() => {
    gate.counts.busy += 1;
  });
  const queues = new ChannelQueues();
  const loss = createLoss();
  const client = createClient(
    apiBase,
    createSending({
      clock,
      queues,
      onElsewhere() {
        gate.counts.elsewhere += 1;
        if (gate.counts.elsewhere === 1) log.warn(ANOTHER);
      },
      onUnauthorized: () => loss.lose(unknownToken()),
    }),
    shards,
  );
  limitEvents(client);
  const connection = followConnection(client);
  const commandIds = new Map<string, string>();
  const context: Context = {
    library,
    commands,
    commandIds,
    drafts: openDrafts(data),
    download: createDownload(apiBase),
    log,
  };
  const underWay = new Set<Promise<void>>();
  const logFailure = createFailureLog(log);
  const follow = (work: Promise<void>) => {
    const done = work
      .catch((error) => logFailure('An event failed', error))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const dispatch = createDispatch(commands, context, log, { gate, rooms });
  const answerMessage = createMessageListener(context, log, { gate, rooms, queues });
  const answerUnread = createUnreadListener(client.rest, log, gate);

  catchUnread(client, logFailure, (unread) => follow(answerUnread(unread)));
  client.on(Events.Error, (error) => log.error(describeError(error)));
  client.on(Events.ShardError, (error) =>
    log.warn(`The connection to Discord failed: ${describeError(error)}`),
  );
  client.on(Events.InteractionCreate, (interaction: Interaction) => follow(dispatch(interaction)));
  client.on(Events.MessageCreate, (message: Message) => follow(answerMessage(message)));
  client.on(Events.ShardDisconnect, ({ code }) =>
    loss.lose(
      new LoginError(`Discord closed the connection for good (code ${code}). ${adviceFor(code)}`, false),
    ),
  );

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  let unwatch = () => {};
  const logIn = async () => {
    await awaitDiscord(client.rest.setToken(token), log, signal);
    // Discord itself counts logins.
    if (apiBase === null && data !== null) await spread(data, log, signal);
    unwatch = watchConnection(connection, patience, (how) =>
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
  // Of several processes one does it: that of the first shard. The others ask what it did, now or the last time.
  const isFirst = shards === null || shards === 'auto' || shards.ids.includes(0);
  const ids = await (isFirst ? registerCommands : readCommands)(application.id, options);
  for (const [name, id] of ids) commandIds.set(name, id);
  if (!apiBase) log.info(`To take it into a server, open ${inviteLink(application.id)}`);

  return {
    connection,
    counts: () => ({ ...gate.counts }),
    async stop() {
      unwatch();
      gate.close();
      await Promise.race([Promise.allSettled(underWay), wait(DRAIN_MS)]);
      await Promise.race([client.destroy(), wait(LEAVE_MS)]);
    },
  };
}

/** What can be lost once. */
function createLoss(): { lose(error: LoginError): void; first: Promise<never> } {
  let lose: (error: LoginError) => void = () => {};
  const first = new Promise<never>((_, reject) => {
    lose = reject;
  });
  // Nobody may listen just then.
  first.catch(() => {});
  return { lose, first };
}

/** Waits where the bot has logged in too often of late. */
async function spread(data: string, log: Log, signal: AbortSignal): Promise<void> {
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

/** Not by the client, which gives up too soon for what nobody waits for. */
function patientRest({ token, apiBase }: BotOptions): REST {
  const rest = new REST({ rejectOnRateLimit: ['/applications'], ...(apiBase && { api: apiBase }) });
  return rest.setToken(token);
}

async function registerCommands(applicationId: string, options: BotOptions): Promise<CommandIds> {
  const { guildId, commands, log } = options;
  const where = guildId ? `in server ${guildId}` : 'everywhere';
  try {
    const { isWritten, ids } = await register(patientRest(options), applicationId, guildId, commands);
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

/** Without them, commands are named and cannot be pressed: nobody needs to hear of that. */
async function readCommands(applicationId: string, options: BotOptions): Promise<CommandIds> {
  return readIds(patientRest(options), applicationId, options.guildId).catch(() => new Map());
}

const ANOTHER =
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
