/** Removing an article of a server, and undoing that. */

import { findArticle, OWN } from '../article-completion.ts';
import { privately } from '../card/parts.ts';
import { keptCard, removalCard, removedCard, restoredCard } from '../card/removal.ts';
import type { ButtonHandler, SlashHandler } from '../command.ts';
import { UserError } from '../user-error.ts';
import { serverOfModerator } from './moderator.ts';

export const confirmRemoval: SlashHandler = async (interaction, { t, library }) => {
  const server = serverOfModerator(interaction);
  const entry = await findArticle(interaction.options.getString('article', true), library, { server }, OWN);
  await interaction.reply(privately(removalCard(t, entry)));
};

export const removeArticle: ButtonHandler = async (interaction, [key = ''], { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await library.remove(key, server);
  if (!entry) throw new UserError('error.articleRemoved');
  await interaction.editReply(removedCard(t, entry));
};

export const keepArticle: ButtonHandler = async (interaction, _, { t }) => {
  await interaction.update(keptCard(t));
};

export const undoRemoval: ButtonHandler = async (interaction, [key = ''], { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await library.undo(server);
  if (!entry) throw new UserError('error.nothingToRestore');
  if (entry.key !== key) {
    // Another article was removed later, and `undo` restored that one: remove it again.
    await library.remove(entry.key, server);
    throw new UserError('error.anotherRemoved');
  }
  await interaction.editReply(restoredCard(t, entry));
};
