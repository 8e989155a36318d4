import { type APIMessage, MessageFlags } from 'discord-api-types/v10';

/** Whether only one person sees it. */
export function isPrivate(message: APIMessage): boolean {
  return has(message, MessageFlags.Ephemeral);
}

/** Whether it says "thinking…", and its words are still to come. */
export function isThinking(message: APIMessage): boolean {
  return has(message, MessageFlags.Loading);
}

/** Whether it is meant for someone in particular: nobody speaks to themselves. */
export function mentions({ author, mentions: those, mention_everyone }: APIMessage, userId: string): boolean {
  return author.id !== userId && (mention_everyone || those.some(({ id }) => id === userId));
}

function has({ flags }: APIMessage, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}
