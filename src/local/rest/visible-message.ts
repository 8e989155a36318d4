/** A message as REST requests of the bot return it. */

import type { APIMessage } from 'discord-api-types/v10';
import { filterContent } from '../gateway/message-content-intent.ts';
import type { Services } from '../services.ts';
import type { Channel } from '../state/guild-state.ts';

/** Requests have no intents: what counts is whether the MessageContent intent is enabled for the application. */
export function visibleMessage(
  { guildState, settings }: Services,
  channel: Channel,
  message: APIMessage,
): APIMessage {
  return filterContent(message, channel, settings.privilegedIntents, guildState);
}
