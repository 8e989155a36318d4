/** /ask */

import { type ChatInputCommandInteraction, SlashCommandBuilder } from 'discord.js';
import { completeArticle, findArticle, LONGEST_TITLE } from '../src/discord/article-completion.ts';
import { askAgain, askedBy } from '../src/discord/asking/ask-again.ts';
import { openFurther, submitFurther } from '../src/discord/asking/ask-further.ts';
import { askMeant } from '../src/discord/asking/ask-meant.ts';
import { checkOrder, LONGEST_DAY, readDays } from '../src/discord/asking/date-options.ts';
import { completeQuestion } from '../src/discord/asking/question-completion.ts';
import { type AskedState, shortId } from '../src/discord/asking/question-state.ts';
import { LONGEST_QUESTION, readQuestion } from '../src/discord/asking/question-text.ts';
import { answerCard } from '../src/discord/card/answer.ts';
import { privately } from '../src/discord/card/parts.ts';
import type { Command } from '../src/discord/command.ts';
import { availableEverywhere } from '../src/discord/command-contexts.ts';
import { dismissAnswer } from '../src/discord/dismiss-button.ts';
import { canReport, keepUnanswered, openReport, submitReport } from '../src/discord/report-button.ts';
import { isPrivate, showInPlace } from '../src/discord/show-in-place.ts';
import { UserError } from '../src/discord/user-error.ts';
import { vote } from '../src/discord/vote-buttons.ts';
import type { Library } from '../src/library/library.ts';

export default {
  data: availableEverywhere(new SlashCommandBuilder())
    .setName('ask')
    .setDescription('Ask the articles: the exact sentence that answers, and its dates')
    .addStringOption((option) =>
      option
        .setName('question')
        .setDescription('In plain language, as you would ask a person: who, what, when, where, why, how many')
        .setMaxLength(LONGEST_QUESTION)
        .setAutocomplete(true)
        .setRequired(true),
    )
    .addStringOption((option) =>
      option
        .setName('article')
        .setDescription('Ask this article alone: its title, or part of it')
        .setMaxLength(LONGEST_TITLE)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('from')
        .setDescription('Only articles published on this day or later, such as 19 June 2023')
        .setMaxLength(LONGEST_DAY),
    )
    .addStringOption((option) =>
      option
        .setName('to')
        .setDescription('Only articles published on this day or earlier, such as June 2023')
        .setMaxLength(LONGEST_DAY),
    )
    .addStringOption((option) =>
      option
        .setName('as-of')
        .setDescription('Answer as one could have on this day, from what was published by then')
        .setMaxLength(LONGEST_DAY),
    )
    .addBooleanOption((option) =>
      option.setName('private').setDescription('Only you see the answer; you can share it afterwards'),
    ),

  async execute(interaction, context) {
    const { library } = context;
    const question = readQuestion(interaction.options.getString('question', true));
    const { asked, title } = await readOptions(interaction, library);
    const answers = await library.ask(question, { ...asked.scope, server: interaction.guildId });
    const isPrivate =
      interaction.options.getBoolean('private') ?? (await answersPrivately(interaction, library));
    const card = answerCard(answers, {
      asked,
      place: 0,
      isPrivate,
      canReport: canReport(interaction),
      title,
    });
    await interaction.reply(isPrivate ? privately(card) : card);
    await keepUnanswered(answers, interaction, context);
  },

  complete: (interaction, { library }) =>
    interaction.options.getFocused(true).name === 'question'
      ? completeQuestion(interaction, library)
      : completeArticle(interaction, library),

  buttons: {
    async next(interaction, args, { library }) {
      const { answers, asked, title, place, count } = await askAgain(interaction, args, library);
      const owner = asked.asker;
      const isOwn = owner === shortId(interaction.user.id);
      const card = answerCard(answers, {
        asked: { ...asked, asker: shortId(interaction.user.id) },
        place: place === null ? 0 : (place + 1) % count,
        isPrivate: !isOwn || isPrivate(interaction),
        canReport: canReport(interaction),
        isGone: place === null,
        title,
      });
      await showInPlace(interaction, card, owner);
    },

    async share(interaction, args, { library }) {
      const { answers, asked, title, place } = await askAgain(interaction, args, library);
      const [citation] = args;
      if (place === null && (citation !== '-' || answers.answers.length > 0))
        throw new UserError(
          'The articles have changed, and the quote is no longer among the answers. Please ask again, and share what they say now.',
        );
      const sharedBy = interaction.user.id;
      await interaction.reply(
        answerCard(answers, {
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

/** Whether the server wants answers to be private; not elsewhere. */
async function answersPrivately(
  { guildId }: ChatInputCommandInteraction,
  library: Library,
): Promise<boolean> {
  return guildId !== null && (await library.settings(guildId)).answersPrivately;
}

async function readOptions(
  interaction: ChatInputCommandInteraction,
  library: Library,
): Promise<{ asked: AskedState; title: string | undefined }> {
  const { options, guildId } = interaction;
  const { asker, scope } = askedBy(interaction);
  const today = scope.asked!;
  const from = readDays('from', options.getString('from'), today)?.from;
  const to = readDays('to', options.getString('to'), today)?.to;
  const asOf = readDays('as-of', options.getString('as-of'), today)?.to;
  checkOrder(from, to);
  const typed = options.getString('article');
  const entry = typed ? await findArticle(typed, library, { server: guildId }) : null;
  return { asked: { asker, scope: { ...scope, from, to, asOf, article: entry?.key } }, title: entry?.title };
}
