/** Finds the channel that a thread is in. */

import type { AnyThreadChannel } from 'discord.js';

/**
 * The id of the channel that a thread is in. Of a thread that is known by a message only, discord.js does not know it until
 * the thread has been fetched.
 */
export async function parentIdOf(thread: AnyThreadChannel): Promise<string> {
  return (thread.parentId ?? (await thread.fetch()).parentId)!;
}
