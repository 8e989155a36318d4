/** Generates tokens and session ids. */

import { randomBytes } from 'node:crypto';

/** A token in Discord's format: the bot's id, a time and a signature, in base64url. */
export function newBotToken(botId: string): string {
  const time = randomBytes(4).toString('base64url');
  return [Buffer.from(botId).toString('base64url'), time, randomBytes(29).toString('base64url')].join('.');
}

export function newInteractionToken(): string {
  return randomBytes(96).toString('base64url');
}

export function newSessionId(): string {
  return randomBytes(16).toString('hex');
}
