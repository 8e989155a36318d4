/** What is noted of an answer that somebody is given. */

import type { BaseInteraction, Message } from 'discord.js';
import type { Day } from '../../day.ts';
import { ANSWERED } from '../../diagnostics.ts';
import type { Answers } from '../../library/answers.ts';
import { offeredQuotes } from '../card/answer.ts';
import type { Context } from '../command.ts';
import { canReport, keepUnanswered } from '../report-button.ts';
import { dayOf } from './question-state.ts';

/**
 * Counts an answer, once for each question that somebody asks: not when another quote of it is shown. Where it was not
 * answered and the server has switched that on, the question is stored.
 */
export async function noteAnswer(
  answers: Answers,
  asking: BaseInteraction | Message,
  context: Context,
): Promise<void> {
  countAnswer(answers, canReport(asking) ? asking.guildId : null, dayOf(asking), context);
  await keepUnanswered(answers, asking, context);
}

/**
 * Counts an answer.
 *
 * @param server null in direct messages, and where the bot is no member: nothing is stored there
 */
export function countAnswer(
  answers: Answers,
  server: string | null,
  day: Day,
  { figures }: Pick<Context, 'figures'>,
): void {
  const { verdict } = answers;
  ANSWERED.publish({ verdict });
  if (server === null) return;
  const quote = verdict === 'none' ? undefined : offeredQuotes(answers)[0];
  figures.countAnswer(server, day, verdict, quote?.citation ?? null);
}
