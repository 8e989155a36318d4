import { type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { shortId } from './asking/question-state.ts';
import { type Card, privately } from './card/parts.ts';

/** Whether the one who uses a part of a message sees it alone. */
export function isPrivate({ message }: MessageComponentInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/** Puts a card in the place of the message that it was asked for from, if that is the person's own; else shows it to them alone. */
export async function showInPlace(
  interaction: MessageComponentInteraction,
  card: Card,
  owner?: string,
): Promise<void> {
  if (isPrivate(interaction) || owner === shortId(interaction.user.id)) await interaction.update(card);
  else await interaction.reply(privately(card));
}
