import {
  AllowedMentionsTypes,
  type APIMessage,
  ApplicationIntegrationType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { tooManyFollowUps } from '../errors.ts';
import type { Services } from '../services.ts';
import { composeMessage, type MessageBody, reviseMessage, withoutReferenced } from '../state/compose.ts';
import type { Upload } from '../state/files.ts';
import type { Interaction } from './interaction.ts';

/** Whom the answers to an interaction ping when they do not say. */
const PING_USERS = { parse: [AllowedMentionsTypes.User] };
/** For an application that only the person has installed. */
const MOST_FOLLOW_UPS = 5;

/** Makes the message that answers an interaction, seen by the person alone if its flags say so. */
export function postAnswer(
  house: Services,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
  followed?: APIMessage,
): APIMessage {
  const { type, channel, person, commandName, answerType, source } = interaction.action;
  const referenced = followed ?? (answerType === MessageType.Reply ? source : null);
  const { bot } = house.world;
  const fields: Partial<APIMessage> = {
    type: followed ? MessageType.Reply : answerType,
    webhook_id: bot.id,
    application_id: bot.id,
    interaction_metadata: {
      ...interaction.describe(),
      ...(followed && { original_response_message_id: followed.id }),
    },
    // Deprecated, but the one place where Discord tells which command it was.
    ...(commandName && {
      interaction: { id: interaction.id, type, name: commandName, user: person },
    }),
    ...(referenced && {
      message_reference: {
        type: MessageReferenceType.Default,
        message_id: referenced.id,
        channel_id: channel.id,
        ...(channel.kind === 'server' && { guild_id: channel.server.id }),
      },
      referenced_message: withoutReferenced(referenced),
    }),
  };
  const sender = { author: bot, channel, mayPing: PING_USERS, fields };
  const message = composeMessage(body, uploads, sender, house);
  interaction.messageIds.add(message.id);
  house.messages.add(message, (message.flags ?? 0) & MessageFlags.Ephemeral ? person.id : null);
  return message;
}

export function reviseAnswer(
  house: Services,
  interaction: Interaction,
  existing: APIMessage,
  body: MessageBody,
  uploads: readonly Upload[],
): APIMessage {
  const { channel } = interaction.action;
  const message = reviseMessage(existing, body, uploads, { channel, mayPing: PING_USERS }, house);
  house.messages.replace(message);
  if (message.id === interaction.originalId) interaction.edited(message);
  return message;
}

/** A further message; the first after "thinking…" is its answer, seen by whom that was seen. */
export function postFollowUp(
  house: Services,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[],
): APIMessage {
  const original = findAnswer(house, interaction, '@original');
  if (original && ((original.flags ?? 0) & MessageFlags.Loading) !== 0)
    return reviseAnswer(house, interaction, original, body, uploads);
  const { owners } = interaction.action;
  if (owners[ApplicationIntegrationType.GuildInstall] === undefined) {
    if (interaction.followUps >= MOST_FOLLOW_UPS) throw tooManyFollowUps();
    interaction.followUps += 1;
  }
  return postAnswer(house, interaction, body, uploads, original);
}

export function removeAnswer(house: Services, interaction: Interaction, message: APIMessage): void {
  house.messages.remove(message);
  if (message.id === interaction.originalId) interaction.edited(null);
}

/** A message that an interaction's token gives access to, by its id or as `@original`. */
export function findAnswer(
  { messages }: Services,
  { action, originalId, messageIds }: Interaction,
  id: string,
): APIMessage | undefined {
  const named = id === '@original' ? originalId : id;
  if (named === null || !messageIds.has(named)) return undefined;
  return messages.get(action.channel.id, named)?.message;
}
