/** Removes message content that a bot may not see without the MessageContent intent. */

import { type APIMessage, GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel, GuildState } from '../state/guild-state.ts';

/**
 * A message as the bot sees it. Without the MessageContent intent, Discord removes the content, unless the bot is the
 * author, the message is direct, or it mentions the bot. The message that it replies to is filtered by itself.
 */
export function filterContent(
  message: APIMessage,
  channel: Channel,
  intents: number,
  guildState: GuildState,
): APIMessage {
  const { bot } = guildState;
  const shown =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    channel.kind === 'direct' ||
    message.author.id === bot.id ||
    message.mentions.some(({ id }) => id === bot.id);
  const filtered = shown ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
  return filterAnswered(filtered, channel, intents, guildState);
}

/** A message with all its content, of which only the message that it replies to is filtered. */
export function filterAnswered(
  message: APIMessage,
  channel: Channel,
  intents: number,
  guildState: GuildState,
): APIMessage {
  const { referenced_message: answered } = message;
  return answered
    ? { ...message, referenced_message: filterContent(answered, channel, intents, guildState) }
    : message;
}
