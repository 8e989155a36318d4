/** Adding the article of a web page, by its address. */

import { MessageFlags } from 'discord.js';
import type { LinkResult } from '../../fetching/fetching.ts';
import type { Draft } from '../../library/library.ts';
import { draftCard } from '../card/draft.ts';
import type { SlashHandler } from '../command.ts';
import { FairQueue } from '../fair-use/fair-queue.ts';
import { UserError } from '../user-error.ts';
import { roomIn } from './add-article.ts';
import { showPreview } from './draft-preview.ts';
import { serverOfModerator } from './moderator.ts';

/** A site is asked one thing at a time, with pauses, so that few requests wait for their turn. */
export const linkQueue = new FairQueue({
  concurrency: 4,
  concurrencyPerServer: 1,
  maxWaiting: 20,
  maxWaitMs: 60_000,
});
/** In characters: the longest address. */
export const LONGEST_ADDRESS = 2_000;
/** How many of the allowed sites are named. */
const MAX_HOSTS = 10;

/** Reads a page, stores its article as a draft, and shows the preview. */
export const addLink: SlashHandler = async (interaction, context) => {
  const { t, library, drafts, pages } = context;
  const server = serverOfModerator(interaction);
  if (!pages) throw new UserError('error.linksOff');
  await roomIn(library, server);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await linkQueue.take({ server, person: interaction.user.id }, async () => {
    const draft = draftOf(await pages.readLink(interaction.options.getString('address', true).trim()));
    const id = await drafts.keep(server, draft);
    await showPreview(interaction, t, id, async () => draftCard(t, await library.preview(draft, server), id));
  });
};

/** The draft of a page. @throws UserError when there is none */
export function draftOf(result: LinkResult): Draft {
  switch (result.kind) {
    case 'read': {
      const { name, text, title, published, source } = result;
      const file = { name, bytes: Buffer.from(text) };
      return { title: title ?? '', date: published ?? '', source: source ?? '', text: file };
    }
    case 'notAllowed': {
      const [hosts, more] = [result.hosts.slice(0, MAX_HOSTS), result.hosts.length > MAX_HOSTS];
      if (hosts.length === 0) throw new UserError('error.linksOff');
      throw new UserError('error.linkNotAllowed', { hosts: hosts.join(', ') + (more ? ', …' : '') });
    }
    case 'gone':
      throw new UserError('error.linkGone');
    case 'unreachable':
      throw new UserError('error.linkUnreachable');
    case 'refused':
      throw new UserError('error.linkRefused');
  }
}
