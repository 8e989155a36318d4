import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Library } from '../../library/library.ts';
import { OWN } from '../articles.ts';
import { articleListCard } from '../card/article-list.ts';
import { readPageNumber } from '../card/pages.ts';
import { type Card, privately } from '../card/parts.ts';
import type { Context } from '../command.ts';
import { showInPlace } from '../show.ts';
import { serverOfModerator } from './moderator.ts';

export async function listOwn(interaction: ChatInputCommandInteraction, { library }: Context): Promise<void> {
  await interaction.reply(privately(await cardOf(library, serverOfModerator(interaction), 0)));
}

export async function turnOwn(
  interaction: ButtonInteraction,
  [page]: string[],
  { library }: Context,
): Promise<void> {
  await showInPlace(interaction, await cardOf(library, serverOfModerator(interaction), readPageNumber(page)));
}

async function cardOf(library: Library, server: string, page: number): Promise<Card> {
  const [entries, { own, most, longest }] = await Promise.all([
    library.articles({ server }),
    library.status(server),
  ]);
  return articleListCard(entries.filter(OWN.fits), page, {
    heading: 'Articles of this server',
    note: `${own} of at most ${most}, each of up to ${longest.toLocaleString('en')} characters`,
    empty: 'This server has no articles of its own yet: **/library add** takes the first.',
    action: 'own',
  });
}
