import { type APIMessage, GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel, GuildState } from '../state/guild-state.ts';

/**
 * A message as the bot sees it. Without the intent for it, Discord takes out what was said, unless the bot said
 * it, it was said to the bot alone, or it mentions the bot.
 */
export function shownTo(
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
