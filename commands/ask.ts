/** /ask */

import { type ChatInputCommandInteraction, SlashCommandBuilder } from 'discord.js';
import type { DateOrder } from '../src/date-order.ts';
import { completeArticle, findArticle, LONGEST_TITLE } from '../src/discord/article-completion.ts';
import { askAgain, askedBy } from '../src/discord/asking/ask-again.ts';
import { openFurther, submitFurther } from '../src/discord/asking/ask-further.ts';
import { askMeant } from '../src/discord/asking/ask-meant.ts';
import { checkOrder, LONGEST_DAY, readDays } from '../src/discord/asking/date-options.ts';
import { noteAnswer } from '../src/discord/asking/note-answer.ts';
import { completeQuestion } from '../src/discord/asking/question-completion.ts';
import { type AskedState, shortId } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { answerCard } from '../src/discord/card/answer.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { localized } from '../src/discord/command-localizations.ts';
import { dismissAnswer } from '../src/discord/dismiss-button.ts';
import { canReport, openReport, submitReport } from '../src/discord/report-button.ts';
import { settingsOf } from '../src/discord/settings-of-server.ts';
import { isPrivate, showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import { vote } from '../src/discord/vote-buttons.ts';
import type { Library } from '../src/library/library.ts';

export default {
  data: localized(availableEverywhere(new SlashCommandBuilder()), 'ask')
    .addStringOption((option) =>
      localized(option, 'ask.question')
        .setMaxLength(LONGEST_QUESTION)
        .setAutocomplete(true)
        .setRequired(true),
    )
    .addStringOption((option) =>
      localized(option, 'ask.article').setMaxLength(LONGEST_TITLE).setAutocomplete(true),
    )
    .addStringOption((option) => localized(option, 'ask.from').setMaxLength(LONGEST_DAY))
    .addStringOption((option) => localized(option, 'ask.to').setMaxLength(LONGEST_DAY))
    .addStringOption((option) => localized(option, 'ask.asOf').setMaxLength(LONGEST_DAY))
    .addBooleanOption((option) => localized(option, 'ask.private')),

  async execute(interaction, context) {
    const { library, t } = context;
    const question = readQuestion(interaction.options.getString('question', true));
    const { dateOrder, answersPrivately } = await settingsOf(interaction.guildId, library);
    const { asked, title } = await readOptions(interaction, library, dateOrder);
    const answers = await library.ask(question, { ...asked.scope, server: interaction.guildId });
    const isPrivate = interaction.options.getBoolean('private') ?? answersPrivately;
    const card = answerCard(t, answers, {
      asked,
      place: 0,
      isPrivate,
      canReport: canReport(interaction),
      title,
    });
    await interaction.reply(isPrivate ? privately(card) : card);
    await noteAnswer(answers, interaction, context);
  },

  complete: (interaction, { library, t }) =>
    interaction.options.getFocused(true).name === 'question'
      ? completeQuestion(interaction, library)
      : completeArticle(t, interaction, library),

  buttons: {
    async next(interaction, args, { library, t }) {
      const { answers, asked, title, place, count } = await askAgain(interaction, args, library);
      const owner = asked.asker;
      const isOwn = owner === shortId(interaction.user.id);
      const card = answerCard(t, answers, {
        asked: { ...asked, asker: shortId(interaction.user.id) },
        place: place === null ? 0 : (place + 1) % count,
        isPrivate: !isOwn || isPrivate(interaction),
        canReport: canReport(interaction),
        isGone: place === null,
        title,
      });
      await showInPlace(interaction, card, owner);
    },

    async share(interaction, args, { library, t }) {
      const { answers, asked, title, place } = await askAgain(interaction, args, library);
      const [citation] = args;
      if (place === null && (citation !== '-' || answers.answers.length > 0))
        throw new UserError('error.sharedQuoteGone');
      const sharedBy = interaction.user.id;
      await interaction.reply(
        answerCard(t, answers, {
          asked,
          place: place ?? 0,
          isPrivate: false,
          canReport: canReport(interaction),
          sharedBy,
          title,
        }),
      );
    },

    helpful: (interaction, args, context) => vote(interaction, 'helpful', args, context),
    unhelpful: (interaction, args, context) => vote(interaction, 'unhelpful', args, context),
    further: openFurther,
    dismiss: dismissAnswer,
    meant: askMeant,
    report: openReport,
  },

  forms: { further: submitFurther, report: submitReport },
} satisfies Command;

async function readOptions(
  interaction: ChatInputCommandInteraction,
  library: Library,
  order: DateOrder | null,
): Promise<{ asked: AskedState; title: string | undefined }> {
  const { options, guildId } = interaction;
  const { asker, scope } = askedBy(interaction);
  const today = scope.asked!;
  const from = readDays('from', options.getString('from'), today, order)?.from;
  const to = readDays('to', options.getString('to'), today, order)?.to;
  const asOf = readDays('as-of', options.getString('as-of'), today, order)?.to;
  checkOrder(from, to);
  const typed = options.getString('article');
  const entry = typed ? await findArticle(typed, library, { server: guildId }) : null;
  return { asked: { asker, scope: { ...scope, from, to, asOf, article: entry?.key } }, title: entry?.title };
}
