/** Creates, edits and deletes the messages that answer interactions. */

import {
  AllowedMentionsTypes,
  type APIMessage,
  ApplicationIntegrationType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { tooManyFollowUps, unknownChannel } from '../errors.ts';
import type { Services } from '../services.ts';
import { composeMessage, type MessageBody, referenceTo, reviseMessage } from '../state/build-message.ts';
import type { Upload } from '../state/files.ts';
import type { Interaction } from './interaction.ts';

/** The allowed mentions of an answer that does not specify them. */
const DEFAULT_MENTIONS = { parse: [AllowedMentionsTypes.User] };
/** Follow-ups allowed where only the person, and not the server, has installed the application. */
const MAX_FOLLOW_UPS = 5;

/** Creates a message that answers an interaction; with the flag Ephemeral, only the person sees it. */
export function postAnswer(
  services: Services,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
  followed?: APIMessage,
): APIMessage {
  const { type, channel, person, commandName, answerType, source } = interaction.action;
  // A thread may have been deleted meanwhile.
  if (!services.guildState.channel(channel.id)) throw unknownChannel();
  const referenced = followed ?? (answerType === MessageType.Reply ? source : null);
  const { bot } = services.guildState;
  const fields: Partial<APIMessage> = {
    type: followed ? MessageType.Reply : answerType,
    webhook_id: bot.id,
    application_id: bot.id,
    interaction_metadata: {
      ...interaction.describe(),
      ...(followed && { original_response_message_id: followed.id }),
    },
    // Deprecated, but the only field in which Discord names the command.
    ...(commandName && {
      interaction: { id: interaction.id, type, name: commandName, user: person },
    }),
    ...(referenced && referenceTo(referenced, channel)),
  };
  const sender = { author: bot, channel, defaultMentions: DEFAULT_MENTIONS, fields };
  const message = composeMessage(body, uploads, sender, services);
  interaction.messageIds.add(message.id);
  services.messages.add(message, (message.flags ?? 0) & MessageFlags.Ephemeral ? person.id : null);
  return message;
}

export function reviseAnswer(
  services: Services,
  interaction: Interaction,
  existing: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
): APIMessage {
  const { channel } = interaction.action;
  const message = reviseMessage(
    existing,
    body,
    uploads,
    { channel, defaultMentions: DEFAULT_MENTIONS },
    services,
  );
  services.messages.replace(message);
  if (message.id === interaction.originalId) interaction.resolveFirstEdit(message);
  return message;
}

/**
 * Creates a further message. The first one after a deferred answer ("thinking…") edits that instead, and keeps its
 * visibility.
 */
export function postFollowUp(
  services: Services,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
): APIMessage {
  const original = findAnswer(services, interaction, '@original');
  if (original && ((original.flags ?? 0) & MessageFlags.Loading) !== 0)
    return reviseAnswer(services, interaction, original, body, uploads);
  const { owners } = interaction.action;
  if (owners[ApplicationIntegrationType.GuildInstall] === undefined) {
    if (interaction.followUps >= MAX_FOLLOW_UPS) throw tooManyFollowUps();
    interaction.followUps += 1;
  }
  return postAnswer(services, interaction, body, uploads, original);
}

export function removeAnswer(services: Services, interaction: Interaction, message: APIMessage): void {
  services.messages.remove(message);
  if (message.id === interaction.originalId) interaction.resolveFirstEdit(null);
}

/** Finds a message that an interaction's token gives access to, by its id or as `@original`. */
export function findAnswer(
  { messages }: Services,
  { action, originalId, messageIds }: Interaction,
  id: string,
): APIMessage | undefined {
  const named = id === '@original' ? originalId : id;
  if (named === null || !messageIds.has(named)) return undefined;
  return messages.get(action.channel.id, named)?.message;
}
