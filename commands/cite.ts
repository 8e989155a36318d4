/** /cite */

import { SlashCommandBuilder } from 'discord.js';
import { CHANGED, GONE } from '../src/discord/asking/open-article.ts';
import { citationCard } from '../src/discord/card/citation.ts';
import { copyCard } from '../src/discord/card/copy.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Library } from '../src/library/library.ts';

const LONGEST_ID = 60;

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('cite')
    .setDescription('Show again the sentence that a citation id names')
    .addStringOption((option) =>
      option
        .setName('id')
        .setDescription('As it stands below each quote')
        .setMaxLength(LONGEST_ID)
        .setRequired(true),
    ),

  async execute(interaction, { library }) {
    const typed = interaction.options.getString('id', true);
    await interaction.reply(await cardOf(typed, library, interaction.guildId));
  },

  buttons: {
    async copy(interaction, [citation = ''], { library }) {
      const cited = await library.cite(citation, { server: interaction.guildId });
      if (cited?.state !== 'same') throw new UserError(cited ? CHANGED : GONE);
      await interaction.reply(privately(copyCard(cited.quote)));
    },
  },

  selects: {
    async quote(interaction, _, { library }) {
      const [citation = ''] = interaction.values;
      await interaction.reply(privately(await cardOf(citation, library, interaction.guildId)));
    },
  },
} satisfies Command;

async function cardOf(typed: string, library: Library, server: string | null) {
  // A copied citation may have the backticks around it.
  const citation = typed.replace(/[`\s]/g, '').slice(0, LONGEST_ID);
  const cited = await library.cite(citation, { server });
  if (!cited)
    throw new UserError(
      'No article here has a sentence of that id. Copy it as it stands below a quote; if the article has been removed, its quotes are gone as well.',
    );
  return citationCard(cited, citation);
}
