/** /read */

import { type MessageComponentInteraction, SlashCommandBuilder } from 'discord.js';
import { completeArticle, findArticle, LONGEST_TITLE } from '../src/discord/article-completion.ts';
import { canCheckQuotes } from '../src/discord/asking/check-quote.ts';
import { openArticle, openAtCitation } from '../src/discord/asking/open-article.ts';
import { contextCard } from '../src/discord/card/context.ts';
import { readPageNumber } from '../src/discord/card/pages.ts';
import { privately } from '../src/discord/card/parts.ts';
import { pageOfSentence, readingCard } from '../src/discord/card/reading.ts';
import type { Command, Context } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'read').addStringOption((option) =>
    localized(option, 'read.article').setMaxLength(LONGEST_TITLE).setAutocomplete(true).setRequired(true),
  ),

  async execute(interaction, { library, t }) {
    const scope = { server: interaction.guildId };
    const { key } = await findArticle(interaction.options.getString('article', true), library, scope);
    const reading = await openArticle(key, library, scope);
    await interaction.reply(privately(readingCard(t, reading, { page: 0 })));
  },

  complete: (interaction, { library, t }) => completeArticle(t, interaction, library),

  buttons: {
    async read(interaction, [citation = ''], { library, t }) {
      const opened = await openAtCitation(t, citation, library, { server: interaction.guildId });
      const page = opened.citation ? pageOfSentence(opened.reading, opened.citation) : 0;
      await interaction.reply(privately(readingCard(t, opened.reading, { ...opened, page })));
    },

    async open(interaction, [key = ''], context) {
      await openBeside(interaction, key, context);
    },

    async page(interaction, [key = '', page], { library, t }) {
      const reading = await openArticle(key, library, { server: interaction.guildId });
      await showInPlace(interaction, readingCard(t, reading, { page: readPageNumber(page) }));
    },

    async context(interaction, [citation = ''], bot) {
      const { library, t } = bot;
      const opened = await openAtCitation(t, citation, library, { server: interaction.guildId });
      if (!opened.citation) throw new UserError('article.changed');
      const { reading, citation: shown, note } = opened;
      const canCheck = await canCheckQuotes(reading.source, bot);
      await interaction.reply(privately(contextCard(t, reading, { citation: shown, note, canCheck })));
    },
  },

  selects: {
    /** Kept for the cards of earlier versions, whose lists of articles had a select menu. */
    async open(interaction, _, context) {
      await openBeside(interaction, interaction.values[0] ?? '', context);
    },
  },
} satisfies Command;

/** Opens an article in a new message, so that the list stays. */
async function openBeside(
  interaction: MessageComponentInteraction,
  key: string,
  { library, t }: Context,
): Promise<void> {
  const reading = await openArticle(key, library, { server: interaction.guildId });
  await interaction.reply(privately(readingCard(t, reading, { page: 0 })));
}
