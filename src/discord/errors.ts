import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { NoAnswer } from './sending/whole.ts';

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
