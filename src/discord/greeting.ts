/** Greets servers that the bot has joined. */

import { type APIDMChannel, DiscordAPIError, type REST, Routes } from 'discord.js';
import { localeFor } from '../i18n/locales.ts';
import { translatorFor } from '../i18n/translators.ts';
import type { Library } from '../library/library.ts';
import type { CommandIds } from './card/command-mention.ts';
import { greetingCard } from './card/greeting.ts';
import type { JoinedServer } from './connection/joined-servers.ts';

/** What the greeting needs. */
interface Greeter {
  rest: REST;
  library: Pick<Library, 'noteJoined'>;
  commandIds: CommandIds;
}

/**
 * Sends one message to a server that the bot has joined: to its system channel, else to its owner, else to nobody. A server
 * that has been noted before, such as one that the bot was in some days ago, is not greeted again.
 */
export async function greet(
  { id, systemChannel, owner, locale }: JoinedServer,
  { rest, library, commandIds }: Greeter,
): Promise<void> {
  // Noted first: better not greeted than greeted twice.
  if (!(await library.noteJoined(id))) return;
  const { allowedMentions, ...message } = greetingCard(translatorFor(localeFor(locale)), commandIds);
  const send = async (channel: string) => {
    await rest.post(Routes.channelMessages(channel), {
      body: { ...message, allowed_mentions: allowedMentions },
    });
  };
  if (systemChannel !== null && (await isAllowed(() => send(systemChannel)))) return;
  if (owner === null) return;
  await isAllowed(async () => {
    const channel = (await rest.post(Routes.userChannels(), {
      body: { recipient_id: owner },
    })) as APIDMChannel;
    await send(channel.id);
  });
}

/** Whether Discord does something, or refuses it. Whether the bot may write somewhere only Discord knows for sure. */
async function isAllowed(request: () => Promise<void>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError) return false;
    throw error;
  }
}
