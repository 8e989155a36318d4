/** Posts the digests of servers when they are due. */

import type { Client, Guild } from 'discord.js';
import { translatorFor } from '../../i18n/translators.ts';
import type { DueDigest } from '../../library/changes/digest.ts';
import { type Library, LibraryFailure } from '../../library/library.ts';
import type { Log } from '../../log.ts';
import { digestCard, digestStoppedCard } from '../card/digest.ts';
import type { JoinedServers } from '../connection/joined-servers.ts';
import { describeError } from '../errors.ts';
import { isClosed } from '../follows/direct-messages.ts';
import { localeOfServer } from '../settings-of-server.ts';
import { isForModerators, isRefused } from './digest-channel.ts';

/** The interval at which digests that are due are looked for, in milliseconds. From 1,000 to an hour: they are due at a minute. */
const INTERVAL_MS = 60_000;

interface Options {
  client: Client;
  /** One whose calls wait until nobody else's have to. */
  library: Pick<Library, 'digests' | 'takeDigest' | 'noteDigest' | 'scheduleDigest' | 'settings'>;
  joined: Pick<JoinedServers, 'includes'>;
  log: Log;
  interval: number | undefined;
}

/**
 * Looks for digests that are due, and posts them, one after another: those of the servers that this process is in. Of several
 * such processes one takes a digest, as `Library.takeDigest` says. A message that Discord does not take for now is posted
 * later; where Discord refuses it for good, the digest is switched off, and the owner of the server is told.
 */
export class DigestWatch {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isRunning = false;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.#lookLater();
  }

  /** Posts no more. @returns when what is being posted is */
  stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    return this.#looking;
  }

  #lookLater(): void {
    if (!this.#isRunning) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().then(() => this.#lookLater());
    }, this.#options.interval ?? INTERVAL_MS).unref();
  }

  /** Posts what is due; errors are logged, and what was not posted is due again later. */
  async #look(): Promise<void> {
    const { client, library, joined } = this.#options;
    try {
      for (const server of await library.digests()) {
        const guild = joined.includes(server) && client.guilds.cache.get(server);
        if (this.#isRunning && guild) await this.#postIfDue(guild);
      }
    } catch (error) {
      this.#logFailure(error);
    }
  }

  async #postIfDue(guild: Guild): Promise<void> {
    const { library } = this.#options;
    try {
      const due = await library.takeDigest(guild.id, Date.now());
      if (!due) return;
      if (await this.#post(guild, due)) await library.noteDigest(guild.id, due.next);
      else await this.#switchOff(guild);
    } catch (error) {
      this.#logFailure(error);
    }
  }

  /** Posts a digest. @returns whether Discord took it; false where it refuses it for good */
  async #post(guild: Guild, { channel: id, digest, next }: DueDigest): Promise<boolean> {
    const settings = await this.#options.library.settings(guild.id);
    const t = translatorFor(localeOfServer(guild, settings));
    try {
      const channel = await guild.channels.fetch(id, { force: true });
      if (!channel?.isSendable()) return false;
      const card = digestCard(t, digest, { quotesQuestions: await isForModerators(channel) });
      // Discord takes messages with the same nonce only once: a message whose answer is lost is sent again.
      await channel.send({ ...card, nonce: String(next.dueAt), enforceNonce: true });
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }

  /** Switches a digest off, and tells the owner of the server, once. */
  async #switchOff(guild: Guild): Promise<void> {
    const { client, library, log } = this.#options;
    const settings = await library.scheduleDigest(guild.id, null, Date.now());
    log.info('A digest was switched off: its channel is gone or closed to the bot.');
    const t = translatorFor(localeOfServer(guild, settings));
    try {
      await client.users.send(guild.ownerId, digestStoppedCard(t, guild.name));
    } catch (error) {
      if (!isClosed(error)) throw error;
    }
  }

  #logFailure(error: unknown): void {
    // The library is being read, or cannot be reached just now: the next look is soon enough.
    if (error instanceof LibraryFailure) return;
    this.#options.log.warn(`A digest was not posted, and will be later: ${describeError(error)}`);
  }
}
