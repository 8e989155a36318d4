/** Removing an article of a server, and undoing that. */

import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { findArticle, OWN } from '../article-completion.ts';
import { privately } from '../card/parts.ts';
import { keptCard, removalCard, removedCard, restoredCard } from '../card/removal.ts';
import type { Context } from '../command.ts';
import { UserError } from '../user-error.ts';
import { serverOfModerator } from './moderator.ts';

export async function confirmRemoval(
  interaction: ChatInputCommandInteraction,
  { library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  const entry = await findArticle(interaction.options.getString('article', true), library, { server }, OWN);
  await interaction.reply(privately(removalCard(entry)));
}

export async function removeArticle(
  interaction: ButtonInteraction,
  [key = '']: string[],
  { library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await library.remove(key, server);
  if (!entry) throw new UserError('That article is no longer here: it has been removed already.');
  await interaction.editReply(removedCard(entry));
}

export async function keepArticle(interaction: ButtonInteraction): Promise<void> {
  await interaction.update(keptCard());
}

export async function undoRemoval(
  interaction: ButtonInteraction,
  [key = '']: string[],
  { library }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await library.undo(server);
  if (!entry) throw new UserError('There is nothing to put back: it has been done already.');
  if (entry.key !== key) {
    // Another article was removed later, and `undo` restored that one: remove it again.
    await library.remove(entry.key, server);
    throw new UserError('Another article was removed after this one, and only the last can be put back.');
  }
  await interaction.editReply(restoredCard(entry));
}
