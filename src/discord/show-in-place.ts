/** Shows a card in place of the message whose component was used. */

import { type MessageComponentInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { shortId } from './asking/question-state.ts';
import { type Card, privately } from './card/parts.ts';

/** Whether the message of a component, or the one that a form was opened from, is ephemeral. */
export function isPrivate({
  message,
}: Pick<MessageComponentInteraction | ModalSubmitInteraction, 'message'>): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** Updates the message of a component if it is ephemeral or the user's own; otherwise replies with an ephemeral message. */
export async function showInPlace(
  interaction: MessageComponentInteraction,
  card: Card,
  owner?: string,
): Promise<void> {
  if (isPrivate(interaction) || owner === shortId(interaction.user.id)) await interaction.update(card);
  else await interaction.reply(privately(card));
}

/** Acknowledges what takes longer than Discord waits: what is then edited is the message that `showInPlace` would update. */
export async function deferInPlace(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
): Promise<void> {
  const isOnMessage = interaction.isMessageComponent() || interaction.isFromMessage();
  if (isOnMessage && isPrivate(interaction)) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
}
