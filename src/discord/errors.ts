import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { NoAnswer } from './sending/fetch-with-deadline.ts';

/** Discord takes no answer any more: it came too late, another has given one, or the message or the token is gone. */
const PAST: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

/** Whether nobody can be told any more. */
export function isPast(error: unknown): boolean {
  return error instanceof DiscordAPIError && PAST.includes(error.code);
}

/**
 * An error in words for the log. Of Discord's errors only the kind is told: their addresses hold interaction
 * tokens, and their bodies the questions of people.
 */
export function describeError(error: unknown): string {
  if (error instanceof DiscordAPIError) return `Discord refused it (${error.code}, status ${error.status})`;
  if (error instanceof HTTPError) return `Discord answered with status ${error.status}`;
  if (error instanceof RateLimitError) return 'Discord asked to slow down';
  if (error instanceof NoAnswer) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
