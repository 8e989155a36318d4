/** /articles */

import { SlashCommandBuilder } from 'discord.js';
import { pageOfArticles } from '../src/discord/article-completion.ts';
import { articleListCard } from '../src/discord/card/article-list.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import type { Translator } from '../src/i18n/translator.ts';
import type { Library } from '../src/library/library.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'articles'),

  async execute(interaction, { library, t }) {
    await interaction.reply(privately(await listOf(t, library, interaction.guildId, 0)));
  },

  buttons: {
    async articles(interaction, [page], { library, t }) {
      await showInPlace(interaction, await listOf(t, library, interaction.guildId, readPageNumber(page)));
    },
  },
} satisfies Command;

async function listOf(t: Translator, library: Library, server: string | null, page: number) {
  const { articles } = await library.status(server);
  return articleListCard(t, await pageOfArticles(library, { server }, articles, page), {
    heading: t('articles.heading'),
    empty: t('articles.empty'),
    action: 'articles',
  });
}
