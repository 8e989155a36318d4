/** The Report button and its form, and the recording of questions that are not answered, or not rightly. */

import {
  type BaseInteraction,
  type ButtonInteraction,
  ComponentType,
  type Message,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Translator } from '../i18n/translator.ts';
import { standaloneQuestion } from '../language/follow-up.ts';
import type { Answers } from '../library/answers.ts';
import type { Report } from '../library/report.ts';
import { dayOf } from './asking/question-state.ts';
import { readContext, readHeading } from './card/heading.ts';
import { privately } from './card/parts.ts';
import { reportedCard } from './card/reports.ts';
import type { ButtonHandler, Context, FormHandler } from './command.ts';
import { writeId } from './custom-ids.ts';
import { describeError } from './errors.ts';
import { type Form, field, textInput } from './form-fields.ts';
import { UserError } from './user-error.ts';

const LONGEST_WRONG = 1_000;
const LONGEST_BETTER = 2_000;

/** Whether there are moderators to report to: the bot is a member of the server, and it is not a direct message. */
export function canReport(where: BaseInteraction | Message): boolean {
  return 'inCachedGuild' in where ? where.inCachedGuild() : where.inGuild();
}

/** Opens the report form. */
export const openReport: ButtonHandler = async (interaction, args, { t }) => {
  readReport(interaction, args);
  await interaction.showModal(reportForm(t, args));
};

/** Stores a report for the moderators. */
export const submitReport: FormHandler = async (interaction, args, { t, library }) => {
  const { server, ...about } = readReport(interaction, args);
  const wrong = interaction.fields.getTextInputValue('wrong').trim();
  const better = interaction.fields.getTextInputValue('better').trim();
  await library.report({ kind: 'reported', ...about, wrong, better }, server);
  await interaction.reply(privately(reportedCard(t)));
};

/** Stores a question that was not answered, if the server has switched that on. Errors are only logged. */
export async function keepUnanswered(
  { question, context, verdict, answers }: Answers,
  asking: BaseInteraction | Message,
  bot: Context,
): Promise<void> {
  if (verdict !== 'none' || !canReport(asking)) return;
  const shown = answers[0]?.citation ?? null;
  const standalone = standaloneQuestion(question, context);
  await keepQuestion(
    'unanswered',
    { server: asking.guildId!, question: standalone, day: dayOf(asking), verdict, shown },
    bot,
  );
}

/** Stores a question whose answer somebody has rejected, if the server has switched that on. Errors are only logged. */
export async function keepRejected(rejected: Reported, bot: Context): Promise<void> {
  await keepQuestion('rejected', rejected, bot);
}

async function keepQuestion(
  kind: Report['kind'],
  { server, ...about }: Reported,
  { library, log }: Context,
): Promise<void> {
  await library
    .report({ kind, ...about, wrong: '', better: '' }, server)
    .catch((error) => log.warn(`A question could not be kept: ${describeError(error)}`));
}

/** The question and the quote of a card, in a server. */
type Reported = Pick<Report, 'question' | 'day' | 'verdict' | 'shown'> & { server: string };

/**
 * The question and the quote of the card that somebody reports or votes on.
 *
 * @param args the verdict and the citation, as in the custom ids of these buttons
 * @throws UserError where there are no moderators, or the card cannot be read
 */
export function readReport(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  [verdict, citation]: readonly string[],
): Reported {
  if (!canReport(interaction)) throw new UserError('error.noModerators');
  const { message } = interaction;
  const question = message && readHeading(message);
  if (!question || !isVerdict(verdict)) throw new UserError('error.unreadableCard');
  const shown = citation === undefined || citation === '-' ? null : citation;
  const standalone = standaloneQuestion(question, readContext(message));
  return { server: interaction.guildId!, question: standalone, day: dayOf(interaction), verdict, shown };
}

function isVerdict(word: string | undefined): word is Report['verdict'] {
  return word === 'answered' || word === 'unsure' || word === 'none';
}

export function reportForm(t: Translator, args: readonly string[]): Form {
  const longText = (customId: string, longest: number) =>
    textInput(customId, { longest, style: TextInputStyle.Paragraph });
  return {
    custom_id: writeId('report', ...args),
    title: t('report.form'),
    components: [
      { type: ComponentType.TextDisplay, content: t('report.formNote') },
      field(t('report.wrongLabel'), t('report.wrongHint'), longText('wrong', LONGEST_WRONG)),
      field(t('report.betterLabel'), t('report.betterHint'), longText('better', LONGEST_BETTER)),
    ],
  };
}
