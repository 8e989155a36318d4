/** The message menu "Find the source". */

import { ApplicationCommandType, ContextMenuCommandBuilder, MessageFlags } from 'discord.js';
import { textOfMessage, withoutMarkdown } from '../src/discord/asking/message-text.ts';
import { hasWords, withoutMentions } from '../src/discord/asking/question-text.ts';
import { sourcesCard } from '../src/discord/card/sources.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { UserError } from '../src/discord/user-error.ts';

export default {
  data: availableEverywhere(new ContextMenuCommandBuilder())
    .setName('Find the source')
    .setType(ApplicationCommandType.Message),

  hint: 'Finds the article that the message quotes, exactly or nearly.',

  async onMessage(interaction, { library }) {
    const text = withoutMarkdown(withoutMentions(textOfMessage(interaction.targetMessage)));
    if (!hasWords(text)) throw new UserError('There are no words in that message to look for.');
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(sourcesCard(await library.sources(text, { server: interaction.guildId })));
  },
} satisfies Command;
