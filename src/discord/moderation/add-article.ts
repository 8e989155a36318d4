/** Adding an article: the form, the draft, its publication. */

import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Draft, Library, Status } from '../../library/library.ts';
import { badDraftCard, discardedCard, draftCard, publishedCard } from '../card/draft.ts';
import type { Context } from '../command.ts';
import { errorInWords, isForPerson } from '../dispatch.ts';
import { type BulkheadLimits, FairQueue } from '../fair-use/fair-queue.ts';
import { UserError } from '../user-error.ts';
import { articleForm } from './article-form.ts';
import { serverOfModerator } from './moderator.ts';

/** A draft of the maximum size takes several megabytes while it is parsed, so few are processed at the same time. */
const LIMITS = { concurrency: 2, concurrencyPerServer: 1, maxWaiting: 20 } satisfies Partial<BulkheadLimits>;
export const draftQueue = new FairQueue({ ...LIMITS, maxWaitMs: 60_000 });
/** Discord waits three seconds for a form. */
export const formQueue = new FairQueue({ ...LIMITS, maxWaitMs: 1_000 });

/** Opens the form for a new article. */
export async function openForm(
  interaction: ChatInputCommandInteraction,
  { t, library }: Context,
): Promise<void> {
  const status = await roomIn(library, serverOfModerator(interaction));
  await interaction.showModal(articleForm(t, status, null));
}

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
export async function changeDraft(
  interaction: ButtonInteraction,
  [id = '']: string[],
  { t, library, drafts }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  const status = await library.status(server);
  await formQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw gone();
    await interaction.showModal(articleForm(t, status, { id, draft }));
  });
}

/** Stores the form's contents as a draft, and shows its preview. */
export async function submitDraft(
  interaction: ModalSubmitInteraction,
  [id]: string[],
  context: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  if (interaction.isFromMessage()) await interaction.deferUpdate();
  else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { t, library, drafts } = context;
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const earlier = id === undefined ? null : await drafts.find(server, id);
    const { draft, textError } = await readForm(interaction, earlier, context);
    const draftId = await drafts.keep(server, draft, earlier ? id : undefined);
    try {
      if (textError) throw textError;
      await interaction.editReply(draftCard(t, await library.preview(draft, server), draftId));
    } catch (error) {
      if (!isForPerson(error)) throw error;
      await interaction.editReply(badDraftCard(t, errorInWords(error, t), draftId));
    }
  });
}

export async function publishDraft(
  interaction: ButtonInteraction,
  [id = '']: string[],
  { t, library, drafts, commandIds }: Context,
): Promise<void> {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const entry = await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = await drafts.find(server, id);
    if (!draft) throw gone();
    return library.add(draft, server).catch(async (error) => {
      // A second press fails since the article exists: the draft is gone by then.
      throw (await drafts.find(server, id)) ? error : gone();
    });
  });
  // Deleted only after the article is stored, so that a crash in between loses neither.
  await drafts.forget(server, id);
  await interaction.editReply(publishedCard(t, entry, commandIds));
}

export async function discardDraft(
  interaction: ButtonInteraction,
  [id = '']: string[],
  { t, drafts }: Context,
): Promise<void> {
  await drafts.forget(serverOfModerator(interaction), id);
  await interaction.update(discardedCard(t));
}

/** The draft that a form describes; when its file cannot be read, the earlier text is kept. */
async function readForm(
  { fields }: ModalSubmitInteraction,
  earlier: Draft | null,
  { download }: Context,
): Promise<{ draft: Draft; textError: UserError | null }> {
  const file = fields.getUploadedFiles('file')?.first();
  const pasted = fields.getTextInputValue('text');
  const text = earlier && typeof earlier.text !== 'string' && pasted.trim() === '' ? earlier.text : pasted;
  const draft = {
    title: fields.getTextInputValue('title'),
    date: fields.getTextInputValue('date'),
    source: fields.getTextInputValue('source'),
  };
  if (!file) return { draft: { ...draft, text }, textError: text === '' ? empty() : null };
  try {
    return { draft: { ...draft, text: { name: file.name, bytes: await download(file) } }, textError: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { draft: { ...draft, text }, textError: error };
  }
}

function empty(): UserError {
  return new UserError('error.draftEmpty');
}

export function gone(): UserError {
  return new UserError('error.draftGone');
}
