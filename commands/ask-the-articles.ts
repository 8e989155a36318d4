/** The message menu "Ask the articles". */

import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import { askedBy } from '../src/discord/asking/ask-again.ts';
import { textOfMessage } from '../src/discord/asking/message-text.ts';
import { noteAnswer } from '../src/discord/asking/note-answer.ts';
import { questionIn } from '../src/discord/asking/question-text.ts';
import { answerCard } from '../src/discord/card/answer.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localizedMenu } from '../src/discord/command-localizations.ts';
import { canReport } from '../src/discord/report-button.ts';

export default {
  data: localizedMenu(availableEverywhere(new ContextMenuCommandBuilder()), 'askTheArticles').setType(
    ApplicationCommandType.Message,
  ),

  hint: 'command.askTheArticles.hint',

  async onMessage(interaction, context) {
    const question = questionIn(textOfMessage(interaction.targetMessage));
    const asked = askedBy(interaction);
    const answers = await context.library.ask(question, { ...asked.scope, server: interaction.guildId });
    const card = answerCard(context.t, answers, {
      asked,
      place: 0,
      isPrivate: true,
      canReport: canReport(interaction),
    });
    await interaction.reply(privately(card));
    await noteAnswer(answers, interaction, context);
  },
} satisfies Command;
