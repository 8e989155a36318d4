/** Asks the question of a card again, for its buttons. */

import type { BaseInteraction, ButtonInteraction, Message } from 'discord.js';
import type { MessageKey } from '../../i18n/translator.ts';
import { standaloneQuestion } from '../../language/follow-up.ts';
import type { Answers } from '../../library/answers.ts';
import type { Library } from '../../library/library.ts';
import { offeredQuotes } from '../card/answer.ts';
import { readContext, readHeading } from '../card/heading.ts';
import { UserError } from '../user-error.ts';
import { type AskedState, dayOf, readAsked, shortId } from './question-state.ts';

/** The state of a question without filters: who asks, and on which day. */
export function askedBy({ user, createdAt }: Pick<BaseInteraction, 'user' | 'createdAt'>): AskedState {
  return { asker: shortId(user.id), scope: { asked: dayOf({ createdAt }) } };
}

export const UNREADABLE_CARD = 'error.unreadableCard' satisfies MessageKey;

/** The question of a card, as it can be understood alone; null for any other message. */
export function standaloneQuestionOn(message: Pick<Message, 'components'>): string | null {
  const question = readHeading(message);
  return question === null ? null : standaloneQuestion(question, readContext(message));
}

/** The answers of a card's question now, and the position of the quote that the card shows. */
export interface AskedAgain {
  answers: Answers;
  asked: AskedState;
  /** The title of the only article that was asked, if any. */
  title: string | undefined;
  /** The index of the quote; null when it is no longer among the answers, or there was none. */
  place: number | null;
  /** The number of quotes offered. */
  count: number;
}

/**
 * Asks the question of a button's card again.
 *
 * @param args the citation of the quote that the card shows, and the arguments of `readAsked`
 * @throws UserError when these cannot be read, or the only article that was asked is gone
 */
export async function askAgain(
  interaction: ButtonInteraction,
  [citation = '', ...args]: readonly string[],
  library: Library,
): Promise<AskedAgain> {
  const question = readHeading(interaction.message);
  const asked = readAsked(args);
  if (question === null || !asked) throw new UserError(UNREADABLE_CARD);
  const scope = { ...asked.scope, server: interaction.guildId };
  const [answers, title] = await Promise.all([
    library.ask(question, scope, undefined, readContext(interaction.message)),
    titleOf(asked, library, interaction.guildId),
  ]);
  const offered = offeredQuotes(answers);
  const place = offered.findIndex((quote) => quote.citation === citation);
  return { answers, asked, title, place: place < 0 ? null : place, count: offered.length };
}

/**
 * The title of the only article that is asked; undefined when all are.
 *
 * @throws UserError when it is gone
 */
export async function titleOf(
  { scope: { article } }: AskedState,
  library: Library,
  server: string | null,
): Promise<string | undefined> {
  if (!article) return undefined;
  const [entry] = await library.articles({ server, article }, undefined, 1);
  if (!entry) throw new UserError('error.articleGone');
  return entry.title;
}
