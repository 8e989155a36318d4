/** Adding several files together: their preview, their publication, and leaving one out. */

import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import type { Draft } from '../../library/library.ts';
import { discardedCard } from '../card/draft.ts';
import { type FilePreview, type FileResult, filesCard, publishedFilesCard } from '../card/files.ts';
import type { ButtonHandler, Context, SelectHandler } from '../command.ts';
import { errorInWords, isForPerson } from '../dispatch.ts';
import { draftQueue } from './draft-queues.ts';
import { draftGone } from './drafts.ts';
import { serverOfModerator } from './moderator.ts';

/** What the drafts would become, one after another: each takes memory while it is parsed. */
export async function previewFiles(
  drafts: readonly Draft[],
  server: string,
  { t, library }: Context,
): Promise<FilePreview[]> {
  const previews: FilePreview[] = [];
  for (const draft of drafts) {
    const outcome = await library.preview(draft, server).catch((error) => reasonOf(error, t));
    previews.push({ name: nameOf(draft), outcome });
  }
  return previews;
}

/** Shows the files that are still drafts. */
export const showFiles: ButtonHandler = async (interaction, [id = ''], context) => {
  await change(interaction, id, context, (drafts) => drafts);
};

/** Leaves the chosen file out, unless there are others than on the card. */
export const leaveOut: SelectHandler = async (interaction, [id = '', count], context) => {
  const chosen = Number(interaction.values[0]);
  await change(interaction, id, context, (drafts) =>
    drafts.length === Number(count) ? drafts.filter((_, place) => place !== chosen) : drafts,
  );
};

async function change(
  interaction: ButtonInteraction | StringSelectMenuInteraction,
  id: string,
  context: Context,
  choose: (drafts: readonly Draft[]) => readonly Draft[],
): Promise<void> {
  const server = serverOfModerator(interaction);
  const { t, drafts } = context;
  await interaction.deferUpdate();
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const before = await findAll(server, id, context);
    const after = choose(before);
    if (after.length === 0) await drafts.forget(server, id);
    else if (after.length < before.length) await drafts.keep(server, after, id);
    const card =
      after.length === 0 ? discardedCard(t) : filesCard(t, await previewFiles(after, server, context), id);
    await interaction.editReply(card);
  });
}

/** Publishes all files that are articles. */
export const publishFiles: ButtonHandler = async (interaction, args, context) => {
  await publish(interaction, args, context, false);
};

/** Publishes the files of which there is nothing to remark. */
export const publishGoodFiles: ButtonHandler = async (interaction, args, context) => {
  await publish(interaction, args, context, true);
};

/** Publishes one after another. What fails stays a draft; what is published before a crash is found to be there already. */
async function publish(
  interaction: ButtonInteraction,
  [id = '']: string[],
  context: Context,
  onlyGood: boolean,
): Promise<void> {
  const server = serverOfModerator(interaction);
  const { t, drafts, commandIds } = context;
  await interaction.deferUpdate();
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const all = await findAll(server, id, context);
    const results: FileResult[] = [];
    for (const draft of all) results.push(await publishOne(draft, server, context, onlyGood));
    const left = all.filter((_, place) => results[place]!.title === undefined);
    if (left.length > 0) await drafts.keep(server, left, id);
    else await drafts.forget(server, id);
    await interaction.editReply(publishedFilesCard(t, results, id, commandIds));
  });
}

async function publishOne(
  draft: Draft,
  server: string,
  { t, library }: Context,
  onlyGood: boolean,
): Promise<FileResult> {
  const name = nameOf(draft);
  try {
    const doubts = onlyGood ? (await library.preview(draft, server)).doubts : [];
    if (doubts[0]) return { name, reason: t(doubts[0].key, doubts[0].values) };
    return { name, title: (await library.add(draft, server)).title };
  } catch (error) {
    return { name, ...reasonOf(error, t) };
  }
}

async function findAll(server: string, id: string, { drafts }: Context): Promise<readonly Draft[]> {
  const found = await drafts.findAll(server, id);
  if (found.length === 0) throw draftGone();
  return found;
}

/** @throws what is not for people */
function reasonOf(error: unknown, t: Context['t']): { reason: string } {
  if (!isForPerson(error)) throw error;
  return { reason: errorInWords(error, t) };
}

function nameOf({ text, title }: Draft): string {
  return typeof text === 'string' ? title : text.name;
}
