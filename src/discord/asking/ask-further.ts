/** The button "Ask further" and its form: a question that follows up the one of a card. */

import { type ButtonInteraction, ComponentType, type Message, type ModalSubmitInteraction } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { contextOf } from '../../language/follow-up.ts';
import { answerCard } from '../card/answer.ts';
import { privately } from '../card/parts.ts';
import type { ButtonHandler, FormHandler } from '../command.ts';
import { readId, writeId } from '../custom-ids.ts';
import { type Form, field, textInput } from '../form-fields.ts';
import { canReport } from '../report-button.ts';
import { isPrivate } from '../show-in-place.ts';
import { UserError } from '../user-error.ts';
import { askedBy, titleOf, UNREADABLE_CARD } from './ask-again.ts';
import { noteAnswer } from './note-answer.ts';
import { type AskedState, readAsked } from './question-state.ts';
import { LONGEST_QUESTION, readQuestion } from './question-text.ts';
import { turnOf } from './turn-before.ts';

/** In English, like all that is asked. */
const EXAMPLE = 'and when did she leave?';

/** The form. */
export function furtherForm(t: Translator, args: readonly string[]): Form {
  const input = textInput('question', { longest: LONGEST_QUESTION, required: true });
  return {
    custom_id: writeId('further', ...args),
    title: t('further.title'),
    components: [field(t('further.label'), t('further.description', { example: EXAMPLE }), input)],
  };
}

/** Opens the form. */
export const openFurther: ButtonHandler = async (interaction, args, { t }) => {
  readCard(interaction, args);
  await interaction.showModal(furtherForm(t, args));
};

/**
 * Answers the form within the filters of the card: for all to see under an answer of one's own, else for oneself alone.
 */
export const submitFurther: FormHandler = async (interaction, args, context) => {
  const { turn, before } = readCard(interaction, args);
  const question = readQuestion(interaction.fields.getTextInputValue('question'));
  const { asker, scope } = askedBy(interaction);
  const asked = { asker, scope: { ...before.scope, ...scope } };
  const [answers, title] = await Promise.all([
    context.library.ask(
      question,
      { ...asked.scope, server: interaction.guildId },
      undefined,
      contextOf(question, turn),
    ),
    titleOf(asked, context.library, interaction.guildId),
  ]);
  const isForOne = before.asker !== asker || isPrivate(interaction);
  const card = answerCard(context.t, answers, {
    asked,
    place: 0,
    isPrivate: isForOne,
    canReport: canReport(interaction),
    title,
  });
  await interaction.reply(isForOne ? privately(card) : card);
  await noteAnswer(answers, interaction, context);
};

/** The state of a card's question, as its button "Ask further" has it; null for a message without the button. */
export function askedOn({ components }: Pick<Message, 'components'>): AskedState | null {
  for (const container of components)
    for (const part of container.type === ComponentType.Container ? container.components : [])
      for (const one of part.type === ComponentType.ActionRow ? part.components : []) {
        const id = readId(one.customId);
        if (id?.action === 'further') return readAsked(id.args);
      }
  return null;
}

function readCard({ message }: ButtonInteraction | ModalSubmitInteraction, args: readonly string[]) {
  const turn = message && turnOf(message);
  const before = readAsked(args);
  if (!turn || !before) throw new UserError(UNREADABLE_CARD);
  return { turn, before };
}
