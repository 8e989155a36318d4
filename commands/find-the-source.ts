/** The message menu "Find the source". */

import { ApplicationCommandType, ContextMenuCommandBuilder, MessageFlags } from 'discord.js';
import { textOfMessage, withoutMarkdown } from '../src/discord/asking/message-text.ts';
import { hasWords, withoutMentions } from '../src/discord/asking/question-text.ts';
import { sourcesCard } from '../src/discord/card/sources.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localizedMenu } from '../src/discord/command-localizations.ts';
import { UserError } from '../src/discord/user-error.ts';

export default {
  data: localizedMenu(availableEverywhere(new ContextMenuCommandBuilder()), 'findTheSource').setType(
    ApplicationCommandType.Message,
  ),

  hint: 'command.findTheSource.hint',

  async onMessage(interaction, { library, t }) {
    const text = withoutMarkdown(withoutMentions(textOfMessage(interaction.targetMessage)));
    if (!hasWords(text)) throw new UserError('error.noWordsToFind');
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const sources = await library.sources(text, { server: interaction.guildId });
    await interaction.editReply(sourcesCard(t, sources));
  },
} satisfies Command;
