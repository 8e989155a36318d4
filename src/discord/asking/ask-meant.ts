/** The button "Ask that": asks the question that a card takes the one of its heading for. */

import { answerCard } from '../card/answer.ts';
import { readContext, readMeant } from '../card/heading.ts';
import type { ButtonHandler } from '../command.ts';
import { canReport } from '../report-button.ts';
import { isPrivate, showInPlace } from '../show-in-place.ts';
import { UserError } from '../user-error.ts';
import { titleOf, UNREADABLE_CARD } from './ask-again.ts';
import { countAnswer } from './note-answer.ts';
import { dayOf, readAsked, shortId } from './question-state.ts';

/** Answers in place of one's own card, else with a message for oneself alone. */
export const askMeant: ButtonHandler = async (interaction, args, context) => {
  const { library, t } = context;
  const question = readMeant(interaction.message);
  const before = readAsked(args);
  if (question === null || !before) throw new UserError(UNREADABLE_CARD);
  const scope = { ...before.scope, server: interaction.guildId };
  const [answers, title] = await Promise.all([
    library.ask(question, scope, undefined, readContext(interaction.message)),
    titleOf(before, library, interaction.guildId),
  ]);
  const asker = shortId(interaction.user.id);
  const card = answerCard(t, answers, {
    asked: { ...before, asker },
    place: 0,
    isPrivate: before.asker !== asker || isPrivate(interaction),
    canReport: canReport(interaction),
    title,
  });
  await showInPlace(interaction, card, before.asker);
  countAnswer(answers, canReport(interaction) ? interaction.guildId : null, dayOf(interaction), context);
};
