/** Brings the present text of the page that an article is from into an edit of the article. */

import { MessageFlags } from 'discord.js';
import type { ButtonHandler } from '../command.ts';
import { UserError } from '../user-error.ts';
import { draftOf, linkQueue } from './add-link.ts';
import { showPreview } from './draft-preview.ts';
import { editableArticle, editPreview } from './edit-article.ts';
import { serverOfModerator } from './moderator.ts';

/**
 * Reads the page of an article, and shows beside the list what its text would change. The title and the expiry stay as
 * moderators have set them; the day is that of the page, if it has one, since it is the day of the text.
 */
export const readPageAgain: ButtonHandler = async (
  interaction,
  [key = ''],
  { t, library, drafts, pages },
) => {
  const server = serverOfModerator(interaction);
  if (!pages) throw new UserError('error.linksOff');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await linkQueue.take({ server, person: interaction.user.id }, async () => {
    const { entry, version, title, date, source } = await editableArticle(key, server, library);
    const page = draftOf(await pages.readLink(source));
    const expires = entry.expired ?? '';
    const draft = { ...page, title, date: page.date || date, expires, source };
    const id = await drafts.keep(server, draft);
    const preview = () => editPreview({ t, library }, { key, version, server }, draft, id);
    await showPreview(interaction, t, id, preview, ['change-edit', key, version, id]);
  });
};
