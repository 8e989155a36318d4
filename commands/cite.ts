/** /cite */

import { SlashCommandBuilder } from 'discord.js';
import { canCheckQuotes, checkQuote } from '../src/discord/asking/check-quote.ts';
import { citationCard, formerCitationCard } from '../src/discord/card/citation.ts';
import { copyCard } from '../src/discord/card/copy.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command, Context } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { UserError } from '../src/discord/user-error.ts';

const LONGEST_ID = 60;

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'cite').addStringOption((option) =>
    localized(option, 'cite.id').setMaxLength(LONGEST_ID).setRequired(true),
  ),

  async execute(interaction, context) {
    const typed = interaction.options.getString('id', true);
    await interaction.reply(await cardOf(typed, interaction.guildId, context));
  },

  buttons: {
    check: checkQuote,

    async copy(interaction, [citation = ''], { library, t }) {
      const cited = await library.cite(citation, { server: interaction.guildId });
      if (cited?.state !== 'same') throw new UserError(cited ? 'article.changed' : 'error.articleGone');
      await interaction.reply(privately(copyCard(t, cited.quote)));
    },
  },

  selects: {
    async quote(interaction, _, context) {
      const [citation = ''] = interaction.values;
      await interaction.reply(privately(await cardOf(citation, interaction.guildId, context)));
    },
  },
} satisfies Command;

async function cardOf(typed: string, server: string | null, context: Context) {
  const { library, t } = context;
  // A copied citation may have the backticks around it.
  const citation = typed.replace(/[`\s]/g, '').slice(0, LONGEST_ID);
  const cited = await library.cite(citation, { server });
  if (!cited) throw new UserError('error.noSuchCitation');
  const former = cited.state === 'changed' ? await library.citeFormer(citation, { server }) : null;
  const quote = cited.state === 'same' ? cited.quote : (former ?? cited).now;
  const canCheck = await canCheckQuotes(quote?.source ?? null, context);
  return former
    ? formerCitationCard(t, former, citation, canCheck)
    : citationCard(t, cited, citation, canCheck);
}
