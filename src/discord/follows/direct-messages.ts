/** Writes to people who follow questions. */

import {
  CannotSendMessagesToThisUserErrorCodes,
  type Client,
  DiscordAPIError,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Card } from '../card/parts.ts';

/** Writes to people, and knows which servers they are in. */
export interface DirectMessages {
  /** Whether a person is in a server, as far as the bot sees. Rejects when Discord does not say. */
  isMember(person: string, server: string): Promise<boolean>;
  /** The name of a server; null when the bot does not see it. */
  nameOf(server: string): string | null;
  /** Sends a direct message. Rejects as Discord does: see `isClosed`. */
  send(person: string, card: Card): Promise<void>;
}

export function directMessagesOf(client: Client): DirectMessages {
  return {
    async isMember(person, server) {
      try {
        await client.rest.get(Routes.guildMember(server, person));
        return true;
      } catch (error) {
        if (hasCode(error, [RESTJSONErrorCodes.UnknownMember])) return false;
        throw error;
      }
    },
    nameOf: (server) => client.guilds.cache.get(server)?.name ?? null,
    async send(person, card) {
      // Discord takes messages with the same nonce only once: a message whose answer is lost is sent again.
      const nonce = String(SnowflakeUtil.generate());
      await client.users.send(person, { ...card, nonce, enforceNonce: true });
    },
  };
}

/** Whether a message was refused since the person takes none, or is gone. */
export function isClosed(error: unknown): boolean {
  return hasCode(error, [...CannotSendMessagesToThisUserErrorCodes, RESTJSONErrorCodes.UnknownUser]);
}

/** Whether Discord refused a request since the bot is not in the server. */
export function isOutside(error: unknown): boolean {
  return hasCode(error, [RESTJSONErrorCodes.UnknownGuild, RESTJSONErrorCodes.MissingAccess]);
}

function hasCode(error: unknown, codes: readonly unknown[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
