/** Editing an article of a server: the form, the preview of what changes, its publication. */

import type { EditableArticle } from '../../library/answers.ts';
import { type Draft, LibraryFailure } from '../../library/library.ts';
import { findArticle, OWN } from '../article-completion.ts';
import { editCard, editedCard, longArticleCard } from '../card/edit.ts';
import { type Card, privately } from '../card/parts.ts';
import type { ButtonHandler, Context, FormHandler, SlashHandler } from '../command.ts';
import { deferInPlace } from '../show-in-place.ts';
import { UserError } from '../user-error.ts';
import { editForm, fitsIntoForm } from './article-form.ts';
import { showPreview } from './draft-preview.ts';
import { draftQueue } from './draft-queues.ts';
import { draftGone } from './drafts.ts';
import { serverOfModerator } from './moderator.ts';
import { readForm } from './read-form.ts';

/** Opens the form for an article; one that is too long for it is shown first, with the way to its file. */
export const editArticle: SlashHandler = async (interaction, { t, library }) => {
  const server = serverOfModerator(interaction);
  const { key } = await findArticle(interaction.options.getString('article', true), library, { server }, OWN);
  const article = await editableArticle(key, server, library);
  if (fitsIntoForm(article.text)) await interaction.showModal(editForm(t, article));
  else await interaction.reply(privately(longArticleCard(t, article)));
};

/** Opens the form for an article. */
export const openEditForm: ButtonHandler = async (interaction, [key = ''], { t, library }) => {
  const server = serverOfModerator(interaction);
  await interaction.showModal(editForm(t, await editableArticle(key, server, library)));
};

/** Opens the form with the contents of a draft. */
export const changeEdit: ButtonHandler = async (
  interaction,
  [key = '', version = '', id = ''],
  { t, library, drafts },
) => {
  const server = serverOfModerator(interaction);
  const draft = await drafts.find(server, id);
  if (!draft) throw draftGone();
  const article = await editableArticle(key, server, library);
  await interaction.showModal(editForm(t, { ...article, version }, { id, draft }));
};

/** Stores the form's contents as a draft, and shows what it would change. */
export const submitEdit: FormHandler = async (interaction, [key = '', version = '', id], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  const { t, drafts } = context;
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const earlier = id === undefined ? null : await drafts.find(server, id);
    const { drafts: read, problems } = await readForm(interaction.fields, earlier, context);
    const [draft] = read;
    if (!draft || read.length > 1) throw problems[0]?.error ?? new UserError('error.oneFile');
    const draftId = await drafts.keep(server, draft, earlier ? id : undefined);
    const preview = async () => {
      if (problems[0]) throw problems[0].error;
      return editPreview(context, { key, version, server }, draft, draftId);
    };
    await showPreview(interaction, t, draftId, preview, ['change-edit', key, version, draftId]);
  });
};

/** Publishes an edit. If the article has been changed since its preview, shows what the edit would change now. */
export const publishEdit: ButtonHandler = async (interaction, [key = '', version = '', id = ''], context) => {
  const { t, library, drafts, commandIds } = context;
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const done = await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw draftGone();
    try {
      const entry = await library.edit(key, draft, server, version);
      // Deleted only after the article is stored, so that a crash in between loses neither.
      await drafts.forget(server, id);
      return editedCard(t, entry, commandIds);
    } catch (error) {
      if (!(error instanceof LibraryFailure) || error.key !== 'failure.changedMeanwhile') throw error;
      return editPreview(context, { key, version, server }, draft, id);
    }
  });
  await interaction.editReply(done);
};

/** The card that shows what a draft, by its id, would change in an article. */
export async function editPreview(
  { t, library }: Pick<Context, 't' | 'library'>,
  { key, version, server }: { key: string; version: string; server: string },
  draft: Draft,
  id: string,
): Promise<Card> {
  const preview = await library.previewEdit(key, draft, server, version);
  return editCard(t, preview, [key, preview.version, id]);
}

export async function editableArticle(
  key: string,
  server: string,
  library: Context['library'],
): Promise<EditableArticle> {
  const article = await library.editable(key, server);
  if (!article) throw new UserError('error.articleGone');
  return article;
}
