/** Removes message content that a bot may not see without the MessageContent intent. */

import { type APIMessage, GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel, GuildState } from '../state/guild-state.ts';

/**
 * A message as the bot sees it. Without the MessageContent intent, Discord removes the content, unless the bot is the
 * author, the message is direct, or it mentions the bot.
 */
export function filterContent(
  message: APIMessage,
  channel: Channel,
  intents: number,
  { bot }: GuildState,
): APIMessage {
  const shown =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    channel.kind === 'direct' ||
    message.author.id === bot.id ||
    message.mentions.some(({ id }) => id === bot.id);
  return shown ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
