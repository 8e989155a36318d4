/** Adding an article: the form, the draft, its publication. */

import type { Library, Status } from '../../library/library.ts';
import { discardedCard, draftCard, publishedCard } from '../card/draft.ts';
import { filesCard } from '../card/files.ts';
import type { ButtonHandler, FormHandler, SlashHandler } from '../command.ts';
import { deferInPlace } from '../show-in-place.ts';
import { UserError } from '../user-error.ts';
import { previewFiles } from './add-files.ts';
import { articleForm, expiryForm } from './article-form.ts';
import { showPreview } from './draft-preview.ts';
import { draftQueue, formQueue } from './draft-queues.ts';
import { draftGone } from './drafts.ts';
import { serverOfModerator } from './moderator.ts';
import { readForm } from './read-form.ts';

/** Opens the form for a new article. */
export const openForm: SlashHandler = async (interaction, { t, library }) => {
  const status = await roomIn(library, serverOfModerator(interaction));
  await interaction.showModal(articleForm(t, status, null));
};

/**
 * The status of a server that has room for another article.
 *
 * @throws UserError when it has none
 */
export async function roomIn(library: Library, server: string): Promise<Status> {
  const status = await library.status(server);
  if (status.own >= status.most) throw new UserError('error.serverFull', { count: status.own });
  if (status.room === 0) throw new UserError('error.noCharactersLeft');
  return status;
}

/** Opens the form with the contents of a draft. */
export const changeDraft: ButtonHandler = async (interaction, [id = ''], { t, library, drafts }) => {
  const server = serverOfModerator(interaction);
  const status = await library.status(server);
  await formQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw draftGone();
    await interaction.showModal(articleForm(t, status, { id, draft }));
  });
};

/** Stores the form's contents as a draft, and shows its preview. */
export const submitDraft: FormHandler = async (interaction, [id], context) => {
  const server = serverOfModerator(interaction);
  await deferInPlace(interaction);
  const { t, library, drafts } = context;
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const earlier = id === undefined ? null : await drafts.find(server, id);
    const { drafts: read, problems } = await readForm(interaction.fields, earlier, context);
    const [draft] = read;
    if (!draft) throw problems[0]!.error;
    const draftId = await drafts.keep(server, read, earlier ? id : undefined);
    if (read.length > 1) {
      const previews = await previewFiles(read, server, context);
      await interaction.editReply(filesCard(t, previews, draftId, problems));
      return;
    }
    await showPreview(interaction, t, draftId, async () => {
      if (problems[0]) throw problems[0].error;
      if (draft.text === '') throw new UserError('error.draftEmpty');
      return draftCard(t, await library.preview(draft, server), draftId);
    });
  });
};

/** Opens the form of the day on which a draft's article expires. */
export const openExpiry: ButtonHandler = async (interaction, [id = ''], { t, drafts }) => {
  const server = serverOfModerator(interaction);
  await formQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw draftGone();
    await interaction.showModal(expiryForm(t, id, draft));
  });
};

export const submitExpiry: FormHandler = async (interaction, [id = ''], { t, library, drafts }) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const earlier = await drafts.find(server, id);
    if (!earlier) throw draftGone();
    const draft = { ...earlier, expires: interaction.fields.getTextInputValue('expires') };
    await drafts.keep(server, draft, id);
    await interaction.editReply(draftCard(t, await library.preview(draft, server), id));
  });
};

export const publishDraft: ButtonHandler = async (
  interaction,
  [id = ''],
  { t, library, drafts, commandIds },
) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw draftGone();
    return library.add(draft, server).catch(async (error) => {
      // A second press fails since the article exists: the draft is gone by then.
      throw (await drafts.find(server, id)) ? error : draftGone();
    });
  });
  // Deleted only after the article is stored, so that a crash in between loses neither.
  await drafts.forget(server, id);
  await interaction.editReply(publishedCard(t, entry, commandIds));
};

export const discardDraft: ButtonHandler = async (interaction, [id = ''], { t, drafts }) => {
  await drafts.forget(serverOfModerator(interaction), id);
  await interaction.update(discardedCard(t));
};
