/** /read */

import { type MessageComponentInteraction, SlashCommandBuilder } from 'discord.js';
import { completeArticle, findArticle, LONGEST_TITLE } from '../src/discord/article-completion.ts';
import { CHANGED, openArticle, openAtCitation } from '../src/discord/asking/open-article.ts';
import { contextCard } from '../src/discord/card/context.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { privately } from '../src/discord/card/parts.ts';
import { pageOfSentence, readingCard } from '../src/discord/card/reading.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Library } from '../src/library/library.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('read')
    .setDescription('Read an article here, page by page')
    .addStringOption((option) =>
      option
        .setName('article')
        .setDescription('Its title, or part of it')
        .setMaxLength(LONGEST_TITLE)
        .setAutocomplete(true)
        .setRequired(true),
    ),

  async execute(interaction, { library }) {
    const scope = { server: interaction.guildId };
    const { key } = await findArticle(interaction.options.getString('article', true), library, scope);
    await interaction.reply(privately(readingCard(await openArticle(key, library, scope), { page: 0 })));
  },

  complete: (interaction, { library }) => completeArticle(interaction, library),

  buttons: {
    async read(interaction, [citation = ''], { library }) {
      const opened = await openAtCitation(citation, library, { server: interaction.guildId });
      const page = opened.citation ? pageOfSentence(opened.reading, opened.citation) : 0;
      await interaction.reply(privately(readingCard(opened.reading, { ...opened, page })));
    },

    async open(interaction, [key = ''], { library }) {
      await openBeside(interaction, key, library);
    },

    async page(interaction, [key = '', page], { library }) {
      const reading = await openArticle(key, library, { server: interaction.guildId });
      await showInPlace(interaction, readingCard(reading, { page: readPageNumber(page) }));
    },

    async context(interaction, [citation = ''], { library }) {
      const opened = await openAtCitation(citation, library, { server: interaction.guildId });
      if (!opened.citation) throw new UserError(CHANGED);
      await interaction.reply(privately(contextCard(opened.reading, opened.citation, opened.note)));
    },
  },

  selects: {
    /** Kept for the cards of earlier versions, whose lists of articles had a select menu. */
    async open(interaction, _, { library }) {
      await openBeside(interaction, interaction.values[0] ?? '', library);
    },
  },
} satisfies Command;

/** Opens an article in a new message, so that the list stays. */
async function openBeside(
  interaction: MessageComponentInteraction,
  key: string,
  library: Library,
): Promise<void> {
  const reading = await openArticle(key, library, { server: interaction.guildId });
  await interaction.reply(privately(readingCard(reading, { page: 0 })));
}
