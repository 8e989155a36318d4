/** /articles */

import { SlashCommandBuilder } from 'discord.js';
import { pageOfArticles } from '../src/discord/article-completion.ts';
import { articleListCard } from '../src/discord/card/article-list.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import type { Library } from '../src/library/library.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('articles')
    .setDescription('The articles that can be asked, newest first'),

  async execute(interaction, { library }) {
    await interaction.reply(privately(await listOf(library, interaction.guildId, 0)));
  },

  buttons: {
    async articles(interaction, [page], { library }) {
      await showInPlace(interaction, await listOf(library, interaction.guildId, readPageNumber(page)));
    },
  },
} satisfies Command;

async function listOf(library: Library, server: string | null, page: number) {
  const { articles } = await library.status(server);
  return articleListCard(await pageOfArticles(library, { server }, articles, page), {
    heading: 'Articles',
    empty: 'There are no articles yet.',
    action: 'articles',
  });
}
