/** The button that takes away an answer that nobody has asked for. */

import { type ButtonInteraction, PermissionFlagsBits } from 'discord.js';
import { shortId } from './asking/question-state.ts';
import { UserError } from './user-error.ts';

const MODERATING = [PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageThreads];

/**
 * Deletes the answer below a post, for who has written the post and for moderators.
 *
 * @param args who has written the post, as `shortId` writes it
 * @throws UserError for anyone else
 */
export async function dismissAnswer(interaction: ButtonInteraction, [owner]: string[]): Promise<void> {
  const { user, memberPermissions } = interaction;
  const isModerator = MODERATING.some((permission) => memberPermissions?.has(permission));
  if (shortId(user.id) !== owner && !isModerator) throw new UserError('error.notYourPost');
  await interaction.deferUpdate();
  await interaction.deleteReply();
}
