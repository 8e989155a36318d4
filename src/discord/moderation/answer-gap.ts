/** Answering questions that found nothing: the form, the preview with the questions asked again, the publication. */

import { type BaseInteraction, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { translatorFor } from '../../i18n/translators.ts';
import type { Answers } from '../../library/answers.ts';
import type { Draft } from '../../library/library.ts';
import { type Report, reportKey } from '../../library/report.ts';
import { dayOf } from '../asking/question-state.ts';
import { hasWords } from '../asking/question-text.ts';
import { answeredGapCard, gapCard } from '../card/gap.ts';
import type { ButtonHandler, Context, FormHandler } from '../command.ts';
import { writeId } from '../custom-ids.ts';
import { type Form, field, textInput } from '../form-fields.ts';
import { localeOfServer } from '../settings-of-server.ts';
import { UserError } from '../user-error.ts';
import { showPreview } from './draft-preview.ts';
import { draftQueue } from './draft-queues.ts';
import { draftGone } from './drafts.ts';
import { serverOfModerator } from './moderator.ts';
import { findGroup } from './review-reports.ts';

/** Leaves room for the words before it in the title of an article. */
const LONGEST_QUESTION = 200;
/** Discord's limit on a text input. */
const LONGEST_ANSWER = 4_000;
const LONGEST_DAY = 60;
/** How many questions of a group are asked again for the preview, about a tenth of a second each. */
const MAX_TRIED = 9;

/** The fields of the form, as they are kept as a draft: the question as the title, the answer as the text. */
type Answer = Pick<Draft, 'title' | 'date' | 'text'>;

/** Opens the form with the newest question of a group. */
export const openAnswer: ButtonHandler = async (interaction, [key = ''], { t, library }) => {
  const group = await findGroup(key, serverOfModerator(interaction), library);
  if (!group) throw new UserError('error.gapClosed');
  const [{ question }] = group;
  await interaction.showModal(gapForm(t, { title: question, date: dayOf(interaction), text: '' }, [key]));
};

/** Opens the form with the contents of a draft. */
export const changeAnswer: ButtonHandler = async (interaction, [id = '', key = ''], { t, drafts }) => {
  const draft = await drafts.find(serverOfModerator(interaction), id);
  if (!draft) throw draftGone();
  await interaction.showModal(gapForm(t, draft, [key, id]));
};

/** Keeps the form's contents as a draft, and shows how the questions of the group are answered with it. */
export const submitAnswer: FormHandler = async (interaction, [key = '', draftId], context) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const { t, library, drafts } = context;
  await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const answer = readForm(interaction);
    const earlier = draftId === undefined ? null : await drafts.find(server, draftId);
    const id = await drafts.keep(server, { ...answer, source: '' }, earlier ? draftId : undefined);
    const preview = async () => {
      if (!hasWords(answer.title)) throw new UserError('error.questionWithoutWords');
      const group = (await findGroup(key, server, library)) ?? [];
      const questions = new Set([answer.title, ...group.map(({ question }) => question)]);
      const draft = articleOf(await translatorOfServer(interaction, context), answer);
      const scope = { server, asked: dayOf(interaction) };
      const tried = await library.askWith(draft, [...questions].slice(0, 1 + MAX_TRIED), scope);
      return gapCard(t, tried as [Answers, ...Answers[]], [id, key]);
    };
    await showPreview(interaction, t, id, preview, ['change-gap', id, key]);
  });
};

/** Publishes an answer as an article of its own, and closes the reports of the group. */
export const publishAnswer: ButtonHandler = async (interaction, [id = '', key = ''], context) => {
  const server = serverOfModerator(interaction);
  await interaction.deferUpdate();
  const { t, library, drafts, commandIds } = context;
  const entry = await draftQueue.take({ server, person: interaction.user.id }, async () => {
    const answer = await drafts.find(server, id);
    if (!answer) throw draftGone();
    return library.add(articleOf(await translatorOfServer(interaction, context), answer), server);
  });
  // Closed and deleted only after the article is stored, so that a crash in between loses nothing.
  const group: readonly Report[] = (await findGroup(key, server, library)) ?? [];
  const closedCount = await library.closeReports(group.map(reportKey), server);
  await drafts.forget(server, id);
  await interaction.editReply(answeredGapCard(t, entry, closedCount, commandIds));
};

/**
 * The article of an answer: one for each, so that it has a day of its own, and its citations stay when others are added.
 * The question is a heading, which is shown with the answer, and a part of the title, by which lists tell it from others.
 */
function articleOf(t: Translator, { title: question, date, text }: Answer): Draft {
  const markdown = `## ${escapeMarkdown(question)}\n\n${text}\n`;
  return {
    title: t('gap.title', { question }),
    date,
    source: '',
    text: { name: 'answer.md', bytes: Buffer.from(markdown) },
  };
}

function escapeMarkdown(line: string): string {
  return line.replace(/[\\`*_~|<>[\]#&]/g, '\\$&');
}

async function translatorOfServer({ guild, guildId }: BaseInteraction, { library }: Context) {
  return translatorFor(localeOfServer(guild, await library.settings(guildId!)));
}

function readForm({ fields }: ModalSubmitInteraction): Answer {
  return {
    title: fields.getTextInputValue('question').replace(/\s+/g, ' ').trim(),
    date: fields.getTextInputValue('day'),
    text: fields.getTextInputValue('answer'),
  };
}

/** @param args the key of a report of the group and, for a draft, its id */
export function gapForm(t: Translator, { title, date, text }: Answer, args: readonly string[]): Form {
  return {
    custom_id: writeId('gap', ...args),
    title: t('gap.form'),
    components: [
      field(
        t('gap.questionLabel'),
        t('gap.questionHint'),
        textInput('question', { longest: LONGEST_QUESTION, value: title, required: true }),
      ),
      field(
        t('gap.answerLabel'),
        t('gap.answerHint'),
        textInput('answer', {
          longest: LONGEST_ANSWER,
          value: typeof text === 'string' ? text : '',
          required: true,
          style: TextInputStyle.Paragraph,
        }),
      ),
      field(t('gap.dayLabel'), t('draft.dateHint'), textInput('day', { longest: LONGEST_DAY, value: date })),
    ],
  };
}
