/** The message menu "Ask the articles". */

import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import { askedBy } from '../src/discord/asking/ask-again.ts';
import { textOfMessage } from '../src/discord/asking/message-text.ts';
import { questionIn } from '../src/discord/asking/question-text.ts';
import { answerCard } from '../src/discord/card/answer.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { canReport, keepUnanswered } from '../src/discord/report-button.ts';

export default {
  data: availableEverywhere(new ContextMenuCommandBuilder())
    .setName('Ask the articles')
    .setType(ApplicationCommandType.Message),

  hint: 'Asks them with the words of the message; only you see the answer.',

  async onMessage(interaction, context) {
    const question = questionIn(textOfMessage(interaction.targetMessage));
    const asked = askedBy(interaction);
    const answers = await context.library.ask(question, { ...asked.scope, server: interaction.guildId });
    const card = answerCard(answers, { asked, place: 0, isPrivate: true, canReport: canReport(interaction) });
    await interaction.reply(privately(card));
    await keepUnanswered(answers, interaction, context);
  },
} satisfies Command;
