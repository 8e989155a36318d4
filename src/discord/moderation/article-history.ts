/** The history of an article of a server, and the way back to an earlier version. */

import path from 'node:path';
import { MessageFlags } from 'discord.js';
import type { ArticleVersion } from '../../library/answers.ts';
import { findArticle, OWN } from '../article-completion.ts';
import { editedCard } from '../card/edit.ts';
import { fileCard, historyCard } from '../card/history.ts';
import { readPageNumber } from '../card/pages.ts';
import type { ButtonHandler, Context, SlashHandler } from '../command.ts';
import { UserError } from '../user-error.ts';
import { serverOfModerator } from './moderator.ts';

export const showHistory: SlashHandler = async (interaction, { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { key } = await findArticle(interaction.options.getString('article', true), library, { server }, OWN);
  await interaction.editReply(historyCard(t, await versionOf(key, server, 0, library)));
};

export const turnHistory: ButtonHandler = async (interaction, [key = '', age], { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  await interaction.editReply(historyCard(t, await versionOf(key, server, readPageNumber(age), library)));
};

/** Makes an article what it was; that is an edit, from which there is a way back as from any other. */
export const revertArticle: ButtonHandler = async (
  interaction,
  [key = '', until],
  { t, library, commandIds },
) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await library.revert(key, readMoment(until), server);
  await interaction.editReply(editedCard(t, entry, commandIds, t('history.revertedHeading')));
};

/** Gives the file of a version to whoever wants to read or edit it with another program. */
export const getFile: ButtonHandler = async (interaction, [key = '', until = 'now'], { library }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const file = await library.articleFile(key, server, until === 'now' ? null : readMoment(until));
  if (!file) throw new UserError('failure.noSuchVersion');
  // Discord takes no other characters in the name of an attachment.
  const name = path.basename(file.name).replace(/[^\w.-]/g, '_');
  const attachment = { name, attachment: Buffer.from(file.bytes) };
  await interaction.editReply({ ...fileCard(name), files: [attachment] });
};

/** A moment from a custom id; one at which no version was replaced for anything invalid. */
function readMoment(argument = ''): number {
  return /^\d{1,13}$/.test(argument) ? Number(argument) : 0;
}

async function versionOf(
  key: string,
  server: string,
  age: number,
  library: Context['library'],
): Promise<ArticleVersion> {
  const version = await library.history(key, server, age);
  if (!version) throw new UserError('error.articleGone');
  return version;
}
