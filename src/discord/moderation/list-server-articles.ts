/** Lists the articles of a server for its moderators. */

import { OWN, pageOfArticles } from '../article-completion.ts';
import { articleListCard } from '../card/article-list.ts';
import { commandMention } from '../card/command-mention.ts';
import { readPageNumber } from '../card/pages.ts';
import { type Card, privately } from '../card/parts.ts';
import type { ButtonHandler, Context, SlashHandler } from '../command.ts';
import { showInPlace } from '../show-in-place.ts';
import { serverOfModerator } from './moderator.ts';

export const listOwn: SlashHandler = async (interaction, context) => {
  await interaction.reply(privately(await cardOf(context, serverOfModerator(interaction), 0)));
};

export const turnOwn: ButtonHandler = async (interaction, [page], context) => {
  await showInPlace(interaction, await cardOf(context, serverOfModerator(interaction), readPageNumber(page)));
};

async function cardOf({ t, library, commandIds }: Context, server: string, page: number): Promise<Card> {
  const { own, most, longest } = await library.status(server);
  return articleListCard(t, await pageOfArticles(library, { ...OWN.scope, server }, own, page), {
    heading: t('library.ownHeading'),
    note: t('library.ownNote', { own, most, longest }),
    empty: t('library.ownEmpty', { add: commandMention(t, 'library.add', commandIds) }),
    action: 'own',
  });
}
