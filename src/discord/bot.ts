import { Client, Events, GatewayIntentBits, type Interaction, RESTJSONErrorCodes } from 'discord.js';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Command, Context } from './command.ts';
import { createDispatch } from './dispatch.ts';
import { describeError } from './errors.ts';
import { register } from './registration.ts';

/** A bot that is logged in. */
export interface Bot {
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

export interface BotOptions extends Pick<Config, 'apiBase' | 'guildId'>, Context {
  token: string;
  commands: readonly Command[];
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
  const { token, apiBase, guildId, commands, log } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [], repliedUser: false },
    ...(apiBase && { rest: { api: apiBase } }),
  });
  const dispatch = createDispatch(commands, options, log);
  const underWay = new Set<Promise<void>>();
  const onInteraction = (interaction: Interaction) => {
    const answer = dispatch(interaction).finally(() => underWay.delete(answer));
    underWay.add(answer);
  };

  client.on(Events.Error, (error) => log.error(describeError(error)));
  client.on(Events.InteractionCreate, onInteraction);
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
  await registerAll(await ready);

  async function registerAll({ rest, application, user }: Client<true>): Promise<void> {
    const where = guildId ? `in server ${guildId}` : 'everywhere';
    try {
      const written = await register(rest, application.id, guildId, commands);
      log.info(`Logged in as ${user.username}; commands ${written ? 'registered' : 'unchanged'} ${where}.`);
    } catch (error) {
      const hint =
        (error as { code?: unknown }).code === RESTJSONErrorCodes.MissingAccess
          ? ` Is DISCORD_GUILD_ID right, and was the bot invited with the scopes "bot" and "applications.commands"?`
          : '';
      log.error(`The commands could not be registered ${where}: ${describeError(error)}.${hint}`);
    }
  }

  return {
    async stop() {
      client.off(Events.InteractionCreate, onInteraction);
      await Promise.race([Promise.allSettled(underWay), wait(DRAIN_MS)]);
      await client.destroy();
    },
  };
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
