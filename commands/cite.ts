/** /cite */

import { SlashCommandBuilder } from 'discord.js';
import { citationCard, formerCitationCard } from '../src/discord/card/citation.ts';
import { copyCard } from '../src/discord/card/copy.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { UserError } from '../src/discord/user-error.ts';
import type { Translator } from '../src/i18n/translator.ts';
import type { Library } from '../src/library/library.ts';

const LONGEST_ID = 60;

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'cite').addStringOption((option) =>
    localized(option, 'cite.id').setMaxLength(LONGEST_ID).setRequired(true),
  ),

  async execute(interaction, { library, t }) {
    const typed = interaction.options.getString('id', true);
    await interaction.reply(await cardOf(t, typed, library, interaction.guildId));
  },

  buttons: {
    async copy(interaction, [citation = ''], { library, t }) {
      const cited = await library.cite(citation, { server: interaction.guildId });
      if (cited?.state !== 'same') throw new UserError(cited ? 'article.changed' : 'error.articleGone');
      await interaction.reply(privately(copyCard(t, cited.quote)));
    },
  },

  selects: {
    async quote(interaction, _, { library, t }) {
      const [citation = ''] = interaction.values;
      await interaction.reply(privately(await cardOf(t, citation, library, interaction.guildId)));
    },
  },
} satisfies Command;

async function cardOf(t: Translator, typed: string, library: Library, server: string | null) {
  // A copied citation may have the backticks around it.
  const citation = typed.replace(/[`\s]/g, '').slice(0, LONGEST_ID);
  const cited = await library.cite(citation, { server });
  if (!cited) throw new UserError('error.noSuchCitation');
  const former = cited.state === 'changed' ? await library.citeFormer(citation, { server }) : null;
  return former ? formerCitationCard(t, former, citation) : citationCard(t, cited, citation);
}
