/** Reads properties of messages. */

import { type APIMessage, MessageFlags } from 'discord-api-types/v10';

/** Whether only one person sees the message. */
export function isPrivate(message: APIMessage): boolean {
  return has(message, MessageFlags.Ephemeral);
}

/** Whether it is a deferred answer that shows "thinking…". */
export function isThinking(message: APIMessage): boolean {
  return has(message, MessageFlags.Loading);
}

/** Whether it mentions a user, other than its author. */
export function mentions({ author, mentions: those, mention_everyone }: APIMessage, userId: string): boolean {
  return author.id !== userId && (mention_everyone || those.some(({ id }) => id === userId));
}

function has({ flags }: APIMessage, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}
