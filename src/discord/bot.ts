import { type Client, Events, type Interaction, type Message, REST, RESTJSONErrorCodes } from 'discord.js';
import type { Config } from '../config.ts';
import { inviteLink } from '../invite.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import { createClient } from './client.ts';
import type { Command, Context } from './command.ts';
import { type Connection, followConnection } from './connection.ts';
import { createDispatch } from './dispatch.ts';
import { createDownload } from './download.ts';
import { openDrafts } from './drafts.ts';
import { describeError } from './errors.ts';
import { createMessageListener } from './mentions.ts';
import { register } from './registration.ts';

/** A bot that is logged in. */
export interface Bot {
  /** How it hears Discord now. */
  connection(): Connection;
  /** Takes no more questions, waits for the answers under way, and leaves. */
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

/** How long answers under way may take to finish when the bot is stopped: half of what Docker waits. */
const DRAIN_MS = 5_000;

export interface BotOptions extends Pick<Config, 'apiBase' | 'guildId'> {
  token: string;
  library: Library;
  commands: readonly Command[];
  /** The folder that it writes to; null, and nothing outlives it. */
  data?: string | null;
  log: Log;
  /** Called when Discord has closed the connection for good, such as for a token that was reset. */
  onLost(error: LoginError): void;
}

/**
 * Logs in and registers the commands.
 *
 * @throws LoginError
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiBase, library, commands, data = null, log } = options;
  const client = createClient(apiBase);
  const connection = followConnection(client);
  const context: Context = {
    library,
    commands,
    drafts: openDrafts(data),
    download: createDownload(apiBase),
    log,
  };
  const underWay = new Set<Promise<void>>();
  const follow = (work: Promise<void>) => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const dispatch = createDispatch(commands, context, log);
  const answerMessage = createMessageListener(context, log);
  const onInteraction = (interaction: Interaction) => follow(dispatch(interaction));
  const onMessage = (message: Message) => follow(answerMessage(message));

  client.on(Events.Error, (error) => log.error(describeError(error)));
  client.on(Events.InteractionCreate, onInteraction);
  client.on(Events.MessageCreate, onMessage);
  client.on(Events.ShardDisconnect, ({ code }) =>
    options.onLost(
      new LoginError(`Discord closed the connection for good (code ${code}). ${WHAT_TO_DO}`, false),
    ),
  );

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    await client.destroy();
    throw loginError(error);
  }
  const { application, user } = await ready;
  log.info(`Logged in as ${user.username}.`);
  await registerCommands(application.id, options);
  if (!apiBase) log.info(`To take it into a server, open ${inviteLink(application.id)}`);

  return {
    connection,
    async stop() {
      client.off(Events.InteractionCreate, onInteraction);
      client.off(Events.MessageCreate, onMessage);
      await Promise.race([Promise.allSettled(underWay), wait(DRAIN_MS)]);
      await client.destroy();
    },
  };
}

async function registerCommands(
  applicationId: string,
  { token, apiBase, guildId, commands, log }: BotOptions,
): Promise<void> {
  const where = guildId ? `in server ${guildId}` : 'everywhere';
  // Not by the client, which gives up too soon for what nobody waits for.
  const rest = new REST({ rejectOnRateLimit: ['/applications'], ...(apiBase && { api: apiBase }) });
  try {
    const written = await register(rest.setToken(token), applicationId, guildId, commands);
    const names = commands.map(({ data }) => data.name).join(', ');
    log.info(`${commands.length} commands ${written ? 'registered' : 'unchanged'} ${where}: ${names}.`);
  } catch (error) {
    const hint =
      (error as { code?: unknown }).code === RESTJSONErrorCodes.MissingAccess
        ? ' Is DISCORD_GUILD_ID right, and was the bot invited with the scopes "bot" and "applications.commands"?'
        : '';
    log.error(`The commands could not be registered ${where}: ${describeError(error)}.${hint}`);
  }
}

const WHAT_TO_DO =
  'Copy a new token from the Bot page of your application into DISCORD_TOKEN; a token ends when it is reset.';

function loginError(error: unknown): LoginError {
  const code = (error as { code?: unknown }).code;
  if (code === 'TokenInvalid' || (error as { status?: unknown }).status === 401)
    return new LoginError(`Discord does not know this DISCORD_TOKEN. ${WHAT_TO_DO}`, false);
  return new LoginError(
    `Discord could not be reached: ${describeError(error).split('\n')[0]}. Check the connection, and start again.`,
    true,
  );
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
