/** Describes errors for the log. */

import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { StorageFailure } from '../library/library.ts';
import { NoAnswer } from './sending/fetch-with-deadline.ts';

/** Codes that say that no answer is possible any more: it was too late, there is one already, or the message or token is gone. */
const TOO_LATE: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

/** Whether an error says that the interaction or message cannot be answered any more. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && TOO_LATE.includes(error.code);
}

/**
 * Describes an error for the log. Of Discord's errors only the kind is given: their URLs contain interaction tokens, and
 * their bodies questions.
 */
export function describeError(error: unknown): string {
  if (error instanceof DiscordAPIError) return `Discord refused it (${error.code}, status ${error.status})`;
  if (error instanceof HTTPError) return `Discord answered with status ${error.status}`;
  if (error instanceof RateLimitError) return 'Discord asked to slow down';
  if (error instanceof NoAnswer || error instanceof StorageFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
